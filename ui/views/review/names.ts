/** Names of tokens, as shown and as typed. */
import { cssName, slug } from '../../../shared/names.ts'
import type { ItemRow } from '../../state/rows.ts'
import type { TypeInfo } from '../../../shared/token-type.ts'

/** Without the first segment where that only repeats the heading. */
export const shortName = (path: readonly string[], type: TypeInfo): string =>
  (path.length > 1 && path[0] === type.namespace.path ? path.slice(1) : path).join('/')

/** `Brand / Primary` → `['color','brand','primary']`; null when nothing legal is left. */
export function pathFrom(typed: string, type: TypeInfo): string[] | null {
  const segments = typed
    .split(/[/.]/)
    .map((segment) => slug(segment, ''))
    .filter(Boolean)
  if (segments.length === 0) return null
  const path =
    segments[0] === type.namespace.path && segments.length > 1 ? segments : [type.namespace.path, ...segments]
  return path.length <= 8 ? path : null
}

/** Who has this name already, other than the one that it is for. */
export const hasName = (
  items: readonly ItemRow[],
  path: readonly string[],
  own: readonly string[],
): boolean =>
  cssName(path) !== cssName(own) &&
  items.some((item) => cssName(item.row === 'role' ? item.semantic.path : item.token.path) === cssName(path))
