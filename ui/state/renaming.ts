/** Many names at once: a part of them is replaced, and every new name is looked at before anything changes. Pure. */
import { cssName } from '../../shared/names.ts'
import type { TypeInfo } from '../../shared/token-type.ts'
import { pathFrom, shortName } from '../views/review/names.ts'
import type { ItemRow } from './rows.ts'

export interface Renamed {
  readonly item: ItemRow
  readonly before: string
  /** Null where nothing legal is left. */
  readonly path: string[] | null
  /** Somebody else is called so, or would be. */
  readonly taken: boolean
}

const pathOf = (item: ItemRow): readonly string[] =>
  item.row === 'role' ? item.semantic.path : item.token.path
const short = (item: ItemRow, type: TypeInfo) => shortName(pathOf(item), type)

/** What all of these names begin with, as far as a slash: `gray` of `gray/50` and `gray/100`; empty where nothing. */
export function familyOf(items: readonly ItemRow[]): string {
  const families = new Set(items.map((item) => short(item, item.type).split('/').slice(0, -1).join('/')))
  const [only = ''] = families
  return families.size === 1 ? only : ''
}

/** Only names that change; in the order of the items. */
export function renamedAll(
  items: readonly ItemRow[],
  find: string,
  replace: string,
  all: readonly ItemRow[],
): Renamed[] {
  if (find === '') return []
  const changing = items.flatMap((item) => {
    const before = short(item, item.type)
    const after = before.replace(find, replace)
    return after === before ? [] : [{ item, before, path: pathFrom(after, item.type) }]
  })
  const moving = new Set(changing.map(({ item }) => item.key))
  const count = new Map<string, number>()
  const add = (path: readonly string[]) => count.set(cssName(path), (count.get(cssName(path)) ?? 0) + 1)
  for (const item of all) if (!moving.has(item.key)) add(pathOf(item))
  for (const { path } of changing) if (path) add(path)
  return changing.map((one) => ({
    ...one,
    taken: one.path !== null && (count.get(cssName(one.path)) ?? 0) > 1,
  }))
}
