/** What lies outside a side of a rectangle, step by step. Image px. */
import type { Rect } from '../geometry/rect.ts'
import type { RGB } from '../scene.ts'
import { type Pixels, between, difference, offLine } from './pixels.ts'
import { AGREEING_PLACES, FADE, PLACES_ALONG_SIDE } from './tune.ts'

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
  return places.length > 0 && votes >= AGREEING_PLACES * places.length ? best : -1
}

/** The same for shadows, which fade towards the ends of a side: the middle speaks if most are nearly like it. */
export function shadeOutside(pixels: Pixels, rect: Rect, side: number, step: number, inset: number): number {
  const places = placesOutside(pixels, rect, side, step, inset)
  const middle = places[places.length >> 1]
  if (middle === undefined) return -1
  let votes = 0
  for (const key of places) if (difference(key, middle) <= FADE) votes++
  return votes >= AGREEING_PLACES * places.length ? middle : -1
}

/** Keys at up to so many places along a side, `step` px outside it; below 0 is inside. */
export function placesOutside(
  pixels: Pixels,
  rect: Rect,
  side: number,
  step: number,
  inset: number,
): number[] {
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
  const count = Math.min(PLACES_ALONG_SIDE, length + 1)
  const places: number[] = []
  for (let i = 0; i < count; i++) {
    const along = count === 1 ? from + (length >> 1) : from + Math.round((length * i) / (count - 1))
    places.push(pixels.keys[across ? fixed * pixels.width + along : along * pixels.width + fixed] as number)
  }
  return places
}

/** A single pixel between two clearly different colours is an edge at a fractional position, not a line. */
export function isBlend(color: RGB, inside: RGB, outside: RGB): boolean {
  if (difference(inside, outside) < 12) return false
  const t = between(color, inside, outside)
  return t > 0.01 && t < 0.995 && offLine(color, inside, outside) < 6
}
