import type { Scene, Surface } from '../../scene/scene.ts'
import { px } from '../lib/length.ts'
import type { Seen } from '../type.ts'

/** "As round as it gets", in px: what CSS authors and Figma both write for it. */
export const FULL = 9999
/** CSS px: on smaller boxes a radius cannot be told from blending. */
const SMALLEST_BOX = 8

export const fromScene = (scene: Scene): Seen<'dimension'>[] =>
  scene.surfaces
    .filter(({ box }) => Math.min(box.width, box.height) >= SMALLEST_BOX)
    .flatMap((surface) => (surface.pill ? [full(surface)] : corners(surface, scene.scale)))

/** CSS px: where two boxes meet, corners look as if they were this round. */
const TINY = 1.5
/** Corners read this much too large, in image px: blending makes the outermost pixels of an arc fainter than they count. */
const BIAS = 0.15

const full = (surface: Surface): Seen<'dimension'> => ({
  value: px(FULL),
  use: 'corner',
  box: surface.box,
  weight: 0.9,
  facts: { px: Math.min(surface.box.width, surface.box.height) / 2 },
})

/** One sighting per surface and radius; corners that agree strengthen it. */
function corners(surface: Surface, scale: number): Seen<'dimension'>[] {
  const seen = surface.radii.filter((radius) => radius !== null).sort((a, b) => a - b)
  const round = seen.filter((radius) => radius >= 0.75)
  if (round.length < 2) return []
  const middle = round[round.length >> 1] as number
  const agree = round.filter((radius) => Math.abs(radius - middle) <= 1).length
  if (agree < (middle < TINY ? 4 : 2)) return []
  const value = px(Math.max(0, middle - BIAS / scale))
  return [{ value, use: 'corner', box: surface.box, weight: 0.25 * agree, facts: { corners: agree, scale } }]
}
