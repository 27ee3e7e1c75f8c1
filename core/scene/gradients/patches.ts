/** Where colours change little from pixel to pixel but do change: what gradients, shadows and soft pictures are made of. */
import type { Rect } from '../geometry/rect.ts'
import { INK, type Kinds, SLOPE } from '../shapes/kinds.ts'
import type { Seen } from '../page.ts'
import { type Pixels, difference } from '../ground/pixels.ts'
import type { Runs } from '../ground/runs.ts'
import { CELL, SLOPED_PIXELS, SMOOTH_STEP } from './tune.ts'

export interface Patch {
  readonly rect: Rect
  /** Squares that belong to it, by index. */
  readonly cells: readonly number[]
}

/** Smooth patches of at least `least` squares, in reading order. */
export function patchesOf({ pixels, runs, shapes }: Seen<'runs' | 'shapes'>, least: number): Patch[] {
  const columns = Math.floor(pixels.width / CELL)
  const rows = Math.floor(pixels.height / CELL)
  const sloped = slopedOf(pixels, runs, shapes.kinds, columns, rows)
  const open = new Uint8Array(columns * rows)
  for (let cell = 0; cell < open.length; cell++) {
    if ((sloped[cell] as number) >= SLOPED_PIXELS && isSmooth(pixels, cell, columns)) open[cell] = 1
  }
  const patches: Patch[] = []
  const queue: number[] = []
  for (let first = 0; first < open.length; first++) {
    if (open[first] === 0) continue
    open[first] = 0
    queue.length = 0
    queue.push(first)
    for (let at = 0; at < queue.length; at++) spread(pixels, queue[at] as number, columns, open, queue)
    if (queue.length >= least) patches.push({ rect: boundsOf(queue, columns), cells: [...queue] })
  }
  return patches
}

/** Pixels per square that belong to slopes, ink or specks. */
function slopedOf({ width }: Pixels, runs: Runs, kinds: Kinds, columns: number, rows: number): Uint8Array {
  const sloped = new Uint8Array(columns * rows)
  const { rowStart, start, component } = runs
  for (let y = 0; y < rows * CELL; y++) {
    const base = Math.floor(y / CELL) * columns
    const end = rowStart[y + 1] as number
    for (let run = rowStart[y] as number; run < end; run++) {
      const c = component[run] as number
      if (c >= 0 && kinds[c] !== SLOPE && kinds[c] !== INK) continue
      const to = Math.min(run + 1 < end ? (start[run + 1] as number) : width, columns * CELL)
      for (let x = start[run] as number; x < to; x++) {
        const cell = base + Math.floor(x / CELL)
        sloped[cell] = (sloped[cell] as number) + 1
      }
    }
  }
  return sloped
}

function isSmooth({ keys, width }: Pixels, cell: number, columns: number): boolean {
  const from = Math.floor(cell / columns) * CELL * width + (cell % columns) * CELL
  for (let y = 0; y < CELL; y++) {
    for (let x = 0; x < CELL; x++) {
      const at = from + y * width + x
      const key = keys[at] as number
      if (x > 0 && difference(key, keys[at - 1] as number) > SMOOTH_STEP) return false
      if (y > 0 && difference(key, keys[at - width] as number) > SMOOTH_STEP) return false
    }
  }
  return true
}

function spread(
  { keys, width }: Pixels,
  cell: number,
  columns: number,
  open: Uint8Array,
  queue: number[],
): void {
  const rows = open.length / columns
  const x = cell % columns
  const y = Math.floor(cell / columns)
  const middle = y * CELL * width + x * CELL + (CELL >> 1) * (width + 1)
  const half = CELL >> 1
  const step = (next: number, here: number, there: number) => {
    if (open[next] === 0 || difference(keys[here] as number, keys[there] as number) > SMOOTH_STEP) return
    open[next] = 0
    queue.push(next)
  }
  if (x + 1 < columns) step(cell + 1, middle + half - 1, middle + half)
  if (x > 0) step(cell - 1, middle - half, middle - half - 1)
  if (y + 1 < rows) step(cell + columns, middle + (half - 1) * width, middle + half * width)
  if (y > 0) step(cell - columns, middle - half * width, middle - (half + 1) * width)
}

function boundsOf(cells: readonly number[], columns: number): Rect {
  let [x0, y0, x1, y1] = [Infinity, Infinity, 0, 0]
  for (const cell of cells) {
    const x = (cell % columns) * CELL
    const y = Math.floor(cell / columns) * CELL
    x0 = Math.min(x0, x)
    y0 = Math.min(y0, y)
    x1 = Math.max(x1, x + CELL)
    y1 = Math.max(y1, y + CELL)
  }
  return { x0, y0, x1, y1 }
}
