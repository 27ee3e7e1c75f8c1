/** The list of a review: tables of roles first, then the primitives by type and ramp, each foldable. Pure. */
import { modesOn, type TokenSetSummary } from '../../shared/token-set.ts'
import type { TypeInfo } from '../../shared/token-type.ts'
import { type RampRow, rampsOf } from './ramps.ts'
import { type ItemRow, isWanted, type RoleRow, type TokenRow, type Wanted } from './rows.ts'

/** Above the primitives of a type. */
export interface HeadingRow {
  readonly row: 'heading'
  readonly key: string
  readonly type: TypeInfo
  readonly count: number
  readonly folded: boolean
}
/** Above the roles of a type that change with the same thing: a column for each mode. */
export interface TableRow {
  readonly row: 'table'
  readonly key: string
  readonly type: TypeInfo
  readonly axis: 'viewport' | undefined
  readonly modes: readonly string[]
  readonly count: number
  readonly folded: boolean
}
/** Below a table: room for one more role. */
export interface AddRow {
  readonly row: 'add'
  readonly key: string
  readonly table: TableRow
}
export type FamilyRow = RampRow<TokenRow> & { readonly folded: boolean }
export type Row = ItemRow | HeadingRow | TableRow | AddRow | FamilyRow

/** What stays in sight above the rows that it is about. */
export const isHead = (row: Row): row is HeadingRow | TableRow => row.row === 'heading' || row.row === 'table'

type Modes = Pick<TokenSetSummary, 'modes' | 'viewports'>

/** Heads stand only above what has something to show. A search or filter unfolds all, so that nothing it found is hidden. */
export function rowsOf(
  items: readonly ItemRow[],
  wanted: Wanted,
  set: Modes,
  folded: ReadonlySet<string> = new Set(),
): Row[] {
  const shown = items.filter((item) => isWanted(item, wanted))
  const narrowed = wanted.query !== '' || wanted.filter !== 'all'
  const isFolded = (key: string) => !narrowed && folded.has(key)
  const roles = shown.filter((item) => item.row === 'role')
  const tokens = shown.filter((item) => item.row === 'token')
  const tables = Map.groupBy(roles, ({ type, semantic }) => `table ${type.name} ${semantic.axis ?? ''}`)
  return [
    ...[...tables].flatMap(([key, rows]) => tableOf(key, rows, set, isFolded(key), narrowed)),
    ...[...Map.groupBy(tokens, ({ type }) => type)].flatMap(([type, rows]): Row[] => {
      const key = `heading ${type.name}`
      const head: HeadingRow = { row: 'heading', key, type, count: rows.length, folded: isFolded(key) }
      if (head.folded) return [head]
      return [head, ...(narrowed ? rows : byRamp(type, rows, isFolded))]
    }),
  ]
}

function tableOf(
  key: string,
  rows: readonly RoleRow[],
  set: Modes,
  folded: boolean,
  narrowed: boolean,
): Row[] {
  const [first] = rows
  if (!first) return []
  const { type, semantic } = first
  const { axis } = semantic
  const head: TableRow = {
    row: 'table',
    key,
    type,
    axis,
    modes: modesOn(set, semantic),
    count: rows.length,
    folded,
  }
  if (folded) return [head]
  return [head, ...rows, ...(narrowed ? [] : [{ row: 'add' as const, key: `add ${key}`, table: head }])]
}

/** What is of no ramp first, then each ramp from its light end to its dark one. */
function byRamp(type: TypeInfo, rows: readonly TokenRow[], isFolded: (key: string) => boolean): Row[] {
  const ramps = rampsOf(type, rows)
  const inRamps = new Set(ramps.flatMap(({ tokens }) => tokens))
  return [
    ...rows.filter((row) => !inRamps.has(row)),
    ...ramps.flatMap((ramp): Row[] => {
      const family: FamilyRow = { ...ramp, folded: isFolded(ramp.key) }
      return family.folded ? [family] : [family, ...ramp.tokens]
    }),
  ]
}
