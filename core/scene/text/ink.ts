/** Everything that is not box, rule or region, as 8-connected blobs on the surface around them. */
import type { Pixels } from '../ground/pixels.ts'
import { type Runs, find, union } from '../ground/runs.ts'
import { INK, type Kinds } from '../shapes/kinds.ts'
import type { Seen } from '../page.ts'

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

export function blobsOf({ pixels, runs }: Seen<'runs'>, kinds: Kinds): Blob[] {
  const isInk = (run: number) => {
    const c = runs.component[run] as number
    return c < 0 || kinds[c] === INK
  }
  const spans = countSpans(pixels, runs, isInk)
  const found: Spans = {
    from: new Int32Array(spans),
    to: new Int32Array(spans),
    around: new Int32Array(spans),
    parent: new Int32Array(spans),
    rows: new Int32Array(pixels.height + 1),
  }
  const { from, to, around, parent, rows } = found
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
    if (y > 0) joinSpans(found, rows[y - 1] as number, rows[y] as number, n)
  }
  rows[pixels.height] = n
  return gather(pixels.height, found)
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

/** Ink of a row that hangs together: where it begins and ends, what is around it, and its blob as union-find keeps it. */
interface Spans {
  readonly from: Int32Array
  readonly to: Int32Array
  readonly around: Int32Array
  readonly parent: Int32Array
  /** Index of each row's first span; one more entry than rows. */
  readonly rows: Int32Array
}

function joinSpans({ from, to, parent }: Spans, aFrom: number, aEnd: number, bEnd: number): void {
  let a = aFrom
  let b = aEnd
  while (a < aEnd && b < bEnd) {
    if ((from[a] as number) <= (to[b] as number) && (from[b] as number) <= (to[a] as number))
      union(parent, a, b)
    if ((to[a] as number) < (to[b] as number)) a++
    else b++
  }
}

function gather(height: number, { rows, from, to, around, parent }: Spans): Blob[] {
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
