/** What lies just outside the four sides of a box: outline, blended pixel, background. */
import { type Pixels, between, difference, luma, offLine } from './pixels.ts'
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
  if (fixed < 0 || fixed >= (dx === 0 ? pixels.height : pixels.width)) return -1
  const from = (across ? rect.x0 : rect.y0) + inset
  const to = (across ? rect.x1 : rect.y1) - 1 - inset
  const length = Math.max(0, to - from)
  const places = Math.min(PLACES, length + 1)
  let best = -1
  let votes = 0
  // Boyer–Moore majority, then a count: no maps in the innermost loop.
  for (let pass = 0, lead = 0; pass < 2; pass++) {
    for (let i = 0; i < places; i++) {
      const along = places === 1 ? from + (length >> 1) : from + Math.round((length * i) / (places - 1))
      const key = (
        across ? pixels.keys[fixed * pixels.width + along] : pixels.keys[along * pixels.width + fixed]
      ) as number
      if (pass === 1) {
        if (key === best) votes++
      } else if (key === best) lead++
      else if (lead === 0) {
        best = key
        lead = 1
      } else lead--
    }
  }
  return votes >= AGREE * places ? best : -1
}

/** CSS px: no shadow in common use reaches farther in the frame's own scale. */
const FARTHEST = 56
/** A shadow is over where nothing changes for this many CSS px. */
const STILL = 5

/** Colours outward from a side, one per device px, as far as they keep changing. Ends early where places disagree. */
export function profileOf(pixels: Pixels, rect: Rect, side: number, inset: number, scale: number): RGB[] {
  const colors: RGB[] = []
  const still = Math.round(STILL * scale) + 1
  for (let step = 0, same = 0; step < FARTHEST * scale && same < still; step++) {
    const color = colorOutside(pixels, rect, side, step, inset)
    if (color < 0) break
    same = color === colors.at(-1) ? same + 1 : 1
    colors.push(color)
  }
  return colors
}

/** Reads one side of a box filled with `fill`. `inset` keeps away from round corners. */
export function sideOf(
  pixels: Pixels,
  rect: Rect,
  side: number,
  fill: RGB,
  inset: number,
  scale: number,
): Side {
  const profile = profileOf(pixels, rect, side, inset, scale)
  const first = profile[0]
  if (first === undefined) return { width: 0, color: 0, behind: null, profile }
  const thickest = Math.round(WIDEST_OUTLINE * scale)
  let width = 1
  while (profile[width] === first) width++
  const behind = profile.at(-1) ?? null
  const next = profile[width]
  if (next === undefined) {
    const toEdge = width <= thickest && atImageEdge(pixels, rect, side, width)
    return toEdge
      ? { width, color: first, behind: null, profile }
      : { width: 0, color: 0, behind: first, profile }
  }
  const isOutline =
    width <= thickest && !(width === 1 && isBlend(first, fill, next)) && !startsRamp(profile, width, scale)
  return isOutline ? { width, color: first, behind, profile } : { width: 0, color: 0, behind, profile }
}

/** True where the first colour is just the darkest step of a shadow: the next steps go on the same way, hardly smaller. */
function startsRamp(profile: readonly RGB[], width: number, scale: number): boolean {
  if (width > 2 * scale) return false
  const first = luma(profile[0] as RGB)
  const second = profile[width] as RGB
  let after = width
  while (profile[after] === second) after++
  const third = profile[after]
  if (third === undefined || after - width > 3 * scale) return false
  const jump = luma(second) - first
  const next = luma(third) - luma(second)
  return jump * next > 0 && Math.abs(jump) <= RAMP * Math.abs(next) + 2
}

/** How much larger than the next one a shadow's first step may be (Gaussian tails: 2 at most, plus rounding). */
const RAMP = 2.2

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
  return t > 0.04 && t < 0.96 && offLine(color, inside, outside) < 6
}
