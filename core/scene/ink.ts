/** Everything that is not box, rule or region, as 8-connected blobs on the surface around them. */
import type { Pixels } from './pixels.ts'
import { type Runs, find, union } from './runs.ts'
import { INK } from './kinds.ts'

/** Device px, exclusive ends. `on` is the component around the blob; -1 where it touches several. */
export interface Blob {
  x0: number
  y0: number
  x1: number
  y1: number
  /** Pixels. */
  area: number
  on: number
}

export function blobsOf(pixels: Pixels, runs: Runs, shape: Uint8Array): Blob[] {
  const isInk = (run: number) => {
    const c = runs.component[run] as number
    return c < 0 || shape[c] === INK
  }
  const spans = countSpans(pixels, runs, isInk)
  const from = new Int32Array(spans)
  const to = new Int32Array(spans)
  const around = new Int32Array(spans)
  const parent = new Int32Array(spans)
  const rows = new Int32Array(pixels.height + 1)
  let n = 0
  for (let y = 0; y < pixels.height; y++) {
    rows[y] = n
    const end = runs.rowStart[y + 1] as number
    for (let run = runs.rowStart[y] as number; run < end;) {
      if (!isInk(run)) {
        run++
        continue
      }
      const first = run
      while (run < end && isInk(run)) run++
      const left = first > (runs.rowStart[y] as number) ? (runs.component[first - 1] as number) : -1
      const right = run < end ? (runs.component[run] as number) : -1
      from[n] = runs.start[first] as number
      to[n] = run < end ? (runs.start[run] as number) : pixels.width
      around[n] = left === right ? left : left < 0 || right < 0 ? Math.max(left, right) : -2
      parent[n] = (from[n] as number) - (to[n] as number)
      n++
    }
    if (y > 0) joinSpans(rows[y - 1] as number, rows[y] as number, n, from, to, parent)
  }
  rows[pixels.height] = n
  return gather(pixels.height, rows, from, to, around, parent)
}

function countSpans(pixels: Pixels, runs: Runs, isInk: (run: number) => boolean): number {
  let spans = 0
  for (let y = 0; y < pixels.height; y++) {
    const end = runs.rowStart[y + 1] as number
    let before = false
    for (let run = runs.rowStart[y] as number; run < end; run++) {
      const ink = isInk(run)
      if (ink && !before) spans++
      before = ink
    }
  }
  return spans
}

function joinSpans(
  aFrom: number,
  aEnd: number,
  bEnd: number,
  from: Int32Array,
  to: Int32Array,
  parent: Int32Array,
): void {
  let a = aFrom
  let b = aEnd
  while (a < aEnd && b < bEnd) {
    if ((from[a] as number) <= (to[b] as number) && (from[b] as number) <= (to[a] as number))
      union(parent, a, b)
    if ((to[a] as number) < (to[b] as number)) a++
    else b++
  }
}

function gather(
  height: number,
  rows: Int32Array,
  from: Int32Array,
  to: Int32Array,
  around: Int32Array,
  parent: Int32Array,
): Blob[] {
  const blobs: Blob[] = []
  const byRoot = new Map<number, Blob>()
  for (let y = 0; y < height; y++) {
    for (let i = rows[y] as number; i < (rows[y + 1] as number); i++) {
      const root = find(parent, i)
      const a = from[i] as number
      const b = to[i] as number
      const on = around[i] as number
      const blob = byRoot.get(root)
      if (!blob) {
        const made = { x0: a, y0: y, x1: b, y1: y + 1, area: b - a, on }
        byRoot.set(root, made)
        blobs.push(made)
        continue
      }
      blob.x0 = Math.min(blob.x0, a)
      blob.x1 = Math.max(blob.x1, b)
      blob.y1 = y + 1
      blob.area += b - a
      if (on !== blob.on) blob.on = on < 0 && on !== -2 ? blob.on : blob.on === -1 ? on : -2
    }
  }
  return blobs
}
