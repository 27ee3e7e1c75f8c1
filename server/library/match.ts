/** Which token of a library a newly seen token is. Pure, one to one, blind to order. */
import type { Library } from '../../shared/library.ts'
import type { AnyToken, Token } from '../../shared/token.ts'
import type { Memory, Recalled, RecalledRole } from '../pipeline/ports.ts'
import type { TokenType } from '../tokens/type.ts'

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
  const pairs = (rank: (a: AnyToken, b: AnyToken) => number | null) =>
    seen
      .filter((token) => !matched.has(token.key))
      .flatMap((token) =>
        [...free.values()].flatMap((old) => {
          const cost = rank(token, old)
          return cost === null ? [] : [{ token, old, cost }]
        }),
      )
      .toSorted((a, b) => a.cost - b.cost || (a.token.key + a.old.key < b.token.key + b.old.key ? -1 : 1))
  const settle = (rank: (a: AnyToken, b: AnyToken) => number | null) => {
    for (const { token, old } of pairs(rank))
      if (!matched.has(token.key) && free.has(old.key)) take(token.key, old)
  }
  settle((token, old) => sharedLayers(token, old))
  settle((token, old) => {
    const distance = type.distance(token.value, old.value)
    return distance < 1 ? distance : null
  })
  return matched
}

/** Cost 0–.5 when more than half of the old token's layers now show the new one under the same use, else `null`. */
function sharedLayers(token: Token, old: Token): number | null {
  const places = (of: Token) => new Set(of.sightings.flatMap((s) => (s.layer ? [`${s.layer} ${s.use}`] : [])))
  const before = places(old)
  if (before.size === 0) return null
  const now = places(token)
  let same = 0
  for (const place of before) if (now.has(place)) same++
  const missing = 1 - same / before.size
  return missing < 0.5 ? missing : null
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
        .map(({ role, description, alias }): RecalledRole => ({
          role,
          description,
          holders: Object.fromEntries(
            Object.entries(alias).flatMap(([mode, key]) => {
              const id = ids.get(key)
              return id === undefined ? [] : [[mode, id]]
            }),
          ),
        })),
    reserved: (seen) => [
      ...known.filter((token) => token.id && !seen.has(token.id)).map((token) => token.path),
      ...library.set.semantics.map((semantic) => semantic.path),
    ],
  }
}
