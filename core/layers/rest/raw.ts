/** A node of a REST document as it comes: an object of which nothing is sure. */
export interface RawNode {
  readonly [property: string]: unknown
}

export const isRaw = (value: unknown): value is RawNode =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

export const listOf = (value: unknown): readonly RawNode[] =>
  Array.isArray(value) ? (value as unknown[]).filter(isRaw) : []

export const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')
