/** A gradient's handles (where REST has them) as the transform that the plugin API states. */
import { isRaw } from './raw.ts'

type Transform = [[number, number, number], [number, number, number]]

/**
 * Handles: start, end and the end of the width, in the unit square of the layer. In that of the gradient they are
 * (0, ½), (1, ½) and (0, 1): the transform is the inverse of the one that takes these to those. `null` where they
 * tell no direction.
 */
export function transformOf(handles: unknown): Transform | null {
  const [a, b, c] = (Array.isArray(handles) ? (handles as unknown[]) : []).map(pointOf)
  if (!a || !b || !c) return null
  const [ux, uy] = [b[0] - a[0], b[1] - a[1]]
  const [vx, vy] = [2 * (c[0] - a[0]), 2 * (c[1] - a[1])]
  const [ox, oy] = [a[0] - vx / 2, a[1] - vy / 2]
  const det = ux * vy - vx * uy
  if (det === 0) return null
  const [p, q, r, s] = [vy / det, -vx / det, -uy / det, ux / det]
  return [
    [p, q, -(p * ox + q * oy)],
    [r, s, -(r * ox + s * oy)],
  ]
}

function pointOf(value: unknown): readonly [number, number] | null {
  if (!isRaw(value)) return null
  const { x, y } = value
  return typeof x === 'number' && typeof y === 'number' && Number.isFinite(x) && Number.isFinite(y)
    ? [x, y]
    : null
}
