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
export function clearness(
  layer: Cast,
  casters: readonly Caster[],
  xs: Float64Array,
  ys: Float64Array,
): Float64Array {
  const clear = new Float64Array(xs.length).fill(1)
  for (const caster of casters) {
    for (let k = 0; k < clear.length; k++) {
      const covered = coverage(layer, caster, xs[k] as number, ys[k] as number)
      if (covered > 0) clear[k] = (clear[k] as number) * (1 - layer.alpha * covered)
    }
  }
  return clear
}

function coverage({ x: dx, y: dy, blur, spread }: Cast, caster: Caster, x: number, y: number): number {
  const sigma = blur / 2
  const left = x - caster.x0 - dx + spread
  const right = caster.x1 + dx + spread - x
  const top = y - caster.y0 - dy + spread
  const bottom = caster.y1 + dy + spread - y
  const far = -4 * sigma
  if (left < far || right < far || top < far || bottom < far) return 0
  const across = normal(left / sigma) + normal(right / sigma) - 1
  if (across <= 0) return 0
  const down = normal(top / sigma) + normal(bottom / sigma) - 1
  if (down <= 0) return 0
  const radius = caster.radius + spread
  if (caster.radius <= 0 || radius <= 0) return across * down
  const inX = Math.min(left, right)
  const inY = Math.min(top, bottom)
  return Math.max(0, across * down - missing(inX, inY, radius, sigma))
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
