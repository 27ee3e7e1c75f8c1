/** Near twins as people meet them: whom each group would keep, what joining changes, and all of it in one step. Pure. */
import type { Curate } from '../../shared/library.ts'
import type { Twins } from '../../shared/token-set.ts'
import { mergeStep } from './review.ts'
import type { TokenRow } from './rows.ts'

export interface Group {
  /** Key of the one that the group was found by: stays, whoever is kept. */
  readonly key: string
  readonly keep: TokenRow
  readonly drop: readonly TokenRow[]
  /** Places whose value would be another one. */
  readonly changes: number
}

/** Groups that are still a question: who was excluded or joined meanwhile is none any more. */
export function groupsOf(
  twins: readonly Twins[],
  tokenAt: (key: string) => TokenRow | undefined,
  /** Key of a group → key of the member that people would rather keep. */
  keepers: Readonly<Record<string, string>> = {},
): Group[] {
  return twins.flatMap(({ keep: key, members }) => {
    const standing = members.flatMap(({ key: member, places }) => {
      const row = tokenAt(member)
      return row && !row.excluded ? [{ row, places }] : []
    })
    const kept = standing.find(({ row }) => row.key === keepers[key]) ?? standing[0]
    if (!kept || standing.length < 2) return []
    const others = standing.filter((one) => one !== kept)
    const changes = others.reduce((sum, { places }) => sum + places, 0)
    return [{ key, keep: kept.row, drop: others.map(({ row }) => row), changes }]
  })
}

export const cleanUpSteps = (groups: readonly Group[]): Curate[] =>
  groups.flatMap(({ keep, drop }) => drop.flatMap((row) => mergeStep(row, keep) ?? []))
