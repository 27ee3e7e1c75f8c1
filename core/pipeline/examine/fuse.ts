/** Joins what layers state with what pixels show, for one type in one frame. */
import type { Box } from '../../../shared/frame.ts'
import type { Sighting, Use } from '../../../shared/token.ts'
import type { Seen, TokenType } from '../../tokens/type.ts'
import { areaOf, boxIndex, shared } from './box-index.ts'
import { type ImagePlace, imageAt } from './images.ts'

/**
 * A layer keeps its value; a pixel reading of the same use at the same place confirms it, or is recorded as a
 * disagreement. Pixel readings that match no layer count inside pictures, marked as coming from there, and where the
 * frame has no layers at all (`stated` null).
 */
export function fuse(
  type: TokenType,
  frame: string,
  stated: readonly Seen[] | null,
  pixels: readonly Seen[],
  images: readonly ImagePlace[] = [],
): Sighting[] {
  const shown = pixels.map((seen): Sighting => ({ ...seen, frame, source: 'pixels' }))
  if (!stated) return shown
  const fused = stated.map(({ appears, ...seen }) => ({
    sighting: { ...seen, frame, source: 'layers' } as Sighting,
    appears: appears === undefined ? seen.value : appears,
    order: 0,
    closest: 0,
  }))
  for (const [order, one] of fused.entries()) one.order = order
  const indexes = new Map<Use | undefined, ReturnType<typeof boxIndex<(typeof fused)[number]>>>()
  for (const one of fused) {
    const { use, box } = one.sighting
    if (!box || one.appears === null) continue
    const index = indexes.get(use) ?? boxIndex()
    indexes.set(use, index)
    index.add(box, one)
  }
  const fromImages: Sighting[] = []
  for (const pixel of shown) {
    const { box, use } = pixel
    if (!box) continue
    const sameness = samenessOf(use)
    const here = (indexes.get(use)?.over(box) ?? []).flatMap((one) => {
      const same = sameness(one.sighting.box as Box, box)
      return same >= SAME_PLACE ? [{ one, same }] : []
    })
    const agreeing = here.filter(({ one }) => agrees(type, one.appears as Seen['value'], pixel.value))
    if (agreeing.length > 0) {
      for (const { one } of agreeing) {
        one.sighting.confirmedBy = 'pixels'
        delete one.sighting.disagrees
      }
      continue
    }
    const image = imageAt(images, box)
    if (image !== null) {
      fromImages.push({ ...pixel, image })
      continue
    }
    // Of several at one place the last is on top: that is the one to be seen.
    const [top] = here.toSorted((a, b) => b.same - a.same || b.one.order - a.one.order)
    if (!top || !contradicts(pixel) || top.same < VERY_PLACE || top.same < top.one.closest) continue
    if (top.one.sighting.confirmedBy) continue
    top.one.sighting.disagrees = pixel.value
    top.one.closest = top.same
  }
  return [...fused.map(({ sighting }) => sighting), ...fromImages]
}

const agrees = (type: TokenType, stated: Seen['value'], seen: Seen['value']): boolean =>
  type.confirms ? type.confirms(stated, seen) : type.distance(seen, stated) <= 1

/** Two boxes this much alike are the same place; to contradict a layer it must be beyond doubt. */
const SAME_PLACE = 0.5
const VERY_PLACE = 0.8
/** Readings less sure than this may be wrong themselves. */
const SURE = 0.8

/** Distances add up over wrappers that nothing paints, so a longer one seen is not another value. */
const contradicts = ({ use, weight }: Sighting): boolean =>
  weight >= SURE && use !== 'gap' && use !== 'padding'

/** 0–1. Ink lies inside the box of its text, distances along the room that they take; all else is the same box. */
function samenessOf(use: Use | undefined): (stated: Box, seen: Box) => number {
  if (use === 'text' || use === 'icon') return (stated, seen) => shared(stated, seen) / areaOf(seen)
  if (use === 'gap' || use === 'padding')
    return (stated, seen) => shared(stated, seen) / Math.min(areaOf(stated), areaOf(seen))
  return (stated, seen) => {
    const both = shared(stated, seen)
    return both / (areaOf(stated) + areaOf(seen) - both)
  }
}
