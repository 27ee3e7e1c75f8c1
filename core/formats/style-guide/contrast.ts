/** Contrast as it was measured: an ink on the very background it was read on. */
import type { Values } from '../../../shared/dtcg.ts'
import type { AnyToken } from '../../../shared/token.ts'
import { channels } from '../../../shared/css-value.ts'

type Color = Values['color']

export interface Pair {
  readonly ink: AnyToken
  readonly color: Color
  readonly against: Color
  /** The token of the background, where it is one. */
  readonly ground: AnyToken | undefined
  /** WCAG 2: 1–21. */
  readonly ratio: number
}

/** Each ink and background seen together, once, lowest contrast first. */
export function contrastPairs(tokens: readonly AnyToken[]): Pair[] {
  const byColor = new Map(
    tokens.flatMap((token) => (token.kind === 'color' ? [[keyOf(token.value), token] as const] : [])),
  )
  const pairs = new Map<string, Pair>()
  for (const ink of tokens) {
    if (ink.kind !== 'color') continue
    for (const { against, use } of ink.sightings) {
      if (!against || (use !== 'text' && use !== 'icon')) continue
      const key = `${ink.key} ${keyOf(against)}`
      if (pairs.has(key)) continue
      const ratio = contrast(ink.value, against)
      pairs.set(key, { ink, color: ink.value, against, ground: byColor.get(keyOf(against)), ratio })
    }
  }
  return [...pairs.values()].toSorted((a, b) => a.ratio - b.ratio || (a.ink.key < b.ink.key ? -1 : 1))
}

const keyOf = ({ hex, alpha }: Color): string => `${hex}/${alpha}`

/** WCAG 2.2 contrast ratio of an ink, which may be translucent, on an opaque ground. */
export function contrast(ink: Color, ground: Color): number {
  const below = channels(ground.hex)
  const seen = channels(ink.hex).map((channel, i) => channel * ink.alpha + (below[i] ?? 0) * (1 - ink.alpha))
  const [darker = 0, lighter = 0] = [luminance(seen), luminance(below)].toSorted((a, b) => a - b)
  return (lighter + 0.05) / (darker + 0.05)
}

function luminance(rgb: readonly number[]): number {
  const [r = 0, g = 0, b = 0] = rgb.map((channel) => {
    const c = channel / 255
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

/** What WCAG allows the pair for; 4.5 and 7 for text, 3 for large text and icons. */
export const grade = (ratio: number): string =>
  ratio >= 7 ? 'AAA' : ratio >= 4.5 ? 'AA' : ratio >= 3 ? 'AA large' : 'low'
