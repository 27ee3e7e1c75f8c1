/** The colour of some ink on a flat background: the pixel farthest from it, if the rest are blends of the two. */
import { type Pixels, between, difference, offLine } from './pixels.ts'
import type { RGB } from './scene.ts'
import type { Rect } from './sides.ts'

export interface Ink {
  readonly color: RGB
  /** Enough pixels have exactly this colour, and not just the best of many blends: the ink was reached. */
  readonly exact: boolean
  /** Share of ink pixels that are no blend of background and ink: high for icons in colour and pictures. */
  readonly strange: number
  /** Sum of coverage: ink area in pixels. */
  readonly coverage: number
}

/** Farther than this share of the farthest still counts as full ink. */
const FULL = 0.93
/** Channel units off the straight line between background and ink that rounding and sub-pixel rendering explain. */
const BLEND_ERROR = 14
/** Blends nearer to the ink than this could as well be the ink: where it was reached, its own pixels stand out. */
const NEARLY = 0.8
const REACHED = 0.25
const ENOUGH = 5
/** Fainter than this, nothing was drawn. */
const FAINT = 6

export function inkOf(pixels: Pixels, rect: Rect, behind: RGB): Ink | null {
  const counts = new Map<RGB, number>()
  let farthest = 0
  for (let y = rect.y0; y < rect.y1; y++) {
    const row = y * pixels.width
    for (let x = rect.x0; x < rect.x1; x++) {
      const key = pixels.keys[row + x] as number
      if (key === behind) continue
      const seen = counts.get(key)
      if (seen === undefined) farthest = Math.max(farthest, difference(key, behind))
      counts.set(key, (seen ?? 0) + 1)
    }
  }
  if (farthest < FAINT) return null
  let color = -1
  let best = 0
  for (const [key, count] of counts) {
    const far = difference(key, behind) / farthest
    const score = count * far * far
    if (far >= FULL && score > best) {
      best = score
      color = key
    }
  }
  let strange = 0
  let total = 0
  let coverage = 0
  let nearly = 0
  for (const [key, count] of counts) {
    total += count
    const t = between(key, behind, color)
    coverage += count * Math.min(1, Math.max(0, t))
    if (t > NEARLY) nearly += count
    if (offLine(key, behind, color) > BLEND_ERROR) strange += count
  }
  const full = counts.get(color) ?? 0
  const exact = full >= ENOUGH && full >= REACHED * nearly
  return { color, exact, strange: strange / total, coverage }
}
