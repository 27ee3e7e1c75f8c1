/** Which places of a token are worth a picture. */
import type { Box } from '../../shared/frame.ts'
import type { AnyToken, Sighting } from '../../shared/token.ts'

/** Per token: one place says little, four say nothing more. */
const PLACES = 3

export interface Place {
  readonly key: string
  /** CSS px from the frame's corner. */
  readonly box: Box
}

/** Places worth showing, by frame. Plain data: it crosses threads. */
export type Places = ReadonlyMap<string, readonly Place[]>

export function placesOf(tokens: readonly AnyToken[]): Places {
  const byFrame = new Map<string, Place[]>()
  for (const { key, sightings } of tokens)
    for (const { frame, box } of best(sightings)) {
      const places = byFrame.get(frame)
      if (places) places.push({ key, box })
      else byFrame.set(frame, [{ key, box }])
    }
  return byFrame
}

/** The surest places, from different frames first. */
function best(sightings: readonly Sighting[]): { frame: string; box: Box }[] {
  const placed = sightings
    .flatMap(({ frame, box, weight }) =>
      box && box.width > 0 && box.height > 0 ? [{ frame, box, weight }] : [],
    )
    .toSorted((a, b) => b.weight - a.weight)
  const first = placed.filter((place, i) => placed.findIndex((other) => other.frame === place.frame) === i)
  return [...first, ...placed.filter((place) => !first.includes(place))].slice(0, PLACES)
}
