/** Contrast of inks on the backgrounds they were seen on. The pairs come measured; here they are judged and mended. */
import {
  converter,
  differenceEuclidean,
  parseHex,
  useMode,
  modeLrgb,
  modeOklab,
  modeRgb,
  wcagContrast,
} from 'culori/fn'
import * as z from 'zod'
import type { TokenSummary } from '../../shared/token.ts'

useMode(modeRgb)
useMode(modeLrgb)
useMode(modeOklab)
const difference = differenceEuclidean('oklab')
const toOklab = converter('oklab')

const pairSchema = z.object({
  /** Background, `#rrggbb`. */
  on: z.string(),
  ratio: z.number(),
  level: z.enum(['fail', 'AA', 'AAA']),
  /** px of the smallest text that was seen so. */
  smallestPx: z.number().optional(),
  count: z.number().int(),
})
export interface Pair extends z.infer<typeof pairSchema> {
  readonly ink: TokenSummary
}

/** WCAG 2.2, for text below and from 24 px. */
const NEEDED = { small: 4.5, large: 3 }
const LARGE_PX = 24
export const neededFor = ({ smallestPx }: Pick<Pair, 'smallestPx'>): number =>
  (smallestPx ?? 0) >= LARGE_PX ? NEEDED.large : NEEDED.small

/** All observed pairs, failures and low ratios first. A type that measures none has none. */
export const pairsOf = (tokens: readonly TokenSummary[]): Pair[] =>
  tokens
    .flatMap((ink) => {
      const pairs = z.array(pairSchema).safeParse(ink.derived['contrast'])
      return pairs.success ? pairs.data.map((pair) => ({ ...pair, ink })) : []
    })
    .toSorted((a, b) => Number(b.level === 'fail') - Number(a.level === 'fail') || a.ratio - b.ratio)

export const hexOf = (token: Pick<TokenSummary, 'kind' | 'value'>): string | null => {
  const parsed = z.object({ hex: z.string(), alpha: z.literal(1) }).safeParse(token.value)
  return parsed.success ? parsed.data.hex : null
}

/** OKLab chroma from which an ink has a hue, and degrees within which two are of one hue. */
const HUED = 0.04
const SAME_HUE = 30

/** A red that is too faint is mended by a darker red, a gray by a gray: another colour would say something else. */
function ofOneHue(a: string, b: string): boolean {
  const [x, y] = [toOklab(a), toOklab(b)]
  if (!x || !y) return false
  const [hued, other] = [Math.hypot(x.a, x.b) >= HUED, Math.hypot(y.a, y.b) >= HUED]
  if (!hued || !other) return hued === other
  const turn = ((Math.atan2(x.b, x.a) - Math.atan2(y.b, y.a)) * 180) / Math.PI
  return Math.abs(((turn + 540) % 360) - 180) <= SAME_HUE
}

/** The token most like the ink, of its hue, that passes on the same background; null when none does. */
export function nearestPassing(pair: Pair, tokens: readonly TokenSummary[]): TokenSummary | null {
  const [ink, on] = [hexOf(pair.ink), pair.on]
  if (!ink || !parseHex(on)) return null
  const passing = tokens.flatMap((token) => {
    const hex = token.type === pair.ink.type ? hexOf(token) : null
    return hex && ofOneHue(hex, ink) && wcagContrast(hex, on) >= neededFor(pair)
      ? [{ token, far: difference(hex, ink) }]
      : []
  })
  return passing.toSorted((a, b) => a.far - b.far)[0]?.token ?? null
}
