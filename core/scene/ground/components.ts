/** Exact-colour components: their bounds, area and runs. */
import type { Rect } from '../geometry/rect.ts'
import type { Pixels } from './pixels.ts'
import { type Runs, runsOf } from './runs.ts'
import { SPECK } from './tune.ts'

export interface Components {
  readonly count: number
  readonly x0: Int32Array
  readonly y0: Int32Array
  /** Exclusive. */
  readonly x1: Int32Array
  readonly y1: Int32Array
  readonly area: Int32Array
  readonly color: Int32Array
  /** Runs grouped by component, top to bottom: those of `c` are `runs[from[c]] … runs[from[c + 1] - 1]`. */
  readonly from: Int32Array
  readonly runs: Int32Array
}

/** A picture's runs and components. */
export function partsOf({ pixels }: { readonly pixels: Pixels }): { runs: Runs; components: Components } {
  const runs = runsOf(pixels, SPECK)
  return { runs, components: componentsOf(pixels, runs) }
}

function componentsOf({ keys, width, height }: Pixels, runs: Runs): Components {
  const { components: count, component, start, rowStart } = runs
  const x0 = new Int32Array(count).fill(width)
  const y0 = new Int32Array(count).fill(height)
  const x1 = new Int32Array(count)
  const y1 = new Int32Array(count)
  const area = new Int32Array(count)
  const color = new Int32Array(count)
  const from = new Int32Array(count + 2)
  for (let y = 0; y < height; y++) {
    const last = (rowStart[y + 1] as number) - 1
    for (let run = rowStart[y] as number; run <= last; run++) {
      const c = component[run] as number
      if (c < 0) continue
      const a = start[run] as number
      const b = run < last ? (start[run + 1] as number) : width
      if (area[c] === 0) {
        y0[c] = y
        color[c] = keys[y * width + a] as number
      }
      area[c] = (area[c] as number) + b - a
      if (a < (x0[c] as number)) x0[c] = a
      if (b > (x1[c] as number)) x1[c] = b
      y1[c] = y + 1
      from[c + 2] = (from[c + 2] as number) + 1
    }
  }
  for (let c = 2; c < from.length; c++) from[c] = (from[c] as number) + (from[c - 1] as number)
  const grouped = new Int32Array(from[count + 1] as number)
  for (let run = 0; run < runs.count; run++) {
    const c = component[run] as number
    if (c < 0) continue
    const at = from[c + 1] as number
    grouped[at] = run
    from[c + 1] = at + 1
  }
  return { count, x0, y0, x1, y1, area, color, from, runs: grouped }
}

export const rectOf = (components: Components, c: number): Rect => ({
  x0: components.x0[c] as number,
  y0: components.y0[c] as number,
  x1: components.x1[c] as number,
  y1: components.y1[c] as number,
})
