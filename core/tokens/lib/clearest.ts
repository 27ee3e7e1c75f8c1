/** Roles of things seen in one situation: the token that is clearly the usual one there has the role, or none has. */
import type { Kind } from '../../../shared/dtcg.ts'
import type { Facts, Sighting, Token } from '../../../shared/token.ts'
import { sum } from './evidence.ts'
import type { RoleProposal } from '../type.ts'

/** Places in which a value must have been seen there. */
const FEWEST = 3
/** Seen this much more than the next one, a value is the usual one. */
const CLEARLY = 1.5
/** No rule is surer: a usual value need not be meant. */
const SUREST = 0.8

/**
 * At most one proposal: who is seen most in that situation, if that is in several places, and clearly more than anybody
 * else. `much` is how much a place counts where places differ: a line by its length.
 */
export function clearest<K extends Kind, F extends Facts>(
  role: string,
  tokens: readonly Token<K, F>[],
  isThere: (sighting: Sighting<K, F>) => boolean,
  much: (sighting: Sighting<K, F>) => number = () => 1,
): RoleProposal[] {
  const [first, second] = tokens
    .map(({ key, sightings }) => {
      const there = sightings.filter(isThere)
      return { key, places: there.length, seen: sum(there.map(much)) }
    })
    .filter(({ places }) => places >= FEWEST)
    .toSorted((a, b) => b.seen - a.seen || (a.key < b.key ? -1 : 1))
  if (!first || first.seen < CLEARLY * (second?.seen ?? 0)) return []
  const share = first.seen / (first.seen + (second?.seen ?? 0))
  return [
    {
      key: first.key,
      role,
      sure: Math.round(SUREST * share * 100) / 100,
      why: `the usual one there, in ${first.places} places`,
    },
  ]
}
