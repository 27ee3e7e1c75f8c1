/** From a library or a run to what formats take. */
import type { Library } from '../../shared/library.ts'
import { decidedRoles, isPlayed } from '../../shared/roles.ts'
import type { TokenSet } from '../../shared/token-set.ts'
import type { TypeInfo } from '../../shared/token-type.ts'
import type { Exportable } from '../formats/format.ts'
import type { Registry, TokenType } from '../tokens/type.ts'
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

/** What people want of a library. */
export const exportable = (library: Library, types: Registry): Exportable => ({
  set: withoutGuesses(curated(library.set, library.curation, types)),
  types: types.map(typeInfo),
  renamed: renamedIn(library),
})

/** What a model estimated is shown to people and goes nowhere else. */
const withoutGuesses = (set: TokenSet): TokenSet => ({
  ...set,
  primitives: set.primitives.map((token) => {
    const { estimated, ...derived } = token.derived
    return estimated === undefined ? token : { ...token, derived }
  }),
})

/** A run's own tokens, as the library's people decided about them. */
export function exportableRun(set: TokenSet, library: Library, types: Registry): Exportable {
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
  return exportable(present, types)
}
