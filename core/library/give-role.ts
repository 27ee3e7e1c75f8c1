/** A person says which token has a role. Pure. */
import type { Curate, Library } from '../../shared/library.ts'
import { Problem } from '../../shared/problem.ts'
import { decidedRoles } from '../../shared/roles.ts'
import type { Semantic } from '../../shared/token-set.ts'

type RoleStep = Extract<Curate, { do: 'role' }>

/** `free` throws where the name of a new role is taken. @throws Problem `unknown-token` or `invalid-request`. */
export function giveRole(
  library: Library,
  { id, type, role, path, alias }: RoleStep,
  free: (path: readonly string[]) => void,
): Library {
  const { set } = library
  for (const token of Object.values(alias)) {
    if (token === null || set.primitives.some((one) => one.id === token && one.type === type)) continue
    throw new Problem(
      'unknown-token',
      `The library has no token of the type "${type}" with the id "${token}".`,
      'Load the library again: it may have changed.',
    )
  }
  const known = set.semantics.find((one) => one.id === id || (one.type === type && one.role === role))
  if (known && (known.id !== id || known.type !== type || known.role !== role)) {
    throw new Problem(
      'invalid-request',
      `The role "${role}" is in the library under another id than "${id}".`,
      'Load the library again: somebody else may have added it.',
    )
  }
  if (!known) {
    if (set.primitives.some((one) => one.id === id)) {
      throw new Problem(
        'invalid-request',
        `"${id}" is the id of a token.`,
        'Give the new role an id of its own.',
      )
    }
    free(path)
  }
  const made: Semantic[] = known ? [] : [{ id, type, role, path: [...path], alias: {} }]
  const decided = {
    ...library,
    set: { ...set, semantics: [...set.semantics, ...made] },
    curation: {
      ...library.curation,
      [id]: { ...library.curation[id], alias: { ...library.curation[id]?.alias, ...alias } },
    },
  }
  return { ...decided, set: { ...decided.set, semantics: decidedRoles(decided.set, decided) } }
}
