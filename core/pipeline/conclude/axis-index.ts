/** Values along one axis, so that the nearest is found without looking at everything. */
import { lowerBound } from '../../lists/lists.ts'

export interface AxisIndex<T> {
  add(item: T): void
  /** Everything, nearest on the axis first: the caller stops when the rest is too far. */
  outward(from: number): Iterable<{ readonly item: T; readonly gap: number }>
}

/** Kept sorted by insertion: a run has some thousand distinct values at most, and `splice` on those is a memmove. */
export function axisIndex<T>(of: (item: T) => number): AxisIndex<T> {
  const at: number[] = []
  const items: T[] = []
  const lowest = (value: number): number => lowerBound(at, value, (placed) => placed)
  return {
    add(item) {
      const value = of(item)
      const place = lowest(value)
      at.splice(place, 0, value)
      items.splice(place, 0, item)
    },
    *outward(from) {
      let above = lowest(from)
      let below = above - 1
      while (below >= 0 || above < at.length) {
        const down = below >= 0 ? from - (at[below] as number) : Number.POSITIVE_INFINITY
        const up = above < at.length ? (at[above] as number) - from : Number.POSITIVE_INFINITY
        if (up <= down) yield { item: items[above++] as T, gap: up }
        else yield { item: items[below--] as T, gap: down }
      }
    },
  }
}
