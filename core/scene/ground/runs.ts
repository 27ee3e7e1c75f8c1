/** Exact-colour runs per row, joined into 4-connected components by union-find. O(pixels), typed arrays only. */
import type { Pixels } from './pixels.ts'

export interface Runs {
  readonly count: number
  /** Index of each row's first run; one more entry than rows. */
  readonly rowStart: Int32Array
  /** First x of each run. It ends where the next one of its row starts. */
  readonly start: Places
  /** Component of each run, or -1 for components too small to keep. */
  readonly component: Int32Array
  readonly components: number
}

/** Places within a row: on pure noise every pixel is a run, and two bytes for each are enough for any usual width. */
export type Places = Uint16Array | Uint32Array

export function runsOf({ keys, width, height }: Pixels, minArea: number): Runs {
  const rowStart = new Int32Array(height + 1)
  const count = countRuns(keys, width, height, rowStart)
  const start: Places = width <= 0xffff ? new Uint16Array(count) : new Uint32Array(count)
  /** Below 0: a root, holding minus its area. Otherwise an earlier run: a root is always its component's first run. */
  const parent = new Int32Array(count)
  for (let y = 0, run = 0; y < height; y++) {
    const row = y * width
    for (let x = 0; x < width;) {
      const key = keys[row + x]
      start[run] = x
      const from = x
      while (x < width && keys[row + x] === key) x++
      parent[run++] = from - x
    }
    if (y > 0) joinRows({ keys, width, rowStart, start, parent }, y)
  }
  return { count, rowStart, start, component: parent, components: number(parent, minArea) }
}

function countRuns(keys: Int32Array, width: number, height: number, rowStart: Int32Array): number {
  let count = 0
  for (let y = 0; y < height; y++) {
    rowStart[y] = count
    const end = (y + 1) * width
    let previous = -2
    for (let at = y * width; at < end; at++) {
      const key = keys[at] as number
      if (key !== previous) count++
      previous = key
    }
  }
  rowStart[height] = count
  return count
}

interface Rows {
  readonly keys: Int32Array
  readonly width: number
  readonly rowStart: Int32Array
  readonly start: Places
  readonly parent: Int32Array
}

function joinRows({ keys, width, rowStart, start, parent }: Rows, y: number): void {
  let a = rowStart[y - 1] as number
  const aEnd = rowStart[y] as number
  let b = aEnd
  const bEnd = rowStart[y + 1] as number
  const above = (y - 1) * width
  const here = y * width
  while (a < aEnd && b < bEnd) {
    if (keys[above + (start[a] as number)] === keys[here + (start[b] as number)]) union(parent, a, b)
    const endOfA = a + 1 < aEnd ? (start[a + 1] as number) : width
    const endOfB = b + 1 < bEnd ? (start[b + 1] as number) : width
    if (endOfA <= endOfB) a++
    if (endOfB <= endOfA) b++
  }
}

export function find(parent: Int32Array, of: number): number {
  let at = of
  for (;;) {
    const up = parent[at] as number
    if (up < 0) return at
    const upper = parent[up] as number
    if (upper >= 0) parent[at] = upper
    at = up
  }
}

export function union(parent: Int32Array, a: number, b: number): void {
  const x = find(parent, a)
  const y = find(parent, b)
  if (x === y) return
  const first = Math.min(x, y)
  const second = Math.max(x, y)
  parent[first] = (parent[first] as number) + (parent[second] as number)
  parent[second] = first
}

/** Turns the forest into component numbers in place: every run points to an earlier one, already numbered. */
function number(parent: Int32Array, minArea: number): number {
  let next = 0
  for (let i = 0; i < parent.length; i++) {
    const up = parent[i] as number
    if (up >= 0) parent[i] = parent[up] as number
    else parent[i] = -up >= minArea ? next++ : -1
  }
  return next
}
