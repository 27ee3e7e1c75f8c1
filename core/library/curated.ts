/** A token set as people want it: merged tokens are one, excluded ones are gone, old names are known. */
import type { Library } from '../../shared/library.ts'
import type { TokenSet } from '../../shared/token-set.ts'
import type { AnyToken } from '../../shared/token.ts'
import type { Registry } from '../tokens/type.ts'

type Curation = Library['curation']

/** Sorted as the registry and its types say, so that an export of the same library is the same bytes. */
export function curated(set: TokenSet, curation: Curation, types: Registry): TokenSet {
  const byId = new Map(set.primitives.flatMap((token) => (token.id ? [[token.id, token] as const] : [])))
  const target = (token: AnyToken): AnyToken => byId.get(curation[token.id ?? '']?.mergedInto ?? '') ?? token
  const gone = (token: AnyToken) => curation[token.id ?? '']?.excluded === true
  const joined = new Map<string, AnyToken>()
  for (const token of [...set.primitives].sort((a, b) => Number(target(a) !== a) - Number(target(b) !== b))) {
    const into = target(token)
    if (gone(token) || gone(into)) continue
    const before = joined.get(into.key)
    joined.set(
      into.key,
      before ? join(before, token) : into === token ? token : join({ ...into, sightings: [] }, token),
    )
  }
  const keys = new Map(set.primitives.map((token) => [token.key, target(token).key]))
  const semantics = set.semantics.flatMap((semantic) => {
    if (curation[semantic.id ?? '']?.excluded) return []
    const alias = Object.fromEntries(
      Object.entries(semantic.alias).flatMap(([mode, key]) => {
        const to = keys.get(key)
        return to !== undefined && joined.has(to) ? [[mode, to]] : []
      }),
    )
    return Object.keys(alias).length > 0 ? [{ ...semantic, alias }] : []
  })
  const suggestions = set.suggestions.filter(
    ({ keep, drop }) => joined.has(keep) && joined.has(drop) && keys.get(drop) !== keys.get(keep),
  )
  return { ...set, primitives: sorted([...joined.values()], types), semantics, suggestions }
}

const join = (into: AnyToken, token: AnyToken): AnyToken =>
  ({ ...into, sightings: [...into.sightings, ...token.sightings] }) as AnyToken

function sorted(tokens: AnyToken[], types: Registry): AnyToken[] {
  const order = new Map(types.map((type, at) => [type.name, { type, at }]))
  return tokens.toSorted((a, b) => {
    const [one, two] = [order.get(a.type), order.get(b.type)]
    if (!one || !two || one !== two) return (one?.at ?? 999) - (two?.at ?? 999)
    return one.type.compare(a, b) || (a.key < b.key ? -1 : 1)
  })
}

/** Old names that still stand for a token, by CSS-safe spelling. */
export function renamedIn({ set, curation }: Library): Map<string, readonly string[]> {
  const renamed = new Map<string, readonly string[]>()
  for (const token of [...set.primitives, ...set.semantics]) {
    const former = curation[token.id ?? '']?.formerPath
    if (former && !curation[token.id ?? '']?.excluded) renamed.set(former.join('.'), token.path)
  }
  return renamed
}
