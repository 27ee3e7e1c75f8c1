/** What Figma offers a number for. It knows numbers alone: what one is for says whether it is a length. */
const LENGTHS: ReadonlySet<string> = new Set([
  'GAP',
  'WIDTH_HEIGHT',
  'CORNER_RADIUS',
  'STROKE_FLOAT',
  'FONT_SIZE',
  'EFFECT_FLOAT',
])

/** Whether a number is offered for lengths and nothing else. */
export const isForLengths = (scopes: unknown): boolean =>
  Array.isArray(scopes) && scopes.length > 0 && scopes.every((one) => LENGTHS.has(String(one)))
