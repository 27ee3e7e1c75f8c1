/** What the edge of a frame cuts: half a line of text has no size, half a box no height. */
import type { Frame } from '../../../shared/frame.ts'
import type { Sighting, Use } from '../../../shared/token.ts'

/** Uses whose values are extents: the colour of half a letter is still its colour. */
const EXTENTS = new Set<Use | undefined>(['text', 'size'])

/** Marks readings of extents that begin or end at the top or bottom edge: type is measured upright. */
export function setCut(
  sightings: readonly Sighting[],
  { height, scale }: Pick<Frame, 'height' | 'scale'>,
  isColor: boolean,
): void {
  // One image px: nothing that is whole ends right at the edge.
  const slack = 1 / scale
  for (const sighting of sightings) {
    const { box, source, use } = sighting
    if (isColor || source !== 'pixels' || !box || !EXTENTS.has(use)) continue
    if (box.y < slack || box.y + box.height > height - slack) sighting.apart ??= 'cut'
  }
}
