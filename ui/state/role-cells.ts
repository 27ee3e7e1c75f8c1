/** Roles as a table: what a cell can be set to, and the steps that set it. Pure. */
import type { Curate, Library } from '../../shared/library.ts'
import { slug, uniquePaths } from '../../shared/names.ts'
import type { ItemRow, RoleRow } from './rows.ts'
import type { TableRow } from './sections.ts'

/** Sets a role in one mode, `null` empties it there. Null: the role is in no library yet. */
export function cellSteps(
  { semantic, type, excluded }: RoleRow,
  mode: string,
  token: string | null,
): Curate[] | null {
  const { id, role, path } = semantic
  if (id === undefined) return null
  return [
    ...(excluded ? [{ do: 'exclude' as const, id, excluded: false }] : []),
    { do: 'role', id, type: type.name, role, path, alias: { [mode]: token } },
  ]
}

/** The roles that a type knows and the table does not have, in the type's own order. */
export function freeRoles({ type }: TableRow, items: readonly ItemRow[]): string[] {
  const there = new Set(
    items.flatMap((item) => (item.row === 'role' && item.type === type ? [item.semantic.role] : [])),
  )
  return type.roles.filter((role) => !there.has(role))
}

/** `Danger / Hover` → `danger/hover`, as roles are spelled; null where nothing legal is left. */
export function roleFrom(typed: string): string | null {
  const words = typed
    .split(/[/.]/)
    .map((word) => slug(word, ''))
    .filter(Boolean)
  const role = words.join('/')
  return role === '' || role.length > 80 || words.length > 6 ? null : role
}

/** A role that is not set in any mode yet. */
export function newRoleSteps(
  { type, modes }: TableRow,
  role: string,
  library: Library,
  id: string,
): Curate[] {
  const { set } = library
  const known = set.semantics.find((one) => one.type === type.name && one.role === role)
  const unique = uniquePaths([...set.primitives, ...set.semantics].map(({ path }) => path))
  return [
    {
      do: 'role',
      id: known?.id ?? id,
      type: type.name,
      role,
      path: known?.path ?? unique([type.namespace.path, ...role.split('/')]),
      alias: Object.fromEntries(modes.map((mode) => [mode, null])),
    },
  ]
}

/** Roles that have this token, with the modes: what is lost when it goes. */
export const rolesOn = (items: readonly ItemRow[], key: string): { role: string; modes: string[] }[] =>
  items.flatMap((item) => {
    if (item.row !== 'role' || item.excluded) return []
    const modes = item.points.filter(({ token }) => token.key === key).map(({ mode }) => mode)
    return modes.length > 0 ? [{ role: item.semantic.role, modes }] : []
  })
