/** Places by the token that is seen there. */
import type { Sighting } from '../../../../shared/token.ts'
import type { ColorToken } from '../facts.ts'
import type { FrameReading, PlacedBox, PlacedInk, PlacedLine, Reading } from '../../reading.ts'
import { oklchOf, spell } from '../../lib/rgb.ts'

export interface Held<P> {
  readonly token: ColorToken
  readonly place: P
}
export interface Evidence {
  readonly frames: Reading
  readonly boxes: readonly Held<PlacedBox>[]
  readonly inks: readonly Held<PlacedInk>[]
  readonly lines: readonly Held<PlacedLine>[]
}

/** Under a dialog, in a picture, in a chart: no evidence for what a colour is for. */
const silent = new Set(['beneath', 'picture', 'series'])

export function evidenceOf(tokens: readonly ColorToken[], reading: Reading): Evidence {
  const byPlace = new Map(
    tokens.flatMap((token) => token.sightings.map((seen) => [placeOf(seen), token] as const)),
  )
  const held = <P extends { readonly seen: Sighting; readonly part: string }>(
    places: readonly P[],
  ): Held<P>[] =>
    places.flatMap((place) => {
      const token = silent.has(place.part) ? undefined : byPlace.get(placeOf(place.seen as Sighting<'color'>))
      return token ? [{ token, place }] : []
    })
  const all = <P>(of: (frame: FrameReading) => readonly P[]) => reading.flatMap(of)
  return {
    frames: reading,
    boxes: held(all(({ boxes }) => boxes)),
    inks: held(all(({ inks }) => inks)),
    lines: held(all(({ lines }) => lines)),
  }
}

/** As it was read, before anything was moved or joined. */
function placeOf({ frame, use, box, measured, value, layer }: Sighting<'color'>): string {
  const at = box ? [box.x, box.y, box.width, box.height].join(' ') : ''
  return [frame, layer ?? '', use, at, spell(measured ?? value)].join('|')
}

/** OKLCH chroma: less is neutral, for an ink that is read. */
const NEUTRAL = 0.05
export const isNeutral = ({ value }: Pick<ColorToken, 'value'>): boolean => oklchOf(value).c < NEUTRAL

export interface Ranked<P> {
  readonly token: ColorToken
  readonly score: number
  readonly places: readonly P[]
}

/** Tokens by the sum of what each of their places is worth, the most first; those worth nothing left out. */
export function ranked<P>(
  held: readonly Held<P>[],
  worth: (place: P, token: ColorToken) => number,
): Ranked<P>[] {
  const sums = new Map<ColorToken, { score: number; places: P[] }>()
  for (const { token, place } of held) {
    const score = worth(place, token)
    if (score <= 0) continue
    const known = sums.get(token) ?? { score: 0, places: [] }
    known.score += score
    known.places.push(place)
    sums.set(token, known)
  }
  return [...sums]
    .map(([token, { score, places }]) => ({ token, score, places }))
    .toSorted((a, b) => b.score - a.score || (a.token.key < b.token.key ? -1 : 1))
}

/** "3 buttons in 2 frames" */
export const counted = (
  places: readonly { readonly frame: string }[],
  what: string,
  many = `${what}s`,
): string => {
  const frames = new Set(places.map(({ frame }) => frame)).size
  const things = `${places.length} ${places.length === 1 ? what : many}`
  return frames > 1 ? `${things} in ${frames} frames` : things
}
