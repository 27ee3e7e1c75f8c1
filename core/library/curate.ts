/** What people decide about a library's tokens. Pure; decisions are by id and outlive re-measuring. */
import { cssName } from '../../shared/names.ts'
import type { Curate, Curation, Library } from '../../shared/library.ts'
import { Problem } from '../../shared/problem.ts'
import { giveRole } from './give-role.ts'
import { removeMode, renameMode } from '../../shared/modes.ts'
import type { Semantic } from '../../shared/token-set.ts'
import type { AnyToken } from '../../shared/token.ts'

/** @throws Problem `unknown-token`, `name-taken` or `invalid-request`; then none of the steps is taken. */
export function curate(library: Library, steps: readonly Curate[]): Library {
  const next = steps.reduce(step, library)
  return { ...next, revision: library.revision + 1 }
}

function step(library: Library, action: Curate): Library {
  if (action.do === 'role') return giveRole(library, action, (path) => free(library, action.id, path))
  if (action.do === 'rename-mode') return renameMode(library, action)
  if (action.do === 'remove-mode') return removeMode(library, action)
  const target = find(library, action.id)
  const decide = (decision: Curation): Library => ({
    ...library,
    curation: { ...library.curation, [action.id]: { ...library.curation[action.id], ...decision } },
  })
  switch (action.do) {
    case 'rename': {
      free(library, action.id, action.path)
      return rename(decide({ named: true, formerPath: target.path }), action.id, action)
    }
    case 'describe':
      return describe(decide({ description: action.description }), action.id, action.description)
    case 'exclude':
      return decide({ excluded: action.excluded })
    case 'merge': {
      const into = find(library, action.into)
      if (into.type !== target.type || into.id === target.id || library.curation[action.into]?.mergedInto)
        throw new Problem(
          'invalid-request',
          `"${action.id}" cannot be merged into "${action.into}".`,
          'Merge into another token of the same type that is not merged itself.',
        )
      return decide({ mergedInto: action.into })
    }
    case 'split':
      return decide({ mergedInto: undefined })
  }
}

type Named = Pick<AnyToken, 'id' | 'path' | 'type'> | Pick<Semantic, 'id' | 'path' | 'type'>

function find({ set }: Library, id: string): Named {
  const found =
    set.primitives.find((token) => token.id === id) ?? set.semantics.find((semantic) => semantic.id === id)
  if (!found)
    throw new Problem(
      'unknown-token',
      `The library has no token with the id "${id}".`,
      'Load the library again: it may have changed.',
    )
  return found
}

function free({ set }: Library, id: string, path: readonly string[]): void {
  const name = cssName(path)
  const rival = [...set.primitives, ...set.semantics].find(
    (other) => other.id !== id && cssName(other.path) === name,
  )
  if (rival)
    throw new Problem(
      'name-taken',
      `The name "${path.join('/')}" is taken by another token.`,
      'Choose another name, or merge the two.',
    )
}

const edit = <T extends { id?: string | undefined }>(
  list: readonly T[],
  id: string,
  change: Partial<T>,
): T[] => list.map((item) => (item.id === id ? { ...item, ...change } : item))

const rename = (
  library: Library,
  id: string,
  { path, written }: Pick<AnyToken, 'path' | 'written'>,
): Library => ({
  ...library,
  set: {
    ...library.set,
    primitives: edit<AnyToken>(library.set.primitives, id, { path, written }),
    semantics: edit<Semantic>(library.set.semantics, id, { path, written }),
  },
})

const describe = (library: Library, id: string, description: string): Library => ({
  ...library,
  set: {
    ...library.set,
    primitives: edit<AnyToken>(library.set.primitives, id, { description }),
    semantics: edit<Semantic>(library.set.semantics, id, { description }),
  },
})
