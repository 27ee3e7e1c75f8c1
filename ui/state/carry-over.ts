/**
 * Decisions that a file keeps, for a library that has none yet: another laptop has another server, whose ids are its
 * own, so tokens are found by key (type and value). Pure.
 */
import type { Curate, Library } from '../../shared/library.ts'
import { cssName, uniquePaths } from '../../shared/names.ts'

export function carryOver(kept: Library, fresh: Library): Curate[] {
  const all = [...kept.set.primitives, ...kept.set.semantics]
  const ids = idsByKept(kept, fresh)
  const known = new Map([...fresh.set.primitives, ...fresh.set.semantics].map((item) => [item.id, item]))
  const taken = new Set([...known.values()].map(({ path }) => cssName(path)))

  return all
    .flatMap((item): Curate[] => {
      const [id, decided] = [ids.get(item.id ?? ''), kept.curation[item.id ?? '']]
      const now = known.get(id)
      if (id === undefined || !decided || !now) return []
      const into = ids.get(decided.mergedInto ?? '')
      const name = cssName(item.path)
      const renames = decided.named === true && !taken.has(name)
      if (renames) taken.add(name)
      return [
        ...(renames ? [{ do: 'rename' as const, id, path: item.path }] : []),
        ...(decided.description && decided.description !== now.description
          ? [{ do: 'describe' as const, id, description: decided.description }]
          : []),
        ...(decided.excluded ? [{ do: 'exclude' as const, id, excluded: true }] : []),
        ...(into !== undefined && into !== id ? [{ do: 'merge' as const, id, into }] : []),
      ]
    })
    .concat(rolesOver(kept, fresh, ids))
}

/** Who has which role; a role that only people know is made anew. */
function rolesOver(kept: Library, fresh: Library, ids: ReadonlyMap<string, string>): Curate[] {
  const unique = uniquePaths([...fresh.set.primitives, ...fresh.set.semantics].map(({ path }) => path))
  return kept.set.semantics.flatMap((semantic): Curate[] => {
    const { id = '', type, role, path } = semantic
    const decided = Object.entries(kept.curation[id]?.alias ?? {}).flatMap(
      ([mode, token]): [string, string | null][] => {
        const now = token === null ? null : ids.get(token)
        return now === undefined ? [] : [[mode, now]]
      },
    )
    if (decided.length === 0) return []
    const known = ids.get(id)
    const step = { do: 'role' as const, type, role, alias: Object.fromEntries(decided) }
    return [known === undefined ? { ...step, id, path: unique(path) } : { ...step, id: known, path }]
  })
}

/** Kept id → id in the fresh library. Roles are found by what they are for. */
export function idsByKept(kept: Library, fresh: Library): Map<string, string> {
  const tokens = new Map(fresh.set.primitives.map(({ key, id }) => [key, id]))
  const roles = new Map(fresh.set.semantics.map(({ type, role, id }) => [`${type} ${role}`, id]))
  const pairs = [
    ...kept.set.primitives.map(({ id, key }) => [id, tokens.get(key)] as const),
    ...kept.set.semantics.map(({ id, type, role }) => [id, roles.get(`${type} ${role}`)] as const),
  ]
  return new Map(pairs.flatMap(([from, to]) => (from !== undefined && to !== undefined ? [[from, to]] : [])))
}
