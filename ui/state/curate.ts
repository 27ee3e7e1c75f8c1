/** Curating steps as the panel shows them at once, before the server has answered, and how to take them back. */
import type { Curate, Curation, Library } from '../../shared/library.ts'
import { removeMode, renameMode } from '../../shared/modes.ts'
import { decidedRoles } from '../../shared/roles.ts'

type RoleStep = Extract<Curate, { do: 'role' }>
type Named = { id?: string | undefined; path: string[]; description?: string | undefined }

export function applySteps(library: Library, steps: readonly Curate[]): Library {
  return steps.reduce(applyStep, library)
}

function applyStep(library: Library, step: Curate): Library {
  if (step.do === 'rename-mode') return renameMode(library, step)
  if (step.do === 'remove-mode') return removeMode(library, step)
  const decide = (decision: Curation): Library => ({
    ...library,
    curation: { ...library.curation, [step.id]: { ...library.curation[step.id], ...decision } },
  })
  switch (step.do) {
    case 'rename':
      return edit(decide({ named: true }), step.id, (item) => ({ ...item, path: step.path }))
    case 'describe':
      return edit(decide({ description: step.description }), step.id, (item) => ({
        ...item,
        description: step.description,
      }))
    case 'exclude':
      return decide({ excluded: step.excluded })
    case 'merge':
      return decide({ mergedInto: step.into })
    case 'split':
      return decide({ mergedInto: undefined })
    case 'role':
      return giveRole(library, step)
  }
}

function giveRole(library: Library, { id, type, role, path, alias }: RoleStep): Library {
  const { set, curation } = library
  const made = set.semantics.some((one) => one.id === id) ? [] : [{ id, type, role, path, alias: {} }]
  const next = {
    ...library,
    set: { ...set, semantics: [...set.semantics, ...made] },
    curation: { ...curation, [id]: { ...curation[id], alias: { ...curation[id]?.alias, ...alias } } },
  }
  return { ...next, set: { ...next.set, semantics: decidedRoles(next.set, next) } }
}

function edit(library: Library, id: string, change: <T extends Named>(item: T) => T): Library {
  const within = <T extends Named>(list: T[]): T[] =>
    list.map((item) => (item.id === id ? change(item) : item))
  const { set } = library
  return { ...library, set: { ...set, primitives: within(set.primitives), semantics: within(set.semantics) } }
}

/** The steps that lead back, to be taken in this order. What a removed mode held does not come back. */
export const inverse = (library: Library, steps: readonly Curate[]): Curate[] =>
  steps
    .flatMap((step): Curate[] => {
      if (step.do === 'remove-mode') return []
      if (step.do === 'rename-mode') return [{ ...step, id: step.name, name: step.id }]
      return [inverseStep(library, step)]
    })
    .toReversed()

function inverseStep(
  library: Library,
  step: Exclude<Curate, { do: 'rename-mode' } | { do: 'remove-mode' }>,
): Curate {
  const { id } = step
  const before = library.curation[id]
  switch (step.do) {
    case 'rename':
      return { do: 'rename', id, path: find(library, id)?.path ?? step.path }
    case 'describe':
      return { do: 'describe', id, description: find(library, id)?.description ?? '' }
    case 'exclude':
      return { do: 'exclude', id, excluded: before?.excluded ?? false }
    case 'merge':
      return before?.mergedInto ? { do: 'merge', id, into: before.mergedInto } : { do: 'split', id }
    case 'split':
      return before?.mergedInto ? { do: 'merge', id, into: before.mergedInto } : step
    case 'role': {
      const known = library.set.semantics.find((semantic) => semantic.id === id)
      const ids = new Map(library.set.primitives.map((token) => [token.key, token.id]))
      const had = (mode: string) => ids.get(known?.alias[mode] ?? '') ?? null
      return { ...step, alias: Object.fromEntries(Object.keys(step.alias).map((mode) => [mode, had(mode)])) }
    }
  }
}

const find = ({ set }: Library, id: string): Named | undefined =>
  set.primitives.find((token) => token.id === id) ?? set.semantics.find((semantic) => semantic.id === id)
