import type { JSONValue } from '../../../shared/json.ts'
import { framesOf } from '../lib/evidence.ts'
import { pxOf, remOf } from '../lib/length.ts'
import { FULL } from './scene.ts'
import type { RadiusToken as Radius } from './facts.ts'

/** CSS px: how people speak of corners. */
const words: readonly (readonly [upTo: number, word: string])[] = [
  [0, 'sharp'],
  [4, 'subtle'],
  [16, 'rounded'],
  [FULL - 1, 'very round'],
]

export function derive(token: Radius, all: readonly Radius[]): Record<string, JSONValue> {
  const value = pxOf(token.value)
  const sorted = [...new Set(all.map((t) => pxOf(t.value)))].sort((a, b) => a - b)
  const full = value >= FULL
  return {
    px: value,
    ...(full ? {} : { rem: remOf(token.value) }),
    full,
    look: words.find(([upTo]) => value <= upTo)?.[1] ?? 'full',
    position: sorted.indexOf(value),
  }
}

export function statistics(tokens: readonly Radius[]): Record<string, JSONValue> {
  const values = tokens.map((token) => pxOf(token.value)).sort((a, b) => a - b)
  const finite = values.filter((value) => value < FULL)
  return {
    count: tokens.length,
    full: finite.length < values.length,
    ...(finite.length > 0 ? { range: { min: finite[0] ?? 0, max: finite.at(-1) ?? 0 } } : {}),
    inSeveralFrames: tokens.filter((token) => framesOf(token.sightings) > 1).length,
  }
}
