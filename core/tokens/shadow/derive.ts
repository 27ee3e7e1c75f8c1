import type { JSONValue } from '../../../shared/json.ts'
import type { Observed } from '../../../shared/observed.ts'
import { framesOf } from '../lib/evidence.ts'
import { pxOf } from '../lib/length.ts'
import { oklchOf, spell } from '../lib/rgb.ts'
import type { ShadowToken } from './facts.ts'

type Shadow = Observed<'shadow'>

/** Blur in px up to which a shadow lifts its box this high, as elevation scales have it. */
const levels = [3, 8, 16, 32] as const

const deepest = (value: Shadow): number => Math.max(0, ...value.map(({ blur }) => (blur ? pxOf(blur) : 0)))
export const elevationOf = (value: Shadow): number =>
  1 + levels.filter((upTo) => deepest(value) > upTo).length

export function derive({ value }: ShadowToken): Record<string, JSONValue> {
  const [first] = value
  const offset = Math.max(...value.map(({ offsetY }) => Math.abs(offsetY ? pxOf(offsetY) : 0)))
  return {
    elevation: elevationOf(value),
    layers: value.length,
    inset: first?.inset ?? false,
    soft: deepest(value) > 2 * offset,
    /** A shadow from above has an offset; ambient light casts none. */
    light: offset === 0 ? 'ambient' : 'key',
    coloured: value.some(({ color }) => color !== undefined && oklchOf(color).c > 0.03),
    ...(first?.color ? { color: spell({ ...first.color, alpha: 1 }), opacity: first.color.alpha } : {}),
  }
}

export const statistics = (tokens: readonly ShadowToken[]): Record<string, JSONValue> => ({
  count: tokens.length,
  elevations: [...new Set(tokens.map(({ value }) => elevationOf(value)))].sort((a, b) => a - b),
  inSeveralFrames: tokens.filter((token) => framesOf(token.sightings) > 1).length,
})
