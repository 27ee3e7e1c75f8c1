/** Letters so large or so plain that they look like boxes: they stand among ink of their own colour and height. */
import { type Components, rectOf } from './components.ts'
import type { Blob } from './ink.ts'
import type { Pixels } from './pixels.ts'
import { LONGEST_STEM, isAcross } from './rules.ts'
import type { RGB } from './scene.ts'
import { RULE } from './kinds.ts'
import type { Rect } from './sides.ts'
import type { FoundSurface } from './surfaces.ts'

/** CSS px: no line of text is higher. */
const TALLEST = 90
/** Letters are at most this much wider than high, and this near to the next, in heights. */
const WIDEST = 1.6
const NEAR = 0.4

interface Candidate {
  readonly component: number
  readonly rect: Rect
  readonly fill: RGB
}

/** Components of boxes and upright rules that are letters of a line. */
export function lettersAmong(
  pixels: Pixels,
  components: Components,
  shape: Uint8Array,
  surfaces: readonly FoundSurface[],
  blobs: readonly Blob[],
  scale: number,
): Set<number> {
  const candidates = [
    ...surfaces
      .filter((s) => couldBeLetter(s, scale))
      .map((s) => ({ component: s.component, rect: s.outer, fill: s.fill })),
    ...stems(components, shape, scale),
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
      if (kin || blobs.some((b) => isNeighbour(one.rect, b) && hasInk(pixels, b, one.fill)))
        letters.set(one.component, one)
    }
  }
  return new Set(letters.keys())
}

/** Rules as high as letters: l, I, 1 and the like. */
function stems(components: Components, shape: Uint8Array, scale: number): Candidate[] {
  const found: Candidate[] = []
  for (let c = 0; c < components.count; c++) {
    if (shape[c] !== RULE) continue
    const rect = rectOf(components, c)
    if (!isAcross(rect) && rect.y1 - rect.y0 < LONGEST_STEM * scale) {
      found.push({ component: c, rect, fill: components.color[c] as number })
    }
  }
  return found
}

function couldBeLetter({ outer, sides }: FoundSurface, scale: number): boolean {
  const width = outer.x1 - outer.x0
  const height = outer.y1 - outer.y0
  return height <= TALLEST * scale && width <= WIDEST * height && sides.filter((s) => s.width > 0).length < 4
}

function isNeighbour(a: Rect, b: Rect): boolean {
  const height = a.y1 - a.y0
  const other = b.y1 - b.y0
  const gap = Math.max(a.x0, b.x0) - Math.min(a.x1, b.x1)
  const overlap = Math.min(a.y1, b.y1) - Math.max(a.y0, b.y0)
  return (
    other >= 0.5 * height &&
    other <= 1.8 * height &&
    gap <= NEAR * height &&
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
