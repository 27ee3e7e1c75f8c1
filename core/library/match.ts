/** Which token of a library a newly seen token is. Pure, one to one, blind to order. */
import type { Library } from '../../shared/library.ts'
import type { AnyToken, Token } from '../../shared/token.ts'
import { axisIndex } from '../pipeline/conclude/axis-index.ts'
import type { Memory, Recalled, RecalledRole } from '../pipeline/ports.ts'
import type { TokenType } from '../tokens/type.ts'
import { withFormerModes } from '../../shared/modes.ts'

/**
 * Equal key first; then the same layers under the same use (a value that was changed in the design is an update, not a
 * new token); then nearest with distance below 1.
 */
export function match(
  type: TokenType,
  known: readonly AnyToken[],
  seen: readonly AnyToken[],
): Map<string, AnyToken> {
  const matched = new Map<string, AnyToken>()
  const free = new Map(known.filter((token) => token.type === type.name).map((token) => [token.key, token]))
  const take = (key: string, token: AnyToken) => {
    matched.set(key, token)
    free.delete(token.key)
  }
  for (const token of seen) {
    const same = free.get(token.key)
    if (same) take(token.key, same)
  }
  const settle = (candidates: (token: AnyToken) => Iterable<Candidate>) => {
    const pairs = seen
      .filter((token) => !matched.has(token.key))
      .flatMap((token) => Array.from(candidates(token), ({ old, cost }) => ({ token, old, cost })))
      .toSorted((a, b) => a.cost - b.cost || (a.token.key + a.old.key < b.token.key + b.old.key ? -1 : 1))
    for (const { token, old } of pairs) if (!matched.has(token.key) && free.has(old.key)) take(token.key, old)
  }
  settle(sharingLayers([...free.values()]))
  settle(nearest(type, [...free.values()]))
  return matched
}

/** What a seen token may be, and how little that is. */
interface Candidate {
  readonly old: AnyToken
  readonly cost: number
}

const placesOf = (token: Token): Set<string> =>
  new Set(token.sightings.flatMap((s) => (s.layer ? [`${s.layer} ${s.use}`] : [])))

/**
 * Cost 0–.5 when more than half of the old token's layers now show the new one under the same use. Looked up by place:
 * a frame can bring ten thousand values, and comparing each with all would take minutes.
 */
function sharingLayers(known: readonly AnyToken[]): (token: AnyToken) => Iterable<Candidate> {
  const byPlace = new Map<string, AnyToken[]>()
  const sizes = new Map<AnyToken, number>()
  for (const old of known) {
    const places = placesOf(old)
    sizes.set(old, places.size)
    for (const place of places) {
      const there = byPlace.get(place)
      if (there) there.push(old)
      else byPlace.set(place, [old])
    }
  }
  return function* (token) {
    const same = new Map<AnyToken, number>()
    for (const place of placesOf(token))
      for (const old of byPlace.get(place) ?? []) same.set(old, (same.get(old) ?? 0) + 1)
    for (const [old, count] of same) {
      const cost = 1 - count / (sizes.get(old) ?? 1)
      if (cost < 0.5) yield { old, cost }
    }
  }
}

/**
 * Known values compared with each seen one, the closest on the axis first. Designs have a handful within reach; only a
 * frame made to hurt has thousands there, and some of its values are then taken for new ones.
 */
const NEAR = 200

function nearest(type: TokenType, known: readonly AnyToken[]): (token: AnyToken) => Iterable<Candidate> {
  const index = axisIndex<AnyToken>((old) => type.axis.of(old.value))
  for (const old of known) index.add(old)
  return function* ({ value }) {
    const reach = type.axis.reach(value)
    let left = NEAR
    for (const { item: old, gap } of index.outward(type.axis.of(value))) {
      if (gap > reach || left-- === 0) return
      const cost = type.distance(value, old.value)
      if (cost < 1) yield { old, cost }
    }
  }
}

/** The library as the pipeline's memory. */
export function memoryOf(library: Library): Memory {
  const known = library.set.primitives
  const ids = new Map(known.map(({ key, id }) => [key, id]))
  return {
    recall(type, tokens) {
      const recalled = new Map<string, Recalled>()
      for (const [key, { id, path, description }] of match(type, known, tokens))
        if (id) recalled.set(key, { id, path, description })
      return recalled
    },
    roles: (type) =>
      library.set.semantics
        .filter((semantic) => semantic.type === type.name)
        .map(({ role, path, description, alias }): RecalledRole => ({
          role,
          path,
          description,
          holders: withFormerModes(
            Object.fromEntries(
              Object.entries(alias).flatMap(([mode, key]) => {
                const id = ids.get(key)
                return id === undefined ? [] : [[mode, id]]
              }),
            ),
            library.modes,
          ),
        })),
    reserved: (seen) => [
      ...known.filter((token) => token.id && !seen.has(token.id)).map((token) => token.path),
      ...library.set.semantics.map((semantic) => semantic.path),
    ],
  }
}
