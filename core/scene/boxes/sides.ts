/** What lies just outside the four sides of a box: outline, blended pixel, background. */
import type { Rect } from '../geometry/rect.ts'
import { colorOutside, isBlend, shadeOutside } from '../ground/outward.ts'
import { type Pixels, between, isVoid, luma } from '../ground/pixels.ts'
import type { Ground } from '../page.ts'
import type { RGB } from '../scene.ts'
import { codedLine } from './coded-line.ts'
import { FARTHEST_OUT, LOW_RAMP, STILL_OUT, THIN_LINE, WIDEST_OUTLINE, WIDEST_STEP } from './tune.ts'

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

/** Colours outward from a side, one per device px, as far as they keep changing. Ends early where places disagree. */
function profileOf({ pixels, scale }: Ground, rect: Rect, side: number, inset: number): RGB[] {
  const colors: RGB[] = []
  const still = Math.round(STILL_OUT * scale) + 1
  for (let step = 0, same = 0; step < FARTHEST_OUT * scale && same < still; step++) {
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
  const { coded } = pixels
  if (coded && first.length <= THIN_LINE * scale) {
    const line = { rect, side, inset, width: first.length, inside: fill, beyond: second.color }
    const color = codedLine({ ...pixels, coded }, line)
    return color === null ? { ...none, behind } : { ...none, width: first.length, color, behind }
  }
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
