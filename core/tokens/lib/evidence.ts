/** How much was seen of something. */
import type { Kind } from '../../../shared/dtcg.ts'
import type { Sighting, Token } from '../../../shared/token.ts'

/** A number the type itself put beside a sighting. */
export function fact(sighting: Pick<Sighting, 'facts'>, name: string): number {
  const value = sighting.facts?.[name]
  return typeof value === 'number' ? value : 0
}

export const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0)

/** CSS px² of all boxes. */
export const areaOf = (sightings: readonly Pick<Sighting, 'box'>[]): number =>
  sum(sightings.map(({ box }) => (box ? box.width * box.height : 0)))

export const countOf = (tokens: readonly Pick<Token, 'sightings'>[]): number =>
  sum(tokens.map((token) => token.sightings.length))

export const framesOf = (sightings: readonly Pick<Sighting, 'frame'>[]): number =>
  new Set(sightings.map((s) => s.frame)).size

/** Sightings by some key, in order of first appearance. */
export function groupBy<K extends Kind, G>(
  sightings: readonly Sighting<K>[],
  keyOf: (sighting: Sighting<K>) => G,
): Map<G, Sighting<K>[]> {
  const groups = new Map<G, Sighting<K>[]>()
  for (const sighting of sightings) {
    const key = keyOf(sighting)
    const group = groups.get(key)
    if (group) group.push(sighting)
    else groups.set(key, [sighting])
  }
  return groups
}

/** In one fixed order, so that sums and ties come out the same however frames arrived. */
export const inOrder = <K extends Kind>(sightings: readonly Sighting<K>[]): Sighting<K>[] =>
  sightings.toSorted(
    (a, b) =>
      (a.frame < b.frame ? -1 : a.frame > b.frame ? 1 : 0) ||
      (a.box?.y ?? 0) - (b.box?.y ?? 0) ||
      (a.box?.x ?? 0) - (b.box?.x ?? 0) ||
      (a.box?.width ?? 0) - (b.box?.width ?? 0) ||
      (a.box?.height ?? 0) - (b.box?.height ?? 0) ||
      a.weight - b.weight,
  )
