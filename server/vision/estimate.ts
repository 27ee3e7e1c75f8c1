/** What labelling would cost, before anything was measured. */
import type { LabelEstimate } from '../../shared/label.ts'
import type { Micros } from '../../core/pipeline/label/port.ts'
import { imageTokens, partsOf, tierOf } from './image-tokens.ts'
import { type Prices, costOf, pricesOf } from './prices.ts'

/** A usual desktop frame has about 57 candidates: 2,700 tokens with the rules and vocabularies around them. */
const USUAL_TEXT = 2700
const USUAL_CANDIDATES = 60
/** 24 tokens a candidate, plus some thinking at low effort. */
const USUAL_ANSWER = 2000
/** The one question about all names: 46 tokens of a dashboard are 3,100 characters, and 30 tokens each to answer; so are roles. */
const NAMES_TEXT = 2500
const NAMES_ANSWER = 2900
const USUAL_ROLES = 10

/** Prose is about 4 characters a token, `#f8f9fa` and `257,351` less than 2.5: a cap must not be passed. */
const CHARS_PER_TOKEN = 2
/** The service adds the schema and its own instructions. */
const OVERHEAD = 600

/** At least as many as the service will count, for what is put aside before a call. */
export const inputTokens = (text: number, parts: readonly { width: number; height: number }[]): number =>
  Math.ceil(text / CHARS_PER_TOKEN) +
  OVERHEAD +
  parts.reduce((sum, p) => sum + imageTokens(p.width, p.height), 0)

export const mostFor = (input: number, maxTokens: number, prices: Prices): Micros =>
  costOf({ input, output: maxTokens, cacheWrite: 0, cacheRead: 0 }, prices)

/** 8,192 is room for 150 candidates with thinking; less is put aside where less can come. */
export const roomForLabels = (candidates: number): number => Math.min(8192, 2000 + 40 * candidates)
/** Below the 21,333 from which the SDK insists on streaming, even when doubled. */
export const roomForNames = (tokens: number, roles: number): number =>
  Math.min(10_000, 1500 + 55 * tokens + 45 * roles)

/** @param sizes Image px. */
export function estimate(model: string, sizes: readonly { width: number; height: number }[]): LabelEstimate {
  const prices = pricesOf(model)
  const tier = tierOf(model)
  let [calls, cost, most, tooLarge] = [0, 0, 0, 0]
  const add = (input: number, output: number, room: number) => {
    calls++
    cost += mostFor(input, output, prices)
    most += mostFor(input, room, prices)
  }
  for (const { width, height } of sizes) {
    const parts = partsOf(width, height, tier)
    if (!parts) tooLarge++
    else {
      const pictures = parts.reduce((sum, part) => sum + imageTokens(part.width, part.height), 0)
      add(USUAL_TEXT + pictures, USUAL_ANSWER, roomForLabels(USUAL_CANDIDATES))
    }
  }
  if (calls > 0) add(NAMES_TEXT, NAMES_ANSWER, roomForNames(USUAL_CANDIDATES, USUAL_ROLES))
  return { calls, cost: dollars(cost), atMost: dollars(most), tooLarge }
}

/** To a hundredth of a cent. */
export const dollars = (micros: Micros): number => Math.round(micros / 100) / 10_000
