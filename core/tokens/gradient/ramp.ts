/** The colour somewhere on a gradient, blended in sRGB as Figma and CSS do. */
import type { Value } from '../../../shared/dtcg.ts'
import type { Observed } from '../../../shared/observed.ts'
import { colorOf, rgbOf } from '../lib/rgb.ts'

type Stop = Observed<'gradient'>[number]

/** A stop before its predecessor counts as lying on it, as in CSS; beyond the ends the last colour stays. */
export function colorAt(stops: Observed<'gradient'>, place: number): Value<'color'> {
  let before = stops[0] as Stop
  let from = before.position
  for (const stop of stops) {
    const to = Math.max(from, stop.position)
    if (place <= to) return to === from ? stop.color : mixed(before, stop, (place - from) / (to - from))
    before = stop
    from = to
  }
  return before.color
}

function mixed({ color: a }: Stop, { color: b }: Stop, share: number): Value<'color'> {
  if (share <= 0) return a
  if (share >= 1) return b
  const mix = (x: number, y: number) => Math.round(x + (y - x) * share)
  const channel = (shift: number) => mix((rgbOf(a) >> shift) & 255, (rgbOf(b) >> shift) & 255) << shift
  return colorOf(channel(16) | channel(8) | channel(0), a.alpha + (b.alpha - a.alpha) * share)
}
