/** Bands of gradients, contours of shadows, blended edges: flat pieces whose neighbours differ hardly at all. */
import type { Seen } from '../page.ts'
import { type Pixels, difference, luma } from '../ground/pixels.ts'
import type { Runs } from '../ground/runs.ts'
import { BAND_STEP, CONTOUR_STEP, LARGEST_BAND, WIDEST_BAND, WIDEST_CONTOUR } from './tune.ts'

/** Lengths of border per component, in px. */
interface Borders {
  readonly all: Int32Array
  readonly faint: Int32Array
  readonly softUp: Int32Array
  readonly softDown: Int32Array
}

/** 1 for every component that is part of a slope. */
export function slopesOf(page: Seen<'runs' | 'components'>): Uint8Array {
  const { pixels, runs, components, scale } = page
  const { all, faint, softUp, softDown } = bordersOf(pixels, runs, components.count)
  const slope = new Uint8Array(components.count)
  for (let c = 0; c < components.count; c++) {
    const border = all[c] as number
    if (border === 0) continue
    const thickness = (2 * (components.area[c] as number)) / border
    const up = softUp[c] as number
    const down = softDown[c] as number
    const isBand =
      (components.area[c] as number) <= LARGEST_BAND * pixels.keys.length &&
      thickness <= WIDEST_BAND * scale &&
      (faint[c] as number) >= 0.5 * border
    const isContour =
      thickness <= WIDEST_CONTOUR * scale && up + down >= 0.6 * border && Math.min(up, down) >= 0.2 * border
    if (isBand || isContour) slope[c] = 1
  }
  return slope
}

function bordersOf(pixels: Pixels, runs: Runs, count: number): Borders {
  const borders = {
    all: new Int32Array(count),
    faint: new Int32Array(count),
    softUp: new Int32Array(count),
    softDown: new Int32Array(count),
  }
  const { keys, width, height } = pixels
  const { rowStart, start, component } = runs
  for (let y = 0; y < height; y++) {
    const row = y * width
    const from = rowStart[y] as number
    const end = rowStart[y + 1] as number
    for (let run = from + 1; run < end; run++) {
      const x = start[run] as number
      const before = component[run - 1] as number
      const here = component[run] as number
      touch(borders, before, here, stepBetween(keys[row + x - 1] as number, keys[row + x] as number), 1)
    }
    if (y === 0) continue
    let a = rowStart[y - 1] as number
    let b = from
    while (a < from && b < end) {
      const endA = a + 1 < from ? (start[a + 1] as number) : width
      const endB = b + 1 < end ? (start[b + 1] as number) : width
      const p = component[a] as number
      const q = component[b] as number
      if ((p >= 0 || q >= 0) && p !== q) {
        const length = Math.min(endA, endB) - Math.max(start[a] as number, start[b] as number)
        const above = keys[row - width + (start[a] as number)] as number
        touch(borders, p, q, stepBetween(above, keys[row + (start[b] as number)] as number), length)
      }
      if (endA <= endB) a++
      if (endB <= endA) b++
    }
  }
  return borders
}

/** Channel steps from one colour to the next; below 0 where it gets darker. */
const stepBetween = (a: number, b: number): number =>
  luma(b) > luma(a) ? difference(a, b) : -difference(a, b)

function touch(borders: Borders, p: number, q: number, step: number, length: number): void {
  if (p >= 0) count(borders, p, Math.abs(step), step > 0, length)
  if (q >= 0) count(borders, q, Math.abs(step), step <= 0, length)
}

function count(
  { all, faint, softUp, softDown }: Borders,
  c: number,
  apart: number,
  up: boolean,
  length: number,
): void {
  all[c] = (all[c] as number) + length
  if (apart > CONTOUR_STEP) return
  if (apart <= BAND_STEP) faint[c] = (faint[c] as number) + length
  const soft = up ? softUp : softDown
  soft[c] = (soft[c] as number) + length
}
