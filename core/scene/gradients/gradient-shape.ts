/** Along which line, or around which point, colours change: where places of equal colour lie. Image px. */
import type { Rect } from '../geometry/rect.ts'
import type { Channels, Reading } from './ramp.ts'
import type { GradientShape } from '../scene.ts'
import { SCATTER_BINS } from './tune.ts'

export interface Sample {
  /** Of the pixel's middle. */
  readonly x: number
  readonly y: number
  readonly color: Channels
}

/** 0–1 along the gradient's line, as CSS lays it through a box. */
export function along(shape: GradientShape, { x0, y0, x1, y1 }: Rect): (x: number, y: number) => number {
  const width = x1 - x0
  const height = y1 - y0
  if (shape.kind === 'linear') {
    const radians = (shape.angle * Math.PI) / 180
    const [dx, dy] = [Math.sin(radians), -Math.cos(radians)]
    const length = Math.abs(width * dx) + Math.abs(height * dy)
    const [mx, my] = [(x0 + x1) / 2, (y0 + y1) / 2]
    return (x, y) => 0.5 + ((x - mx) * dx + (y - my) * dy) / length
  }
  const [cx, cy] = [x0 + shape.x * width, y0 + shape.y * height]
  // Math.hypot takes several times as long.
  const distance = (x: number, y: number) => Math.sqrt(((x - cx) / shape.aspect) ** 2 + (y - cy) ** 2)
  // To the farthest corner, as CSS does unless told otherwise.
  const farthest = Math.max(distance(x0, y0), distance(x1, y0), distance(x0, y1), distance(x1, y1))
  return (x, y) => distance(x, y) / farthest
}

export const readingsOf = (shape: GradientShape, box: Rect, samples: readonly Sample[]): Reading[] => {
  const at = along(shape, box)
  return samples.map(({ x, y, color }) => ({ at: at(x, y), color }))
}

/** Mean square difference from places at the same distance along the line: 0 where the shape is right. */
function scatter(shape: GradientShape, box: Rect, samples: readonly Sample[]): number {
  const at = along(shape, box)
  // Per bin: count, Σu, Σu², and per channel Σv, Σuv. A straight line runs through each bin, for colours change in it.
  const sums = new Float64Array(9 * SCATTER_BINS)
  let square = 0
  for (const { x, y, color } of samples) {
    const place = Math.max(0, Math.min(SCATTER_BINS - 1e-6, at(x, y) * SCATTER_BINS))
    const from = 9 * Math.floor(place)
    const u = place - Math.floor(place)
    sums[from] = (sums[from] as number) + 1
    sums[from + 1] = (sums[from + 1] as number) + u
    sums[from + 2] = (sums[from + 2] as number) + u * u
    for (let c = 0; c < 3; c++) {
      const value = color[c] as number
      sums[from + 3 + c] = (sums[from + 3 + c] as number) + value
      sums[from + 6 + c] = (sums[from + 6 + c] as number) + u * value
      square += value * value
    }
  }
  let left = square
  for (let from = 0; from < sums.length; from += 9) {
    const n = sums[from] as number
    if (n === 0) continue
    const u = sums[from + 1] as number
    const spread = (sums[from + 2] as number) - (u * u) / n
    for (let c = 0; c < 3; c++) {
      const v = sums[from + 3 + c] as number
      left -= (v * v) / n
      if (n > 3 && spread > 1e-3) left -= ((sums[from + 6 + c] as number) - (u * v) / n) ** 2 / spread
    }
  }
  return Math.max(0, left) / (3 * samples.length)
}

/** A shape, and the scatter it leaves. */
export interface Judged {
  readonly shape: GradientShape
  readonly scatter: number
}

/** The line that leaves the least scatter: all directions roughly, then finely around the best. */
export function bestLine(box: Rect, samples: readonly Sample[]): Judged {
  const line = (angle: number): Judged => judged({ kind: 'linear', angle: (angle + 360) % 360 }, box, samples)
  let best = Array.from({ length: 20 }, (_, i) => line(9 * i)).reduce(better)
  for (let step = 4.5; step >= 0.25; step /= 2) {
    const angle = best.shape.kind === 'linear' ? best.shape.angle : 0
    best = [best, line(angle - step), line(angle + step)].reduce(better)
  }
  return best
}

/** The same around a point: from the middle and the usual places, then finely. */
export function bestCentre(box: Rect, samples: readonly Sample[]): Judged {
  const around = (x: number, y: number, aspect: number): Judged =>
    judged({ kind: 'radial', x, y, aspect }, box, samples)
  const ratio = (box.x1 - box.x0) / (box.y1 - box.y0)
  let best = [ratio, 1]
    .flatMap((aspect) => USUAL.flatMap((x) => USUAL.map((y) => around(x, y, aspect))))
    .reduce(better)
  for (let step = 0.12; step >= 0.005; step /= 2) {
    if (best.shape.kind !== 'radial') break
    const { x, y, aspect } = best.shape
    best = [best, around(x + step, y, aspect), around(x - step, y, aspect)].reduce(better)
    const across = best.shape.kind === 'radial' ? best.shape.x : x
    best = [best, around(across, y + step, aspect), around(across, y - step, aspect)].reduce(better)
  }
  return best
}

const USUAL = [0, 0.25, 0.5, 0.75, 1]

const judged = (shape: GradientShape, box: Rect, samples: readonly Sample[]): Judged => ({
  shape,
  scatter: scatter(shape, box, samples),
})
const better = (a: Judged, b: Judged): Judged => (b.scatter < a.scatter ? b : a)
