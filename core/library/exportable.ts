/** From a library or a run to what formats take. */
import type { Library } from '../../shared/library.ts'
import { decidedRoles, isPlayed } from '../../shared/roles.ts'
import type { TokenSet } from '../../shared/token-set.ts'
import type { TypeInfo } from '../../shared/token-type.ts'
import type { Exportable } from '../formats/format.ts'
import type { Registry, TokenType } from '../tokens/type.ts'
import { isDoubtful } from '../meaning/trust.ts'
import { curated, renamedIn } from './curated.ts'

export const typeInfo = (type: TokenType): TypeInfo => ({
  name: type.name,
  title: type.title,
  about: type.about,
  kind: type.kind,
  specimen: type.specimen,
  namespace: type.namespace,
  figma: type.figma,
  roles: Object.keys(type.roles.vocabulary),
  threshold: { ...type.threshold },
})

export interface Wanted {
  /** Also what nobody should trust yet; absent: only what people decided about. */
  readonly doubtful?: boolean | undefined
}

/** What people want of a library. */
export function exportable(library: Library, types: Registry, { doubtful = false }: Wanted = {}): Exportable {
  const set = withoutGuesses(curated(library.set, library.curation, types))
  return {
    set: doubtful ? set : withoutDoubtful(set, library),
    types: types.map(typeInfo),
    renamed: renamedIn(library),
  }
}

/** What a person named, described or gave a role to is wanted. */
function withoutDoubtful(set: TokenSet, { curation }: Library): TokenSet {
  const chosen = new Set(
    Object.entries(curation).flatMap(([id, { alias }]) => [id, ...Object.values(alias ?? {})]),
  )
  const left = set.primitives.filter((token) => isDoubtful(token) && !chosen.has(token.id ?? ''))
  if (left.length === 0) return set
  const gone = new Set(left.map(({ key }) => key))
  return {
    ...set,
    primitives: set.primitives.filter(({ key }) => !gone.has(key)),
    semantics: set.semantics.flatMap((semantic) => {
      const alias = Object.fromEntries(Object.entries(semantic.alias).filter(([, key]) => !gone.has(key)))
      return Object.keys(alias).length > 0 ? [{ ...semantic, alias }] : []
    }),
    suggestions: set.suggestions.filter(({ keep, drop }) => !gone.has(keep) && !gone.has(drop)),
  }
}

/** What a model estimated is shown to people and goes nowhere else. */
const withoutGuesses = (set: TokenSet): TokenSet => ({
  ...set,
  primitives: set.primitives.map((token) => {
    const { estimated, ...derived } = token.derived
    return estimated === undefined ? token : { ...token, derived }
  }),
})

/** A run's own tokens, as the library's people decided about them. */
export function exportableRun(set: TokenSet, library: Library, types: Registry, wanted?: Wanted): Exportable {
  const names = new Map(
    [...library.set.primitives, ...library.set.semantics].map((token) => [token.id, token.path]),
  )
  const named = <T extends { id?: string | undefined; path: string[] }>(token: T): T => ({
    ...token,
    path: names.get(token.id) ?? token.path,
  })
  const present: Library = {
    ...library,
    set: {
      ...set,
      primitives: set.primitives.map(named),
      semantics: decidedRoles(set, library).filter(isPlayed).map(named),
    },
  }
  return exportable(present, types, wanted)
}
