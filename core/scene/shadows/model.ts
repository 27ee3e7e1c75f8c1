/** What a stack of blurred boxes looks like from outside. Device px. */
import type { Rect } from '../geometry/rect.ts'
import { normal } from './gauss.ts'

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

/** What a round corner takes away: the area outside the arc, blurred, as strips that the blur hides. */
function missing(x: number, y: number, radius: number, sigma: number): number {
  if (Math.max(x, y) > 3.5 * sigma + radius) return 0
  const start = normal(x / sigma)
  let above = normal(y / sigma)
  let lost = 0
  for (const [to, width] of STRIPS) {
    const below = normal((y - to * radius) / sigma)
    lost += (above - below) * (start - normal((x - width * radius) / sigma))
    above = below
  }
  return lost
}

/** Where the strips between a unit corner and its arc end, and how wide each is in the mean. */
const STRIPS = strips(16)

function strips(count: number) {
  const end = (i: number) => 1 - Math.cos((i / count) * (Math.PI / 2))
  const fine = 1000
  return Array.from({ length: count }, (_, i) => {
    let sum = 0
    for (let k = 0; k < fine; k++) {
      const depth = 1 - end(i) - ((k + 0.5) / fine) * (end(i + 1) - end(i))
      sum += 1 - Math.sqrt(1 - depth * depth)
    }
    return [end(i + 1), sum / fine] as const
  })
}
