/** Joins what layers state with what pixels show, for one type in one frame. */
import type { Sighting } from '../../shared/token.ts'
import type { Seen, TokenType } from '../tokens/type.ts'

/**
 * A layer keeps its value; a pixel reading of the same use at the same place confirms it, or is recorded as a
 * disagreement. Pixel readings that match no layer count only where the frame has no layers at all (`stated` null).
 */
export function fuse(
  type: TokenType,
  frame: string,
  stated: readonly Seen[] | null,
  pixels: readonly Seen[],
): Sighting[] {
  const shown = pixels.map((seen): Sighting => ({ ...seen, frame, source: 'pixels' }))
  if (!stated) return shown
  const byUse = Map.groupBy(shown, (s) => s.use)
  return stated.map((seen): Sighting => {
    const sighting: Sighting = { ...seen, frame, source: 'layers' }
    const pixel = closest(sighting, byUse.get(seen.use) ?? [])
    if (!pixel) return sighting
    return type.distance(pixel.value, sighting.value) <= 1
      ? { ...sighting, confirmedBy: 'pixels' }
      : { ...sighting, disagrees: pixel.value }
  })
}

/** Below this overlap (intersection over union) two boxes are not the same place. */
const SAME_PLACE = 0.5

function closest(sighting: Sighting, candidates: readonly Sighting[]): Sighting | undefined {
  let best: Sighting | undefined
  let most = SAME_PLACE
  for (const candidate of candidates) {
    const share = overlap(sighting.box, candidate.box)
    if (share >= most) [best, most] = [candidate, share]
  }
  return best
}

function overlap(a: Sighting['box'], b: Sighting['box']): number {
  if (!a || !b) return 0
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x)
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y)
  if (width <= 0 || height <= 0) return 0
  const both = width * height
  return both / (a.width * a.height + b.width * b.height - both)
}
