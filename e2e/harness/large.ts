/** `npm run bench -- sandbox` also measures what takes long; the rules it proves hold for the smaller sizes as well. */
export const withLarge = (sizes: readonly number[], large: number): number[] =>
  process.env['LARGE'] === '1' ? [...sizes, large] : [...sizes]
