/** Values in buckets along one axis, so that neighbours are found without looking at everything. */

export interface AxisIndex<T> {
  add(item: T): void
  /** Everything within `reach` of `at`, and perhaps a little more. */
  around(at: number, reach: number): Iterable<T>
}

/** Kept sorted by insertion: a run has some thousand distinct values at most, and `splice` on those is a memmove. */
export function axisIndex<T>(of: (item: T) => number): AxisIndex<T> {
  const at: number[] = []
  const items: T[] = []
  const lowest = (value: number): number => {
    let low = 0
    let high = at.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((at[middle] as number) < value) low = middle + 1
      else high = middle
    }
    return low
  }
  return {
    add(item) {
      const value = of(item)
      const place = lowest(value)
      at.splice(place, 0, value)
      items.splice(place, 0, item)
    },
    *around(value, reach) {
      for (let i = lowest(value - reach); i < at.length && (at[i] as number) <= value + reach; i++)
        yield items[i] as T
    },
  }
}
