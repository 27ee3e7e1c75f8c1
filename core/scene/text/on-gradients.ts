/** Text on gradients: it is measured on the flat ground that the gradient would be. Image px. */
import { together } from '../ground/coded-blocks.ts'
import { partsOf } from '../ground/components.ts'
import { along } from '../gradients/gradient-shape.ts'
import type { FoundGradient } from '../gradients/gradients.ts'
import { type FoundLine, linesOf } from './lines.ts'
import type { Seen } from '../page.ts'
import { type Pixels, difference, rgbOf } from '../ground/pixels.ts'
import { colorAt } from '../gradients/ramp.ts'
import type { RGB } from '../scene.ts'
import { separate } from './separate.ts'
import { shapesOf } from '../shapes/shapes.ts'
import { GROUND_STEP, LARGE_GROUND, RAMP_STEPS } from './tune.ts'

export function linesOnGradients({ pixels, gradients, scale }: Seen<'gradients'>): FoundLine[] {
  return gradients.flatMap((gradient, i) => {
    const { x0, y0, x1, y1 } = gradient.rect
    if ((x1 - x0) * (y1 - y0) < LARGE_GROUND * scale * scale) return []
    const { flat, ground, seenAt } = levelled(pixels, gradient)
    const page = { pixels: flat, scale, gradients: [], ...partsOf({ pixels: flat }) }
    const shaped = { ...page, shapes: shapesOf(page) }
    return linesOf({ ...shaped, ...separate(shaped) })
      .lines.filter((line) => page.components.color[line.on] === ground)
      .map((line) => ({
        ...line,
        ...seenAt(line.ink, (line.x0 + line.x1) / 2 + x0, (line.y0 + line.y1) / 2 + y0),
        x0: line.x0 + x0,
        y0: line.y0 + y0,
        x1: line.x1 + x0,
        y1: line.y1 + y0,
        baseline: line.baseline + y0,
        // Components of the image count from 0; text on different gradients is on different ground.
        on: -2 - i,
      }))
  })
}

/**
 * The gradient's box with the colour of its middle for a ground, and what lies on it shifted as far as the ground shows
 * through: a pixel that is half ink is half ground.
 */
function levelled(
  { keys, width: stride }: Pixels,
  { rect: { x0, y0, x1, y1 }, ...gradient }: FoundGradient,
): Levelled {
  const width = x1 - x0
  const height = y1 - y0
  const at = along(gradient.shape, { x0, y0, x1, y1 })
  const ramp = Int32Array.from({ length: RAMP_STEPS + 1 }, (_, i) =>
    rgbOf(...colorAt(gradient.stops, i / RAMP_STEPS)),
  )
  const groundAt = (x: number, y: number) =>
    ramp[Math.round(RAMP_STEPS * Math.max(0, Math.min(1, at(x + 0.5, y + 0.5))))] as RGB
  const ground = ramp[RAMP_STEPS / 2] as RGB
  const flat = new Int32Array(width * height)
  const counts = new Map<RGB, number>()
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const key = keys[(y + y0) * stride + x + x0] as RGB
      const isGround = difference(key, groundAt(x + x0, y + y0)) <= GROUND_STEP
      flat[y * width + x] = isGround ? ground : key
      if (!isGround) counts.set(key, (counts.get(key) ?? 0) + 1)
    }
  }
  const [ink = ground] = [...counts].reduce<readonly [RGB?, number?]>(
    (best, one) => (one[1] > (best[1] ?? 0) ? one : best),
    [],
  )
  const levels = new Map<RGB, number>()
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const key = flat[y * width + x] as RGB
      if (key === ground) continue
      const level = moved(key, groundAt(x + x0, y + y0), ground, ink)
      flat[y * width + x] = level
      levels.set(level, (levels.get(level) ?? 0) + 1)
    }
  }
  // Pale ink comes out within a step or two of itself.
  const inks = together(levels)
  for (let i = 0; i < flat.length; i++) {
    if (flat[i] !== ground) flat[i] = inks.get(flat[i] as RGB) ?? (flat[i] as RGB)
  }
  const seenAt = (color: RGB, x: number, y: number) => {
    const behind = groundAt(x, y)
    return { ink: moved(color, ground, behind, ink), behind }
  }
  return { flat: { keys: flat, width, height }, ground, seenAt }
}

interface Levelled {
  readonly flat: Pixels
  readonly ground: RGB
  /** What some ink on the flat ground looks like at a place, and the ground there: thin and pale ink is part ground. */
  readonly seenAt: (ink: RGB, x: number, y: number) => { ink: RGB; behind: RGB }
}

/** The same share of `ink`, on another ground. */
function moved(key: RGB, from: RGB, to: RGB, ink: RGB): RGB {
  const ground = 1 - Math.min(1, difference(key, from) / Math.max(1, difference(ink, from)))
  const shifted = (shift: number) =>
    ((key >> shift) & 255) + ground * (((to >> shift) & 255) - ((from >> shift) & 255))
  return rgbOf(shifted(16), shifted(8), shifted(0))
}
