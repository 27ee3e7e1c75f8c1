/** Where a length stands among its peers. JSON only. */
import type { JSONValue } from '../../../shared/json.ts'
import { countOf, framesOf } from '../lib/evidence.ts'
import { type Grid, deviation, gridOf } from '../lib/grid.ts'
import { pxOf, remOf, round } from '../lib/length.ts'
import { scaleSystem } from '../lib/scale.ts'
import type { LengthToken as Length } from './facts.ts'

const gridFor = (tokens: readonly Length[]): Grid =>
  gridOf(tokens.map((token) => ({ value: pxOf(token.value), weight: token.sightings.length })))

export function derive(token: Length, all: readonly Length[]): Record<string, JSONValue> {
  const { base } = gridFor(all)
  const value = pxOf(token.value)
  const sorted = [...new Set(all.map((t) => pxOf(t.value)))].sort((a, b) => a - b)
  return {
    px: value,
    rem: remOf(token.value),
    base,
    multiplier: round(value / base),
    onGrid: deviation(value, base) < 0.01,
    gridDeviation: round(deviation(value, base)),
    position: sorted.indexOf(value),
    uses: [...new Set(token.sightings.map((s) => s.use ?? 'unknown'))].sort(),
  }
}

export function statistics(tokens: readonly Length[]): Record<string, JSONValue> {
  const values = tokens.map((token) => pxOf(token.value)).sort((a, b) => a - b)
  if (values.length === 0) return { count: 0 }
  const grid = gridFor(tokens)
  const onGrid = tokens.filter((token) => deviation(pxOf(token.value), grid.base) < 0.01)
  const compliance = countOf(onGrid) / Math.max(1, countOf(tokens))
  return {
    count: values.length,
    base: grid.base,
    baseShare: round(grid.share),
    system: scaleSystem(values, grid.base),
    gridCompliance: round(compliance),
    rhythm: compliance === 1 ? 'consistent' : compliance >= 0.8 ? 'mostly consistent' : 'mixed',
    range: { min: values[0] ?? 0, max: values.at(-1) ?? 0 },
    commonest: tokens
      .toSorted((a, b) => b.sightings.length - a.sightings.length || pxOf(a.value) - pxOf(b.value))
      .slice(0, 5)
      .map((token) => pxOf(token.value)),
    inSeveralFrames: tokens.filter((token) => framesOf(token.sightings) > 1).length,
  }
}
