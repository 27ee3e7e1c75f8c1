/** Boxes whose colour runs along a line or from a point. Photos fit no ramp, shadows fill no box. Image px. */
import type { Rect } from '../geometry/rect.ts'
import { rectOf } from '../ground/components.ts'
import { type Kinds, SLOPE } from '../shapes/kinds.ts'
import type { Ground, Page, Seen } from '../page.ts'
import type { Pixels } from '../ground/pixels.ts'
import { type Sample, along, bestCentre, bestLine, readingsOf } from './gradient-shape.ts'
import { type Patch, patchesOf } from './patches.ts'
import { type Channels, type Ramp, type Stop, channelsOf, colorAt, rampOf } from './ramp.ts'
import type { GradientShape } from '../scene.ts'
import { contains } from '../geometry/rect.ts'
import {
  CELL,
  BEYOND_BOX,
  COVERED,
  COVERED_IF_LARGE,
  FILLED_PATCH,
  LARGE_GRADIENT,
  LEAST_RANGE,
  LIKE_RAMP,
  RADIAL_GAIN,
  ROUND_END,
  SAMPLES,
  SHARE_GRID,
  SHORTEST_SIDE,
  WORST_RAMP,
} from './tune.ts'

export interface FoundGradient {
  readonly rect: Rect
  readonly shape: GradientShape
  readonly stops: readonly Stop[]
  /** Root of the mean square difference, in channel steps. */
  readonly error: number
  /** Share of the box that has the colours of the ramp: the rest is text and whatever else lies on it. */
  readonly share: number
}

export function gradientsOf(page: Seen<'runs' | 'shapes'>): FoundGradient[] {
  const { scale } = page
  const least = (SHORTEST_SIDE * scale) / CELL
  const patches = patchesOf(page, least * least).filter(({ rect, cells }) => {
    const { x0, y0, x1, y1 } = rect
    const isThin = Math.min(x1 - x0, y1 - y0) < (SHORTEST_SIDE - CELL) * scale
    return !isThin && cells.length * CELL ** 2 >= FILLED_PATCH * (x1 - x0) * (y1 - y0)
  })
  const found: FoundGradient[] = []
  const pictures: Rect[] = []
  for (const patch of patches.sort((a, b) => b.cells.length - a.cells.length)) {
    // What lies on a picture is part of it.
    if (pictures.some((picture) => contains(picture, patch.rect))) continue
    const gradient = gradientOf(page, patch)
    if (gradient) found.push(gradient)
    else pictures.push(patch.rect)
  }
  return found.sort((a, b) => a.rect.y0 - b.rect.y0 || a.rect.x0 - b.rect.x0)
}

/** What lies in a gradient and has its colour there is a piece of it: the inside of a letter, a band beside a line. */
export function withoutPieces({
  gradients,
  components,
  shapes,
}: Pick<Page, 'gradients' | 'components' | 'shapes'>): Kinds {
  const kinds = shapes.kinds.slice()
  for (const { rect, shape: way, stops } of gradients) {
    const at = along(way, rect)
    for (let c = 0; c < components.count; c++) {
      const own = rectOf(components, c)
      if (kinds[c] === SLOPE || !contains(rect, own)) continue
      const said = colorAt(stops, at((own.x0 + own.x1) / 2, (own.y0 + own.y1) / 2))
      const seen = channelsOf(components.color[c] as number)
      if (isLike(said, seen, LIKE_RAMP)) kinds[c] = SLOPE
    }
  }
  return kinds
}

const isLike = (a: Channels, b: Channels, limit: number): boolean =>
  a.every((value, c) => Math.abs(value - (b[c] as number)) <= limit)

function gradientOf(page: Ground, patch: Patch): FoundGradient | null {
  const { pixels, scale } = page
  const samples = samplesOf(pixels, patch)
  if (rangeOf(samples) < LEAST_RANGE) return null
  const rough = fitted(patch.rect, samples)
  if (!rough) return null
  const rect = grown(page, patch.rect, rough)
  if (Math.min(rect.x1 - rect.x0, rect.y1 - rect.y0) < SHORTEST_SIDE * scale) return null
  const fit = fitted(rect, samples)
  if (!fit || fit.ramp.error > WORST_RAMP) return null
  const at = along(fit.shape, rect)
  const share = shareOf(rect, (x, y) => isOn(pixels, fit.ramp.stops, at, [x, y], LIKE_RAMP))
  const isLarge = (rect.x1 - rect.x0) * (rect.y1 - rect.y0) > LARGE_GRADIENT * scale * scale
  if (share < (isLarge ? COVERED_IF_LARGE : COVERED)) return null
  if ([0, 1, 2, 3].filter((side) => isClosed(pixels, rect, side, fit.ramp.stops, at)).length < 3) return null
  return { rect, ...upright(fit.shape, fit.ramp.stops), error: fit.ramp.error, share }
}

interface Fitted {
  readonly shape: GradientShape
  readonly ramp: Ramp
}

function fitted(rect: Rect, samples: readonly Sample[]): Fitted | null {
  const line = bestLine(rect, samples)
  const centre = line.scatter > 1 ? bestCentre(rect, samples) : null
  const { shape, scatter } = centre && centre.scatter < RADIAL_GAIN * line.scatter ? centre : line
  if (scatter > 2 * WORST_RAMP ** 2) return null
  const ramp = rampOf(readingsOf(shape, rect, samples))
  return ramp && { shape, ramp }
}

function samplesOf({ keys, width }: Pixels, { cells }: Patch): Sample[] {
  const columns = Math.floor(width / CELL)
  const every = Math.max(1, cells.length / SAMPLES)
  const samples: Sample[] = []
  for (let i = 0; i < cells.length; i += every) {
    const cell = cells[Math.floor(i)] as number
    const x = (cell % columns) * CELL + (CELL >> 1)
    const y = Math.floor(cell / columns) * CELL + (CELL >> 1)
    samples.push({ x: x + 0.5, y: y + 0.5, color: channelsOf(keys[y * width + x] as number) })
  }
  return samples
}

function rangeOf(samples: readonly Sample[]): number {
  const spans = [0, 1, 2].map((c) => {
    const values = samples.map(({ color }) => color[c] as number)
    return values.reduce((a, b) => Math.max(a, b)) - values.reduce((a, b) => Math.min(a, b))
  })
  return Math.max(...spans)
}

type Spot = readonly [x: number, y: number]

function isOn(
  { keys, width, height }: Pixels,
  stops: readonly Stop[],
  at: (x: number, y: number) => number,
  [x, y]: Spot,
  limit: number,
): boolean {
  if (x < 0 || y < 0 || x >= width || y >= height) return false
  const said = colorAt(stops, at(x + 0.5, y + 0.5))
  const seen = channelsOf(keys[y * width + x] as number)
  return isLike(said, seen, limit)
}

/** Places along a side, away from its corners. */
const ALONG = Array.from({ length: 24 }, (_, i) => 0.12 + (0.76 * (i + 0.5)) / 24)

const spotOn = ({ x0, y0, x1, y1 }: Rect, side: number, share: number, out: number): Spot => {
  const x = Math.floor(x0 + share * (x1 - x0))
  const y = Math.floor(y0 + share * (y1 - y0))
  if (side === 0) return [x, y0 - 1 - out]
  if (side === 1) return [x1 + out, y]
  if (side === 2) return [x, y1 + out]
  return [x0 - 1 - out, y]
}

/** A patch ends where whole squares do; the box goes on as long as enough of its edge has the ramp's colours. */
function grown({ pixels, scale }: Ground, rect: Rect, { shape, ramp }: Fitted): Rect {
  const at = along(shape, rect)
  const out = [0, 1, 2, 3].map((side) => {
    let step = 0
    const goesOn = () => {
      const like = ALONG.filter((share) =>
        isOn(pixels, ramp.stops, at, spotOn(rect, side, share, step), LIKE_RAMP),
      )
      return like.length >= ROUND_END * ALONG.length
    }
    while (step < 2 * CELL * Math.max(1, scale) && goesOn()) step++
    return step
  }) as [number, number, number, number]
  return { x0: rect.x0 - out[3], y0: rect.y0 - out[0], x1: rect.x1 + out[1], y1: rect.y1 + out[2] }
}

/** The box ends here: at the image's edge, or with other colours beyond. */
function isClosed(
  pixels: Pixels,
  rect: Rect,
  side: number,
  stops: readonly Stop[],
  at: (x: number, y: number) => number,
): boolean {
  const other = ALONG.filter((share) => !isOn(pixels, stops, at, spotOn(rect, side, share, 2), BEYOND_BOX))
  return other.length >= 0.6 * ALONG.length
}

function shareOf({ x0, y0, x1, y1 }: Rect, has: (x: number, y: number) => boolean): number {
  let like = 0
  for (let i = 0; i < SHARE_GRID * SHARE_GRID; i++) {
    const x = Math.floor(x0 + (((i % SHARE_GRID) + 0.5) / SHARE_GRID) * (x1 - x0))
    const y = Math.floor(y0 + ((Math.floor(i / SHARE_GRID) + 0.5) / SHARE_GRID) * (y1 - y0))
    if (has(x, y)) like++
  }
  return like / SHARE_GRID ** 2
}

/** A line read backwards is the same line: downwards, or to the right, as people write it. */
function upright(
  shape: GradientShape,
  stops: readonly Stop[],
): { shape: GradientShape; stops: readonly Stop[] } {
  if (shape.kind === 'radial') return { shape, stops }
  const angle = Math.round(shape.angle * 2) / 2
  if (angle > 0 && angle <= 180) return { shape: { kind: 'linear', angle }, stops }
  const turned = stops.map(({ at, color }) => ({ at: 1 - at, color })).toReversed()
  return { shape: { kind: 'linear', angle: (angle + 180) % 360 || 180 }, stops: turned }
}
