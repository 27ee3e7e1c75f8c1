/** A plan as a list: what needs an answer first, grouped as the plan says. Pure. */
import type { Action, Plan, PlanLine } from '../../shared/variables.ts'

export interface GroupRow {
  readonly row: 'group'
  readonly key: string
  readonly title: string
  /** Ids of its lines that can be ticked. */
  readonly ids: readonly string[]
}
interface LineRow {
  readonly row: 'line'
  readonly key: string
  readonly line: PlanLine
}
export type PlanRow = GroupRow | LineRow

/** In the order people should look at them. */
const ORDER: Record<Action, number> = {
  conflict: 0,
  question: 1,
  clash: 2,
  update: 3,
  rename: 4,
  create: 5,
  adopt: 6,
  orphan: 7,
  unsupported: 8,
  revert: 9,
  skip: 10,
  unchanged: 11,
}

/** `null` shows everything but what stays as it is. */
export function planRows({ lines }: Plan, only: Action | null): PlanRow[] {
  const shown = lines.filter(({ action }) => (only === null ? action !== 'unchanged' : action === only))
  return [...Map.groupBy(shown, ({ group }) => group)].flatMap(([title, of]): PlanRow[] => [
    {
      row: 'group',
      key: `group ${title}`,
      title,
      ids: of.flatMap(({ id, ticked }) => (ticked === null ? [] : [id])),
    },
    ...of
      .toSorted((a, b) => ORDER[a.action] - ORDER[b.action])
      .map((line): LineRow => ({ row: 'line', key: line.id, line })),
  ])
}

/** Actions that occur, most pressing first, with how often. */
export function countsOf({ lines }: Plan): { action: Action; count: number }[] {
  return [...Map.groupBy(lines, ({ action }) => action)]
    .map(([action, of]) => ({ action, count: of.length }))
    .toSorted((a, b) => ORDER[a.action] - ORDER[b.action])
}
