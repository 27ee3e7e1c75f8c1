/** Thin outlines that lie between two pixels, as those of circles do: no pixel next to the box has their full colour. */
import type { Rect } from '../geometry/rect.ts'
import { between, difference } from '../ground/pixels.ts'
import type { Ground } from '../page.ts'
import type { RGB, Sides } from '../scene.ts'
import type { Side } from './sides.ts'
import {
  CLEAR_BEYOND_RING,
  FAINTEST_RING,
  HALF_COVERED,
  SMALLEST_CIRCLE,
  THICKEST_CIRCLE_LINE,
  WHOLE_RING,
} from './tune.ts'

interface Line {
  /** px of the line's colour in all. */
  readonly covered: number
  /** px between the box and the line that belong to the box rather. */
  readonly shift: number
  /** What the line covers of its last px, where that is less than half. */
  readonly blend: number
}

/** The box grown to its outline, and its sides with the outline, where all four of them have the same one. */
export function thinRing(
  { scale }: Ground,
  inner: Rect,
  sides: Sides<Side>,
  fill: RGB,
): { inner: Rect; sides: Sides<Side> } | null {
  if (Math.min(inner.x1 - inner.x0, inner.y1 - inner.y0) < SMALLEST_CIRCLE * scale) return null
  const near = sides.flatMap(({ profile }) => profile.slice(0, THICKEST_CIRCLE_LINE * scale + 1))
  const color = near.reduce((a, b) => (difference(b, fill) > difference(a, fill) ? b : a), fill)
  if (difference(color, fill) < FAINTEST_RING) return null
  const [top, right, bottom, left] = sides.map((side) => lineOf(side, fill, color, scale))
  if (!top || !right || !bottom || !left) return null
  const lines = [top, right, bottom, left]
  const width = Math.round(lines.reduce((sum, { covered }) => sum + covered, 0) / lines.length)
  if (width < 1 || width > THICKEST_CIRCLE_LINE * scale) return null
  if (lines.some(({ covered }) => Math.abs(covered - width) > WHOLE_RING)) return null
  const drawn = (i: 0 | 1 | 2 | 3, { blend, shift }: Line): Side => ({
    ...sides[i],
    width,
    color,
    blend,
    profile: sides[i].profile.slice(shift),
  })
  return {
    inner: {
      x0: inner.x0 - left.shift,
      y0: inner.y0 - top.shift,
      x1: inner.x1 + right.shift,
      y1: inner.y1 + bottom.shift,
    },
    sides: [drawn(0, top), drawn(1, right), drawn(2, bottom), drawn(3, left)],
  }
}

/** Outward: pixels with more and more of the line on them, then with less and less, and then nothing for a while. */
function lineOf({ profile }: Side, fill: RGB, color: RGB, scale: number): Line | null {
  const reach = THICKEST_CIRCLE_LINE * scale + 2
  const beyond = profile.findIndex(
    (c, i) => i > 0 && profile.slice(i, i + CLEAR_BEYOND_RING * scale).every((other) => other === c),
  )
  const ground = profile[beyond]
  if (ground === undefined || beyond > reach || profile.length < beyond + CLEAR_BEYOND_RING * scale)
    return null
  const band = profile.slice(0, beyond)
  const peak = band.reduce(
    (best, c, i) => (difference(c, color) < difference(band[best] as RGB, color) ? i : best),
    0,
  )
  const covers = band.map((c, i) => Math.min(1, Math.max(0, between(c, i < peak ? fill : ground, color))))
  const covered = covers.reduce((sum, cover) => sum + cover, 0)
  const shift = covers.findIndex((cover) => cover >= HALF_COVERED)
  const last = covers.at(-1) ?? 0
  return shift < 0 ? null : { covered, shift, blend: last < HALF_COVERED ? last : 0 }
}
