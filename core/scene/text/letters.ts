/** Letters so large or so plain that they look like boxes: they stand among ink of their own colour and height. */
import { isAcross, type Rect } from '../geometry/rect.ts'
import { rectOf } from '../ground/components.ts'
import type { Seen } from '../page.ts'
import type { Pixels } from '../ground/pixels.ts'
import { LONGEST_STEM } from '../shapes/tune.ts'
import type { RGB } from '../scene.ts'
import { RING, RULE } from '../shapes/kinds.ts'
import type { FoundSurface } from '../boxes/surfaces.ts'
import { contains } from '../geometry/rect.ts'
import { NEAR_LETTER, TALLEST_LINE, WIDEST_LETTER } from './tune.ts'

type Written = Seen<'components' | 'kinds' | 'surfaces' | 'blobs'>

interface Candidate {
  readonly component: number
  readonly rect: Rect
  readonly fill: RGB
}

/** Components of boxes, outlines and upright rules that are letters of a line. */
export function lettersAmong(page: Written): Set<number> {
  const { pixels, surfaces, blobs, scale } = page
  const candidates = [
    ...surfaces
      .filter((s) => couldBeLetter(s, scale))
      .map((s) => ({ component: s.component, rect: s.outer, fill: s.fill })),
    ...stems(page),
    ...bowls(page),
  ]
  const letters = new Map<number, Candidate>()
  // A letter found makes its neighbour one too, so go on until nothing changes.
  for (let before = -1; before !== letters.size;) {
    before = letters.size
    for (const one of candidates) {
      if (letters.has(one.component)) continue
      const kin = [...letters.values()].some(
        (other) => other.fill === one.fill && isNeighbour(one.rect, other.rect),
      )
      if (kin || blobs.some((b) => isWritten(pixels, one, b))) letters.set(one.component, one)
    }
  }
  return new Set(letters.keys())
}

/** Rules as high as letters: l, I, 1 and the like. */
function stems({ components, kinds, scale }: Written): Candidate[] {
  const found: Candidate[] = []
  for (let c = 0; c < components.count; c++) {
    if (kinds[c] !== RULE) continue
    const rect = rectOf(components, c)
    if (!isAcross(rect) && rect.y1 - rect.y0 < LONGEST_STEM * scale) {
      found.push({ component: c, rect, fill: components.color[c] as number })
    }
  }
  return found
}

/** Outlines as high as letters around no box: an O. */
function bowls({ components, kinds, surfaces, scale }: Written): Candidate[] {
  const found: Candidate[] = []
  for (let c = 0; c < components.count; c++) {
    if (kinds[c] !== RING) continue
    const rect = rectOf(components, c)
    if (!hasLetterSize(rect, scale) || surfaces.some(({ inner }) => contains(rect, inner))) continue
    found.push({ component: c, rect, fill: components.color[c] as number })
  }
  return found
}

/** Ink of its own colour stands beside it, or touches it: the blended edges of close letters are one blob. */
function isWritten(pixels: Pixels, { rect, fill }: Candidate, blob: Rect): boolean {
  if (isNeighbour(rect, blob)) return hasInk(pixels, blob, fill)
  if (blob.x0 > rect.x1 || blob.x1 < rect.x0 || blob.y0 > rect.y0 || blob.y1 < rect.y1) return false
  // Ink ends where the blob does; what goes on is the ground, as round the track of a switch.
  if (CORNERS.some(([x, y, dx, dy]) => pixels.keys[(blob[y] + dy) * pixels.width + blob[x] + dx] === fill))
    return false
  const reach = rect.y1 - rect.y0
  return [
    { ...blob, x0: Math.max(blob.x0, rect.x0 - reach), x1: rect.x0 },
    { ...blob, x0: rect.x1, x1: Math.min(blob.x1, rect.x1 + reach) },
  ].some((beside) => {
    const ink = inkIn(pixels, beside, fill)
    return ink !== null && isNeighbour(rect, ink) && hasInk(pixels, ink, fill)
  })
}

/** Just outside. */
const CORNERS = [
  ['x0', 'y0', -1, -1],
  ['x1', 'y0', 0, -1],
  ['x0', 'y1', -1, 0],
  ['x1', 'y1', 0, 0],
] as const

/** Bounds of a colour within. */
function inkIn({ keys, width }: Pixels, { x0, y0, x1, y1 }: Rect, ink: RGB): Rect | null {
  const found = { x0: x1, y0: y1, x1: x0, y1: y0 }
  for (let y = y0; y < y1; y++) {
    for (let x = x0; x < x1; x++) {
      if (keys[y * width + x] !== ink) continue
      found.x0 = Math.min(found.x0, x)
      found.x1 = Math.max(found.x1, x + 1)
      found.y0 = Math.min(found.y0, y)
      found.y1 = y + 1
    }
  }
  return found.x1 > found.x0 ? found : null
}

function couldBeLetter({ outer, sides }: FoundSurface, scale: number): boolean {
  return hasLetterSize(outer, scale) && sides.filter((s) => s.width > 0).length < 4
}

const hasLetterSize = ({ x0, y0, x1, y1 }: Rect, scale: number): boolean =>
  y1 - y0 <= TALLEST_LINE * scale && x1 - x0 <= WIDEST_LETTER * (y1 - y0)

function isNeighbour(a: Rect, b: Rect): boolean {
  const height = a.y1 - a.y0
  const other = b.y1 - b.y0
  const gap = Math.max(a.x0, b.x0) - Math.min(a.x1, b.x1)
  const overlap = Math.min(a.y1, b.y1) - Math.max(a.y0, b.y0)
  return (
    other >= 0.5 * height &&
    other <= 1.8 * height &&
    gap <= NEAR_LETTER * height &&
    gap >= -2 &&
    overlap >= 0.6 * Math.min(height, other)
  )
}

function hasInk(pixels: Pixels, { x0, y0, x1, y1 }: Rect, ink: RGB): boolean {
  const enough = 0.1 * (x1 - x0) * (y1 - y0)
  let seen = 0
  for (let y = y0; y < y1; y++) {
    for (let x = x0; x < x1; x++) if (pixels.keys[y * pixels.width + x] === ink) seen++
  }
  return seen >= enough
}
