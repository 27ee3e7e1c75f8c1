/** Corner radii: the circle that best explains where a corner's rows and columns begin. */
import type { Rect } from '../geometry/rect.ts'
import { indent } from '../shapes/outline.ts'
import { type Pixels, between, difference } from '../ground/pixels.ts'
import type { Ground } from '../page.ts'
import type { RGB, Sides } from '../scene.ts'
import type { Side } from './sides.ts'
import {
  CIRCLE_SLACK,
  FAINTEST_CORNER,
  FAR_OFF,
  PILL_SHARE,
  RADIUS_STEP,
  SHORTEST_PILL,
  THIN_COVER,
  WORST_CORNER,
} from './tune.ts'

export interface Corners {
  readonly radii: Sides<number | null>
  readonly pill: boolean
}

/** A box whose corners are to be read. */
export interface Cornered {
  readonly outer: Rect
  readonly sides: Sides<Side>
  readonly fill: RGB
  /** Image px: a first idea of the largest radius. */
  readonly rough: number
  /** The box lies between pixels: where exactly, its corners must tell. */
  readonly loose: boolean
}

export function cornerRadii({ pixels, scale }: Ground, box: Cornered): Corners {
  const { outer, sides, fill, rough, loose } = box
  const half = Math.min(outer.x1 - outer.x0, outer.y1 - outer.y0) / 2
  const reach = Math.min(
    Math.ceil(half),
    Math.ceil(rough + Math.max(sides[0].width, sides[3].width) + 3 * scale),
  )
  const radius = (i: number) => {
    const vertical = sides[i < 2 ? 0 : 2]
    const horizontal = sides[i === 1 || i === 2 ? 1 : 3]
    const skin = vertical.width > 0 && horizontal.width > 0 ? vertical.color : fill
    if (vertical.width > 0 !== horizontal.width > 0) return null
    const blends = { blendX: horizontal.blend, blendY: vertical.blend }
    return cornerRadius(pixels, { outer, corner: i, skin, reach, loose, ...blends })
  }
  const radii = [radius(0), radius(1), radius(2), radius(3)] as const
  const known = radii.filter((r) => r !== null)
  const round =
    known.length >= 2 &&
    half > 3 * scale &&
    known.filter((r) => r >= PILL_SHARE * half).length >= Math.min(3, known.length)
  if (round && isOval(outer.x1 - outer.x0, outer.y1 - outer.y0)) return { radii: NONE, pill: false }
  return { radii, pill: round }
}

const NONE = [null, null, null, null] as const

/** Neither a circle nor a pill: the counter of a letter. */
const isOval = (width: number, height: number): boolean =>
  Math.abs(width - height) > CIRCLE_SLACK && Math.max(width, height) < SHORTEST_PILL * Math.min(width, height)

interface Corner {
  readonly outer: Rect
  /** 0 top left, then clockwise. */
  readonly corner: number
  /** The box's outermost colour. */
  readonly skin: RGB
  /** Image px from the corner that are looked at. */
  readonly reach: number
  readonly blendX: number
  readonly blendY: number
  readonly loose: boolean
}

/**
 * Where each row and column crosses from outside to the box's outermost colour (`skin`), and the circle that explains it
 * best. `null` where the colour outside cannot be told from the box, or no circle explains the crossings.
 */
function cornerRadius(pixels: Pixels, { corner, skin, reach, ...box }: Corner): number | null {
  const { x0, y0, x1, y1 } = box.outer
  const { blendX, blendY } = box
  const dx = corner === 0 || corner === 3 ? 1 : -1
  const dy = corner < 2 ? 1 : -1
  // A blended edge starts one pixel farther out, and covers only a part of it.
  const cx = (dx > 0 ? x0 : x1 - 1) - (blendX > 0 ? dx : 0)
  const cy = (dy > 0 ? y0 : y1 - 1) - (blendY > 0 ? dy : 0)
  const offX = blendX > 0 ? 1 - blendX : 0
  const offY = blendY > 0 ? 1 - blendY : 0
  if (cx < 0 || cy < 0 || cx >= pixels.width || cy >= pixels.height) return null
  const tip = pixels.keys[cy * pixels.width + cx] as number
  if (tip === skin) return isSquare(pixels, [cx, cy], [dx, dy], skin, reach) ? 0 : null
  const outside = pixels.keys[
    clamp(cy - dy, pixels.height) * pixels.width + clamp(cx - dx, pixels.width)
  ] as number
  if (difference(outside, skin) < FAINTEST_CORNER) return null
  const at = (x: number, y: number) => pixels.keys[(cy + dy * y) * pixels.width + cx + dx * x] as number
  const crossings: Crossing[] = []
  for (let depth = 0; depth < reach; depth++) {
    const row = crossing(reach, (i) => at(i, depth), outside, skin)
    const column = crossing(reach, (i) => at(depth, i), outside, skin)
    crossings.push(
      { depth: depth - offY, begins: row - offX, across: true },
      { depth: depth - offX, begins: column - offY, across: false },
    )
  }
  return fitRadius(crossings, reach, box.loose ? SHIFTS : UNMOVED)
}

/** A box begins at a square corner: beyond it there may be its own colour, as round a knob on a switch, but not along it. */
function isSquare(
  { keys, width, height }: Pixels,
  [cx, cy]: readonly [number, number],
  [dx, dy]: readonly [number, number],
  skin: RGB,
  reach: number,
): boolean {
  const goesOn = (x: number, y: number) =>
    x >= 0 && y >= 0 && x < width && y < height && keys[y * width + x] === skin
  if (goesOn(cx - dx, cy) || goesOn(cx, cy - dy)) return false
  for (let i = 1; i < reach; i++) {
    if (keys[cy * width + cx + dx * i] !== skin || keys[(cy + dy * i) * width + cx] !== skin) return false
  }
  return true
}

/** In the row (`across`) or column `depth` px from one edge, the box begins this far from the other. */
interface Crossing {
  readonly depth: number
  readonly begins: number
  readonly across: boolean
}

/** px that a box's edges may lie off the pixels', each way. */
const UNMOVED = [[0, 0]] as const
const SHIFTS = [-0.5, 0, 0.5].flatMap((x) => [-0.5, 0, 0.5].map((y) => [x, y] as const))

/**
 * How many px from the edge the skin begins, to a fraction: where its coverage passes one half. A thin outline may never
 * cover half of a pixel of its arc; then its peak tells.
 */
function crossing(reach: number, at: (i: number) => number, outside: RGB, skin: RGB): number {
  let before = 0
  for (let i = 0; i < reach; i++) {
    const cover = Math.min(1, Math.max(0, between(at(i), outside, skin)))
    if (cover >= 0.5) return Math.max(0, i - 0.5 + (0.5 - before) / (cover - before))
    if (before >= THIN_COVER && cover < before) return Math.max(0, i - before)
    before = cover
  }
  return reach
}

function fitRadius(
  crossings: readonly Crossing[],
  reach: number,
  shifts: readonly (readonly [x: number, y: number])[],
): number | null {
  let best = 0
  let least = Number.POSITIVE_INFINITY
  for (const [x, y] of shifts) {
    for (let radius = 0; radius <= reach; radius += RADIUS_STEP) {
      let error = 0
      for (const { depth, begins, across } of crossings) {
        const [along, off] = across ? [y, x] : [x, y]
        error += Math.min(FAR_OFF, Math.abs(begins - off - indent(radius, depth - along)))
      }
      if (error < least) {
        least = error
        best = radius
      }
    }
  }
  return least / (2 * Math.max(1, best)) <= WORST_CORNER ? best : null
}

const clamp = (at: number, size: number) => Math.min(size - 1, Math.max(0, at))
