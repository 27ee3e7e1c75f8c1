/** How thick the strokes of some ink are, in device px with fractions. */
import type { Rect } from '../geometry/rect.ts'
import { type Pixels, between } from '../ground/pixels.ts'
import type { RGB } from '../scene.ts'
import { FAINT_COVER, TOUCHING_LETTERS } from './tune.ts'

/**
 * The width of the stems: the middle one of all horizontal crossings, each the sum of its coverage. Longer crossings are
 * bars and arcs, and there are fewer of them.
 */
export function stemOf(pixels: Pixels, blobs: readonly Rect[], ink: RGB, behind: RGB): number {
  const { keys, width } = pixels
  const crossings: number[] = []
  const touching = blobs.some(({ x0, y0, x1, y1 }) => x1 - x0 > TOUCHING_LETTERS * (y1 - y0))
  for (const { x0, y0, x1, y1 } of blobs) {
    for (let y = y0; y < y1; y++) {
      let sum = 0
      let peak = 0
      for (let x = x0; x <= x1; x++) {
        const key = x < x1 ? (keys[y * width + x] as number) : behind
        const cover = key === behind ? 0 : Math.min(1, Math.max(0, between(key, behind, ink)))
        if (cover > FAINT_COVER) {
          sum += cover
          if (cover > peak) peak = cover
        } else if (sum > 0) {
          if (peak > 0.4) crossings.push(sum)
          sum = 0
          peak = 0
        }
      }
    }
  }
  if (crossings.length === 0) return 0
  crossings.sort((a, b) => a - b)
  return crossings[Math.floor(crossings.length * (touching ? 0.2 : 0.4))] as number
}
