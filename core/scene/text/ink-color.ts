/** The colour of some ink on a flat background: the pixel farthest from it, if the rest are blends of the two. */
import type { Rect } from '../geometry/rect.ts'
import { type Pixels, between, difference, offLine } from '../ground/pixels.ts'
import type { RGB } from '../scene.ts'
import { codedInk } from './coded-ink.ts'
import { fringedInk } from './fringes.ts'
import {
  BLEND_ERROR,
  ENOUGH_INK,
  FAINTEST_INK,
  FULL_INK,
  NEARLY_INK,
  REACHED_SHARE,
  STRANGE_SHARE,
} from './tune.ts'

export interface Ink {
  readonly color: RGB
  /** Enough pixels have exactly this colour, and not just the best of many blends: the ink was reached. */
  readonly exact: boolean
  /** Share of ink pixels that are no blend of background and ink: high for icons in colour and pictures. */
  readonly strange: number
  /** Sum of coverage: ink area in pixels. */
  readonly coverage: number
  /** Drawn in thirds of pixels: what is nearest to the ink may be a fringe, and edges are softer. */
  readonly fringed: boolean
  /** Where losses made some pixels darker than the ink: coverage counts from these. */
  readonly fullest?: RGB
}

/** The ink of letters, however they were drawn. */
export function letterInkOf(pixels: Pixels, rect: Rect, behind: RGB): Ink | null {
  const plain = inkOf(pixels, rect, behind)
  if (plain && pixels.coded) {
    const coded = codedInk(pixels, rect, behind, plain.color)
    return coded ? { ...plain, ...coded, fullest: plain.color } : plain
  }
  if (!plain || plain.strange <= STRANGE_SHARE) return plain
  const color = fringedInk(pixels, rect, behind)
  return color === null
    ? plain
    : { ...judged(countsIn(pixels, rect, behind), color, behind), strange: 0, fringed: true }
}

function countsIn(pixels: Pixels, rect: Rect, behind: RGB): Map<RGB, number> {
  const counts = new Map<RGB, number>()
  for (let y = rect.y0; y < rect.y1; y++) {
    const row = y * pixels.width
    for (let x = rect.x0; x < rect.x1; x++) {
      const key = pixels.keys[row + x] as number
      if (key === behind) continue
      counts.set(key, (counts.get(key) ?? 0) + 1)
    }
  }
  return counts
}

function inkOf(pixels: Pixels, rect: Rect, behind: RGB): Ink | null {
  const counts = countsIn(pixels, rect, behind)
  let farthest = 0
  for (const key of counts.keys()) farthest = Math.max(farthest, difference(key, behind))
  if (farthest < FAINTEST_INK) return null
  let color = -1
  let best = 0
  for (const [key, count] of counts) {
    const far = difference(key, behind) / farthest
    const score = count * far * far
    if (far >= FULL_INK && score > best) {
      best = score
      color = key
    }
  }
  return { ...judged(counts, color, behind), fringed: false }
}

/** How much of what was counted is this ink, or a blend of it. */
function judged(counts: ReadonlyMap<RGB, number>, color: RGB, behind: RGB): Omit<Ink, 'fringed'> {
  let strange = 0
  let total = 0
  let coverage = 0
  let nearly = 0
  for (const [key, count] of counts) {
    total += count
    const t = between(key, behind, color)
    coverage += count * Math.min(1, Math.max(0, t))
    if (t > NEARLY_INK) nearly += count
    if (offLine(key, behind, color) > BLEND_ERROR) strange += count
  }
  const full = counts.get(color) ?? 0
  const exact = full >= ENOUGH_INK && full >= REACHED_SHARE * nearly
  return { color, exact, strange: strange / total, coverage }
}
