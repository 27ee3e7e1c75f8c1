/** What follows from a colour: contrast on what it was seen on, place on the ramps, family. JSON only. */
import type { JSONValue } from '../../../shared/json.ts'
import { framesOf } from '../lib/evidence.ts'
import { hueOf, isNeutral, stepOf } from '../lib/hue.ts'
import { round } from '../lib/length.ts'
import { colorOf, contrast, oklchOf, rgbOf, spell } from '../lib/rgb.ts'
import type { ColorToken } from './facts.ts'

/** WCAG 2.2: 4.5 and 7 for text, 3 and 4.5 from 24 px. */
const LARGE_TEXT = 24

export function derive(token: ColorToken): Record<string, JSONValue> {
  const { l, c, h } = oklchOf(token.value)
  const family = hueOf(token.value)
  return {
    oklch: { l: round(l, 4), c: round(c, 4), h: round(h, 1) },
    family,
    step: stepOf(l),
    neutral: isNeutral(token.value),
    temperature: temperatureOf(rgbOf(token.value)),
    uses: [...new Set(token.sightings.map((s) => s.use ?? 'unknown'))].sort(),
    contrast: pairs(token),
  }
}

interface Pair {
  readonly on: string
  readonly ratio: number
  /** The ink as it is seen where it is translucent. */
  readonly shown: string | undefined
  px: number
  count: number
}

/** Each pair of text and background that was really seen, once, worst first. */
function pairs(token: ColorToken): JSONValue[] {
  const seen = new Map<string, Pair>()
  for (const s of token.sightings) {
    if (s.use !== 'text' || !s.against) continue
    const on = spell(s.against)
    const shown = s.facts?.shown
    const key = `${on} ${shown ?? ''}`
    const known = seen.get(key)
    const px = s.facts?.px ?? 0
    if (known) {
      known.count++
      known.px = Math.min(known.px, px)
      continue
    }
    const ink = shown === undefined ? token.value : colorOf(Number.parseInt(shown.slice(1), 16))
    seen.set(key, { on, ratio: round(contrast(ink, s.against)), shown, px, count: 1 })
  }
  return [...seen.values()]
    .sort((a, b) => a.ratio - b.ratio || (a.on < b.on ? -1 : 1))
    .map(({ on, ratio, shown, px, count }) => ({
      on,
      ratio,
      ...(shown !== undefined && { shown }),
      level: levelOf(ratio, px),
      smallestPx: px,
      count,
    }))
}

function levelOf(ratio: number, px: number): string {
  const large = px >= LARGE_TEXT
  if (ratio >= (large ? 4.5 : 7)) return 'AAA'
  return ratio >= (large ? 3 : 4.5) ? 'AA' : 'fail'
}

function temperatureOf(rgb: number): string {
  const lead = ((rgb >> 16) & 255) - (rgb & 255)
  return lead > 30 ? 'warm' : lead < -30 ? 'cool' : 'neutral'
}

export function statistics(tokens: readonly ColorToken[]): Record<string, JSONValue> {
  const chromatic = tokens.filter((token) => !isNeutral(token.value))
  const failing = tokens.flatMap(pairs).filter((pair) => (pair as { level: string }).level === 'fail')
  return {
    count: tokens.length,
    neutral: tokens.length - chromatic.length,
    families: [...new Set(chromatic.map((token) => hueOf(token.value)))].sort(),
    harmony: harmonyOf(chromatic),
    inSeveralFrames: tokens.filter((token) => framesOf(token.sightings) > 1).length,
    failingContrasts: failing.length,
  }
}

/** From the spread of the hues that are really coloured. */
function harmonyOf(tokens: readonly ColorToken[]): string {
  const hues = tokens
    .map((token) => oklchOf(token.value))
    .filter(({ c }) => c >= 0.08)
    .map(({ h }) => h)
  if (hues.length === 0) return 'achromatic'
  const sectors = [...new Set(hues.map((h) => Math.round(h / 30) % 12))].sort((a, b) => a - b)
  const gaps = sectors.map((s, i) => ((sectors[(i + 1) % sectors.length] ?? s) - s + 12) % 12 || 12)
  const span = 12 - Math.max(...gaps)
  if (span === 0) return 'monochromatic'
  if (span <= 3) return 'analogous'
  if (sectors.length === 2) return 'complementary'
  return sectors.length === 3 ? 'triadic' : 'polychrome'
}
