import type { Scene, Surface } from '../../scene/scene.ts'
import { px, round } from '../lib/length.ts'
import type { SeenRadius } from './facts.ts'

/** "As round as it gets", in px: what CSS authors and Figma both write for it. */
export const FULL = 9999
/** CSS px: on smaller boxes a radius cannot be told from blending. */
const SMALLEST_BOX = 8

export const fromScene = (scene: Scene): SeenRadius[] =>
  scene.surfaces
    .filter(({ box }) => Math.min(box.width, box.height) >= SMALLEST_BOX)
    .flatMap((surface) => (surface.pill ? [full(surface)] : corners(surface, scene.scale)))

/** CSS px: where two boxes meet, corners look as if they were this round. */
const TINY = 1.5
/**
 * Corners read too large, in image px: blending makes the outermost pixels of an arc fainter than they count, the more so
 * where the arc is a single px thick.
 */
const BLENDED = 0.2
const THIN = 0.45
/** CSS px: a shadow makes a bare corner seem rounder than it is, and one with a line around it less round. */
const SHADED = 0.3

/** How far a reading may be off: image px of blending, and CSS px more where but two corners were seen. */
const BLUR = 0.4
const HALF_SEEN = 0.25

const full = (surface: Surface): SeenRadius => ({
  value: px(FULL),
  use: 'corner',
  box: surface.box,
  weight: 0.9,
  facts: { px: Math.min(surface.box.width, surface.box.height) / 2 },
})

/** One sighting per surface and radius; corners that agree strengthen it. */
function corners(surface: Surface, scale: number): SeenRadius[] {
  const seen = surface.radii
    .flatMap((radius, i) => (radius === null ? [] : [{ radius, bias: biasOf(surface, i, scale) }]))
    .sort((a, b) => a.radius - b.radius)
  const bent = seen.filter(({ radius }) => radius >= 0.75)
  const upper = bent[bent.length >> 1]?.radius
  if (upper === undefined || bent.length < 2) return []
  const agreed = bent.filter(({ radius }) => Math.abs(radius - upper) <= 1)
  const agree = agreed.length
  if (agree < (upper < TINY ? 4 : 2)) return []
  // A shadow deepens towards the lower corners: of the two in the middle the lower reading is the better one.
  const middle = agreed[(surface.shadow ? agree - 1 : agree) >> 1] as (typeof agreed)[number]
  const value = px(Math.max(0, middle.radius - middle.bias))
  const error = BLUR / scale + (agree < 3 ? HALF_SEEN : 0) + (surface.shadow ? SHADED : 0)
  const facts = { corners: agree, scale, error: round(error) }
  return [{ value, use: 'corner', box: surface.box, weight: 0.25 * agree, facts }]
}

/** By the two sides that meet in a corner: a card whose foot is open is outlined at its head. */
function biasOf({ edges, shadow }: Surface, corner: number, scale: number): number {
  const meeting = [edges[corner < 2 ? 0 : 2], edges[corner === 1 || corner === 2 ? 1 : 3]]
  const outlined = meeting.every((edge) => edge !== null)
  const thin = meeting.every((edge) => edge !== null && edge.width * scale <= 1)
  return (thin ? THIN : BLENDED) / scale + (shadow ? (outlined ? -SHADED : SHADED) : 0)
}
