/** What a stack of blurred boxes looks like from outside. Device px. */
import { normal } from './gauss.ts'
import type { Rect } from './sides.ts'

/** One layer of a shadow, as CSS has it. */
export interface Cast {
  readonly x: number
  readonly y: number
  readonly blur: number
  readonly spread: number
  readonly alpha: number
}

/** A box that casts, with one radius for its corners. */
export interface Caster extends Rect {
  readonly radius: number
}

/** What of the ground is left to see through one layer, at each place. */
export const clearness = (
  layer: Cast,
  casters: readonly Caster[],
  xs: Float64Array,
  ys: Float64Array,
): Float64Array => seenThrough(layer.alpha, coverages(layer, casters, xs, ys))

/** How much of the layer lies over each place, one array per caster: dear, and the same however opaque it is. */
export const coverages = (
  layer: Cast,
  casters: readonly Caster[],
  xs: Float64Array,
  ys: Float64Array,
): Float64Array[] => casters.map((caster) => coverage(layer, caster, xs, ys))

export function seenThrough(alpha: number, covered: readonly Float64Array[]): Float64Array {
  const clear = new Float64Array(covered[0]?.length ?? 0).fill(1)
  for (const of of covered) {
    for (let k = 0; k < clear.length; k++) clear[k] = (clear[k] as number) * (1 - alpha * (of[k] as number))
  }
  return clear
}

function coverage(layer: Cast, caster: Caster, xs: Float64Array, ys: Float64Array): Float64Array {
  const sigma = layer.blur / 2
  const far = -4 * sigma
  const x0 = caster.x0 + layer.x - layer.spread
  const x1 = caster.x1 + layer.x + layer.spread
  const y0 = caster.y0 + layer.y - layer.spread
  const y1 = caster.y1 + layer.y + layer.spread
  const radius = caster.radius > 0 ? Math.max(0, caster.radius + layer.spread) : 0
  const covered = new Float64Array(xs.length)
  for (let k = 0; k < covered.length; k++) {
    const left = (xs[k] as number) - x0
    const right = x1 - (xs[k] as number)
    const top = (ys[k] as number) - y0
    const bottom = y1 - (ys[k] as number)
    if (left < far || right < far || top < far || bottom < far) continue
    const across = normal(left / sigma) + normal(right / sigma) - 1
    const down = normal(top / sigma) + normal(bottom / sigma) - 1
    if (across <= 0 || down <= 0) continue
    const lost = radius > 0 ? missing(Math.min(left, right), Math.min(top, bottom), radius, sigma) : 0
    covered[k] = Math.max(0, across * down - lost)
  }
  return covered
}

/**
 * What a round corner takes away: the area outside the arc, blurred, as three points of mass. Exact for soft shadows;
 * hard ones don't reach that far.
 */
function missing(x: number, y: number, radius: number, sigma: number): number {
  if (Math.max(x, y) > 3.5 * sigma + radius) return 0
  let lost = 0
  for (const [px, py, mass] of ARC) {
    const u = (x - px * radius) / sigma
    const v = (y - py * radius) / sigma
    const square = u * u + v * v
    if (square < 12) lost += mass * Math.exp(-square / 2)
  }
  return (lost * radius * radius) / (2 * Math.PI * sigma * sigma)
}

/** Middle and area of the three pieces between a unit corner and its arc. */
const ARC = pieces([
  [0, 0.3, 0, 0.3],
  [0.3, 1, 0, 0.3],
  [0, 0.3, 0.3, 1],
])

function pieces(cells: readonly (readonly [x0: number, x1: number, y0: number, y1: number])[]) {
  const fine = 200
  return cells.map(([x0, x1, y0, y1]) => {
    let [area, sx, sy] = [0, 0, 0]
    for (let x = x0 + 0.5 / fine; x < x1; x += 1 / fine) {
      for (let y = y0 + 0.5 / fine; y < y1; y += 1 / fine) {
        if (Math.hypot(1 - x, 1 - y) <= 1) continue
        area += fine ** -2
        sx += x * fine ** -2
        sy += y * fine ** -2
      }
    }
    return [sx / area, sy / area, area] as const
  })
}
