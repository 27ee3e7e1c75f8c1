/** What shape an exact-colour component has. Numbers, because they fill a typed array. */
export type Kinds = Uint8Array

export const INK = 0
export const BOX = 1
export const RING = 2
export const RULE = 3
export const REGION = 4
/** Part of a gradient, a shadow or a blended edge. */
export const SLOPE = 5
