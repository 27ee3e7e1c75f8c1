/** Small things that lists want done, where the language has no word for them. */

/** By code unit, so that an order is the same on every machine and in every language. */
export const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** How much of each there is, in order of first appearance; absent `amountOf`: how many. */
export function tally<T, K>(
  items: Iterable<T>,
  keyOf: (item: T) => K,
  amountOf: (item: T) => number = () => 1,
): Map<K, number> {
  const amounts = new Map<K, number>()
  for (const item of items) {
    const key = keyOf(item)
    amounts.set(key, (amounts.get(key) ?? 0) + amountOf(item))
  }
  return amounts
}

/** Where in a list that ascends by `of` the first item lies that is not below `value`; its length where none is. */
export function lowerBound<T>(sorted: readonly T[], value: number, of: (item: T) => number): number {
  let from = 0
  let to = sorted.length
  while (from < to) {
    const middle = (from + to) >> 1
    if (of(sorted[middle] as T) < value) from = middle + 1
    else to = middle
  }
  return from
}
