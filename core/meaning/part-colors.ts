/**
 * Borders, shadows and gradients show colours. A line or a stop that is read beside a colour token is that token's colour,
 * so that each colour is said once and W3C's aliases can point to it; a shadow's or a stop's that is seen nowhere else is
 * a colour of its own.
 */
import type { Value } from '../../shared/dtcg.ts'
import type { Observed } from '../../shared/observed.ts'
import type { Sighting, Token } from '../../shared/token.ts'
import type { TokenType } from '../tokens/type.ts'
import { TRUSTED } from './trust.ts'

type Color = Value<'color'>
type Part = { readonly color?: Color | undefined }

/** Part by part; values of other kinds have none. */
const partsOf = (value: Observed): readonly Part[] =>
  ([value].flat() as readonly unknown[]).filter(
    (part): part is Part => typeof part === 'object' && part !== null && 'color' in part,
  )

const colorsIn = (value: Observed): Color[] => partsOf(value).flatMap(({ color }) => color ?? [])

/** With each colour put through `to`; the value itself where that changes none. */
function recolored(value: Observed, to: (color: Color) => Color): Observed {
  if (colorsIn(value).every((color) => to(color) === color)) return value
  const part = (one: Part): Part => (one.color ? { ...one, color: to(one.color) } : one)
  return (Array.isArray(value) ? (value as Part[]).map(part) : part(value as Part)) as Observed
}

/**
 * Readings from pixels with the colours that tokens of `base` have, where one is within the error of the reading.
 * @param within Of the distance at which `base` takes two of its values for one; 0: nothing is moved.
 */
export function withTokenColors(
  sightings: readonly Sighting[],
  within: number,
  base: { readonly type: TokenType<'color'>; readonly tokens: readonly Token<'color'>[] },
): Sighting[] {
  const exact = new Set(base.tokens.map(({ value }) => base.type.canonical(value)))
  const known = new Map<string, Color>()
  const nearest = (color: Color): Color => {
    const key = base.type.canonical(color)
    const before = known.get(key)
    if (before) return before
    const [best] = exact.has(key)
      ? []
      : base.tokens
          .map(({ value, sightings: own }) => ({
            value,
            apart: base.type.distance(value, color),
            support: own.length,
          }))
          .filter(({ apart }) => apart < within)
          .toSorted((a, b) => a.apart - b.apart || b.support - a.support)
    known.set(key, best?.value ?? color)
    return best?.value ?? color
  }
  return sightings.map((seen) => {
    if (seen.source === 'layers' || within <= 0) return seen
    const value = recolored(seen.value, nearest)
    return value === seen.value ? seen : { ...seen, value, measured: seen.measured ?? seen.value }
  })
}

/**
 * Colours that `composites` show and `known` has not: each a token, seen where they were seen. Gradients in photos are
 * doubtful on 89 frames (.13 to .46), those of heads and banners are not (.52 to .57).
 */
export function ownColors(
  composites: readonly Token[],
  type: TokenType<'color'>,
  known: readonly Token<'color'>[],
): Token<'color'>[] {
  const found = new Map(known.map((token) => [token.key, token]))
  const added = new Map<string, Token<'color'>>()
  for (const { value, confidence, sightings } of composites.filter((one) => one.confidence >= TRUSTED))
    for (const color of colorsIn(value)) {
      const key = `${type.name}:${type.canonical(color)}`
      if (found.has(key)) continue
      const before = added.get(key)
      added.set(key, {
        key,
        type: type.name,
        kind: type.kind,
        path: [],
        value: color,
        confidence: Math.max(confidence, before?.confidence ?? 0),
        sightings: [...(before?.sightings ?? []), ...sightings.map((seen) => placeOf(seen, color))],
        derived: {},
      })
    }
  return [...added.values()]
}

/** The place alone: what a composite's sighting says beside it is not about its colour. */
const placeOf = (
  { facts: _facts, measured: _measured, against: _against, disagrees: _disagrees, ...place }: Sighting,
  color: Color,
): Sighting<'color'> => ({ ...place, value: color })
