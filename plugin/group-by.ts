/** `Map.groupBy` is younger than Figma's sandbox promises to be. */
export function groupBy<T, K>(list: readonly T[], keyOf: (one: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>()
  for (const one of list) {
    const key = keyOf(one)
    const group = groups.get(key)
    if (group) group.push(one)
    else groups.set(key, [one])
  }
  return groups
}

/** Groups of equal rank, the highest first. */
export const inRanks = <T>(list: readonly T[], rank: (one: T) => number): T[][] =>
  [...groupBy(list, rank)].toSorted(([a], [b]) => b - a).map(([, group]) => group)
