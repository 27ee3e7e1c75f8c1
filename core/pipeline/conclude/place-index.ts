/** An axis index for types that tell more of their values than one number: a line of values in each cell of a plane. */
import { type AxisIndex, axisIndex } from './axis-index.ts'

/** Two more numbers of a value. */
export type Place = readonly [number, number]

export interface PlaceIndex<T> {
  add(item: T): void
  /** Lines with everything that may be nearer than `reach`; all of them where a type has no places. */
  linesNear(place: Place | undefined, reach: number): Iterable<AxisIndex<T>>
}

/** Colours lie within ±128 on both numbers, near ones about this far apart. */
const CELL = 16

export function placeIndex<T>(
  of: (item: T) => number,
  placeOf: (item: T) => Place | undefined,
): PlaceIndex<T> {
  const lines = new Map<string, AxisIndex<T>>()
  const cell = (at: number) => Math.floor(at / CELL)
  return {
    add(item) {
      const place = placeOf(item)
      const key = place ? `${cell(place[0])} ${cell(place[1])}` : ''
      const line = lines.get(key) ?? axisIndex(of)
      lines.set(key, line)
      line.add(item)
    },
    *linesNear(place, reach) {
      const [x, y] = place ?? [0, 0]
      const [x0, x1, y0, y1] = [cell(x - reach), cell(x + reach), cell(y - reach), cell(y + reach)]
      if (!place || (x1 - x0 + 1) * (y1 - y0 + 1) >= lines.size) {
        yield* lines.values()
        return
      }
      for (let i = x0; i <= x1; i++) {
        for (let j = y0; j <= y1; j++) {
          const line = lines.get(`${i} ${j}`)
          if (line) yield line
        }
      }
    },
  }
}
