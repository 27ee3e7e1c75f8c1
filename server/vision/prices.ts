/** What a token costs. Prices move: the table carries its day, and a model that is not in it is taken for the dearest. */
import type { Micros } from '../../core/pipeline/label/port.ts'

/** From the published price list. */
const AS_OF = '2026-11-22'

/** US dollars per million tokens, by the start of the model's id; the longest start wins. */
const table: Record<string, { readonly input: number; readonly output: number }> = {
  // Holds up to 100,000 tokens a request; a frame needs at most about 96,000 (20 pictures of 4,784).
  'claude-haiku-5-5': { input: 0.1, output: 0.5 },
  'claude-haiku-4-5': { input: 1, output: 5 },
  'claude-sonnet-5-5': { input: 2, output: 10 },
  'claude-opus-5-5': { input: 4, output: 20 },
  'claude-opus-5': { input: 5, output: 25 },
  'claude-fable-5-1': { input: 10, output: 50 },
}
const dearest = { input: 10, output: 50 }

export interface Prices {
  readonly input: number
  readonly output: number
  readonly asOf: string
  readonly assumed: boolean
}

export function pricesOf(model: string): Prices {
  const [known] = Object.keys(table)
    .filter((start) => model === start || model.startsWith(`${start}-2`))
    .toSorted((a, b) => b.length - a.length)
  const price = known === undefined ? dearest : (table[known] ?? dearest)
  return { ...price, asOf: AS_OF, assumed: known === undefined }
}

/** The API's own counters. */
export interface Counters {
  readonly input: number
  readonly output: number
  readonly cacheWrite: number
  readonly cacheRead: number
}

/** Writing to the service's cache costs 1.25 times, reading from it a tenth. Millionths of a dollar, rounded up. */
export const costOf = ({ input, output, cacheWrite, cacheRead }: Counters, prices: Prices): Micros =>
  Math.ceil((input + 1.25 * cacheWrite + 0.1 * cacheRead) * prices.input + output * prices.output)
