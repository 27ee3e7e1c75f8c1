/** What lies just outside the four sides of a box: outline, blended pixel, background. */
import { type Pixels, between, difference, isVoid, luma, offLine } from './pixels.ts'
import type { Ground } from './page.ts'
import type { RGB } from './scene.ts'

/** Device px, exclusive ends. */
export interface Rect {
  readonly x0: number
  readonly y0: number
  readonly x1: number
  readonly y1: number
}

export interface Side {
  /** Outline, device px; 0 for none. */
  readonly width: number
  readonly color: RGB
  /** The colour beyond the outline; `null` at the image's edge or where it differs from place to place. */
  readonly behind: RGB | null
  /** Share of the first pixel outside that the box still covers: its edge lies between two pixels. */
  readonly blend: number
  /** Colours outward from the box, one per device px. */
  readonly profile: readonly RGB[]
}

/** CSS px: the widest outline that is read as one. */
const WIDEST_OUTLINE = 5

/** Where along a side to look, and how many of the places must agree. */
const PLACES = 15
const AGREE = 0.6

/** Outward steps from each side: top, right, bottom, left. */
export const OUTWARD = [
  [0, -1],
  [1, 0],
  [0, 1],
  [-1, 0],
] as const

/** The colour most places agree on at `step` pixels outside side `side`; -1 without agreement or beyond the image. */
export function colorOutside(pixels: Pixels, rect: Rect, side: number, step: number, inset: number): number {
  const places = placesOutside(pixels, rect, side, step, inset)
  let best = -1
  let lead = 0
  // Boyer–Moore majority, then a count: no maps in the innermost loop.
  for (const key of places) {
    if (key === best) lead++
    else if (lead === 0) {
      best = key
      lead = 1
    } else lead--
  }
  let votes = 0
  for (const key of places) if (key === best) votes++
  return places.length > 0 && votes >= AGREE * places.length ? best : -1
}

/** The same for shadows, which fade towards the ends of a side: the middle speaks if most are nearly like it. */
function shadeOutside(pixels: Pixels, rect: Rect, side: number, step: number, inset: number): number {
  const places = placesOutside(pixels, rect, side, step, inset)
  const middle = places[places.length >> 1]
  if (middle === undefined) return -1
  let votes = 0
  for (const key of places) if (difference(key, middle) <= FADE) votes++
  return votes >= AGREE * places.length ? middle : -1
}

/** Channel steps along one side of a shadow. */
const FADE = 14

function placesOutside(pixels: Pixels, rect: Rect, side: number, step: number, inset: number): number[] {
  const [dx, dy] = OUTWARD[side] as (typeof OUTWARD)[number]
  const across = dy !== 0
  const fixed =
    side === 0
      ? rect.y0 - 1 - step
      : side === 2
        ? rect.y1 + step
        : side === 1
          ? rect.x1 + step
          : rect.x0 - 1 - step
  if (fixed < 0 || fixed >= (dx === 0 ? pixels.height : pixels.width)) return []
  const from = (across ? rect.x0 : rect.y0) + inset
  const to = (across ? rect.x1 : rect.y1) - 1 - inset
  const length = Math.max(0, to - from)
  const count = Math.min(PLACES, length + 1)
  const places: number[] = []
  for (let i = 0; i < count; i++) {
    const along = count === 1 ? from + (length >> 1) : from + Math.round((length * i) / (count - 1))
    places.push(pixels.keys[across ? fixed * pixels.width + along : along * pixels.width + fixed] as number)
  }
  return places
}

/** CSS px: no shadow in common use reaches farther in the frame's own scale. */
const FARTHEST = 56
/** A shadow is over where nothing changes for this many CSS px. */
const STILL = 5

/** Colours outward from a side, one per device px, as far as they keep changing. Ends early where places disagree. */
function profileOf({ pixels, scale }: Ground, rect: Rect, side: number, inset: number): RGB[] {
  const colors: RGB[] = []
  const still = Math.round(STILL * scale) + 1
  for (let step = 0, same = 0; step < FARTHEST * scale && same < still; step++) {
    let color = colorOutside(pixels, rect, side, step, inset)
    if (color < 0) color = shadeOutside(pixels, rect, side, step, inset)
    if (color < 0) break
    same = color === colors.at(-1) ? same + 1 : 1
    colors.push(color)
  }
  return colors
}

/** Reads one side of a box filled with `fill`. `inset` keeps away from round corners. */
export function sideOf(page: Ground, rect: Rect, side: number, fill: RGB, inset: number): Side {
  const { pixels, scale } = page
  const profile = profileOf(page, rect, side, inset)
  const steps = stepsOf(profile)
  const [first, second] = steps
  const none = { width: 0, color: 0, blend: 0, profile }
  if (!first) return { ...none, behind: null }
  const behind = profile.at(-1) as RGB
  const isThin = first.length <= Math.round(WIDEST_OUTLINE * scale)
  if (!second) {
    const toEdge = isThin && !isVoid(first.color) && atImageEdge(pixels, rect, side, first.length)
    return toEdge ? { ...none, width: first.length, color: first.color, behind: null } : { ...none, behind }
  }
  if (first.length === 1 && isBlend(first.color, fill, second.color)) {
    return { ...none, blend: 1 - between(first.color, fill, second.color), behind }
  }
  if (!isThin || isVoid(first.color) || startsRamp(steps, scale)) return { ...none, behind }
  return { ...none, width: first.length, color: first.color, behind }
}

interface StepOf {
  readonly color: RGB
  length: number
}

function stepsOf(profile: readonly RGB[]): StepOf[] {
  const steps: StepOf[] = []
  for (const color of profile) {
    const last = steps.at(-1)
    if (last?.color === color) last.length++
    else steps.push({ color, length: 1 })
  }
  return steps
}

/** CSS px: contours of a shadow are no wider, near the box. */
const WIDEST_STEP = 8
/** Channel steps: a ramp this low in all has no line at its start that anybody could see. */
const LOW_RAMP = 16

/**
 * True where the first colour is just the darkest step of a shadow: the next ones go on the same way, and the first
 * jump is less than half of it all. A line with a shadow behind it jumps farther.
 */
function startsRamp(steps: readonly StepOf[], scale: number): boolean {
  const [first, second, third] = steps
  if (!first || !second || !third || second.length > WIDEST_STEP * scale) return false
  const jump = luma(second.color) - luma(first.color)
  let last = second
  for (const step of steps.slice(2)) {
    if ((luma(step.color) - luma(last.color)) * jump <= 0) break
    last = step
  }
  if (last === second) return false
  const total = luma(last.color) - luma(first.color)
  return Math.abs(total) <= LOW_RAMP || Math.abs(jump) <= 0.5 * Math.abs(total)
}

/** True where the colours outside fade on and on, as a shadow's do. */
export function isShaded({ profile, width }: Side): boolean {
  const [first, ...rest] = stepsOf(profile.slice(width))
  if (!first || rest.length < 2) return false
  const way = luma((rest[0] as StepOf).color) - luma(first.color)
  return rest.every((step, i) => (luma(step.color) - luma((rest[i - 1] ?? first).color)) * way > 0)
}

function atImageEdge(pixels: Pixels, rect: Rect, side: number, step: number): boolean {
  if (side === 0) return rect.y0 - 1 - step < 0
  if (side === 1) return rect.x1 + step >= pixels.width
  if (side === 2) return rect.y1 + step >= pixels.height
  return rect.x0 - 1 - step < 0
}

/** A single pixel between two clearly different colours is an edge at a fractional position, not a line. */
export function isBlend(color: RGB, inside: RGB, outside: RGB): boolean {
  if (difference(inside, outside) < 12) return false
  const t = between(color, inside, outside)
  return t > 0.01 && t < 0.995 && offLine(color, inside, outside) < 6
}
