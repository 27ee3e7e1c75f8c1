/** Thin outlines that lie between two pixels, as those of circles do: no pixel next to the box has their full colour. */
import { between, difference } from './pixels.ts'
import type { RGB, Sides } from './scene.ts'
import { type Rect, type Side, isBlend } from './sides.ts'

interface Line {
  readonly width: number
  readonly color: RGB
  /** px between the box and the line's first whole px that belong to the box rather. */
  readonly shift: number
  readonly blend: number
}

/** px: an outline is as thick as it covers pixels in all, which comes to whole ones. */
const WHOLE = 0.3
/** CSS px: the smallest circle anybody clicks on, and the thickest line that is drawn around it. */
const SMALLEST = 12
const THICKEST = 2
/** CSS px without anything beyond the outline: letters have neighbours. */
const CLEAR = 4
/** Channel steps: the same line, more or less of it on the pixel. */
const ALIKE = 60

/** The box grown to its outline, and its sides with the outline, where all four of them have the same one. */
export function thinRing(
  inner: Rect,
  sides: Sides<Side>,
  fill: RGB,
  scale: number,
): { inner: Rect; sides: Sides<Side> } | null {
  if (Math.min(inner.x1 - inner.x0, inner.y1 - inner.y0) < SMALLEST * scale) return null
  const lines = sides.map((side) => lineOf(side, fill, scale))
  const [top, right, bottom, left] = lines
  if (!top || !right || !bottom || !left) return null
  const deepest = [top, right, bottom, left].reduce((a, b) =>
    difference(b.color, fill) > difference(a.color, fill) ? b : a,
  )
  const same = (line: Line) => line.width === deepest.width && difference(line.color, deepest.color) <= ALIKE
  if (![top, right, bottom, left].every(same)) return null
  const drawn = (i: 0 | 1 | 2 | 3, { blend }: Line): Side => ({
    ...sides[i],
    width: deepest.width,
    color: deepest.color,
    blend,
    profile: sides[i].profile.slice((lines[i] as Line).shift),
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

/** Outward: perhaps a blended px, whole ones of the line, perhaps another blended one, and then nothing for a while. */
function lineOf({ profile }: Side, fill: RGB, scale: number): Line | null {
  const [first, second] = profile
  if (first === undefined || second === undefined) return null
  const before = isBlend(first, fill, second) ? between(first, fill, second) : 0
  const from = before > 0 ? 1 : 0
  const color = profile[from] as RGB
  const to = profile.findIndex((c, i) => i > from && c !== color)
  const next = profile[to]
  const ground = profile[to + 1]
  if (next === undefined || ground === undefined) return null
  const after = isBlend(next, color, ground) ? 1 - between(next, color, ground) : 0
  const beyond = profile.slice(after > 0 ? to + 1 : to, to + CLEAR * scale)
  if (beyond.some((c) => c !== ground)) return null
  const covered = before + to - from + after
  const width = Math.round(covered)
  if (Math.abs(covered - width) > WHOLE || width > THICKEST * scale) return null
  return { width, color, shift: before > 0 && before < 0.5 ? 1 : 0, blend: after >= 0.5 ? 0 : after }
}
