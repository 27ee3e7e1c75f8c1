/** Where a length stands among its peers. JSON only. */
import type { JSONValue } from '../../../shared/json.ts'
import { framesOf } from '../lib/evidence.ts'
import { deviation } from '../lib/grid.ts'
import { pxOf, remOf, round } from '../lib/length.ts'
import { scaleSystem } from '../lib/scale.ts'
import type { LengthToken as Length } from './facts.ts'
import { type Grid, gridOf } from './unit.ts'

const gridFor = (tokens: readonly Length[]): Grid | null =>
  gridOf(tokens.map((token) => ({ value: pxOf(token.value), weight: token.sightings.length })))

export function derive(token: Length, all: readonly Length[]): Record<string, JSONValue> {
  const grid = gridFor(all)
  const value = pxOf(token.value)
  const sorted = [...new Set(all.map((t) => pxOf(t.value)))].sort((a, b) => a - b)
  return {
    px: value,
    rem: remOf(token.value),
    ...(grid && {
      base: grid.base,
      multiplier: round(value / grid.base),
      onGrid: deviation(value, grid.base) < 0.01,
      gridDeviation: round(deviation(value, grid.base)),
    }),
    position: sorted.indexOf(value),
    uses: [...new Set(token.sightings.map((s) => s.use ?? 'unknown'))].sort(),
  }
}

export function statistics(tokens: readonly Length[]): Record<string, JSONValue> {
  const values = tokens.map((token) => pxOf(token.value)).sort((a, b) => a - b)
  if (values.length === 0) return { count: 0 }
  const grid = gridFor(tokens)
  return {
    count: values.length,
    // No grid was found: then nothing complies with it either.
    ...(grid
      ? { base: grid.base, gridCompliance: round(grid.share), rhythm: rhythmOf(grid.share) }
      : { rhythm: 'none found' }),
    system: scaleSystem(values, grid?.base ?? 1),
    range: { min: values[0] ?? 0, max: values.at(-1) ?? 0 },
    commonest: tokens
      .toSorted((a, b) => b.sightings.length - a.sightings.length || pxOf(a.value) - pxOf(b.value))
      .slice(0, 5)
      .map((token) => pxOf(token.value)),
    inSeveralFrames: tokens.filter((token) => framesOf(token.sightings) > 1).length,
  }
}

const rhythmOf = (share: number): string =>
  share === 1 ? 'consistent' : share >= 0.8 ? 'mostly consistent' : 'mixed'
