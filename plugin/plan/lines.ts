/** Entries of a plan as the panel sees them, and what it chose of them. */
import { giveWay } from '../pace.ts'
import type { Asked } from '../../shared/messages.ts'
import { LINES_PER_MESSAGE, type PlanLine, type PlanPart, type WriteResult } from '../../shared/variables.ts'
import type { Chosen, Entry } from './types.ts'

const lineOf = ({ id, name, action, reason, group, changes, ticked, choices }: Entry): PlanLine => ({
  id,
  name,
  action,
  reason,
  group,
  changes: [...changes],
  ticked,
  ...(choices ? { choices: choices.map(({ id, label }) => ({ id, label })) } : {}),
})

export function partOf(entries: readonly Entry[], from: number): PlanPart {
  const next = from + LINES_PER_MESSAGE
  return { lines: entries.slice(from, next).map(lineOf), ...(next < entries.length ? { next } : {}) }
}

/** Line id → everything that was shown of it. */
export async function printsOf(entries: readonly Entry[]): Promise<Map<string, string>> {
  const prints = new Map<string, string>()
  for (const entry of entries) {
    prints.set(entry.id, printOf(entry))
    await giveWay()
  }
  return prints
}

const printOf = (entry: Entry) => JSON.stringify(lineOf(entry))

/** Only what is as it was shown is written; the rest returns to review. */
export async function choose(
  entries: readonly Entry[],
  shown: ReadonlyMap<string, string>,
  { ids, choices }: Asked<'write'>,
): Promise<{ chosen: Chosen[]; review: string[] }> {
  const ticked = new Set(ids)
  const review: string[] = []
  const chosen: Chosen[] = []
  for (const entry of entries) {
    if (!ticked.has(entry.id)) continue
    await giveWay()
    if (shown.get(entry.id) !== printOf(entry)) {
      review.push(entry.id)
      continue
    }
    const choice = choices?.[entry.id]
    const work = choice === undefined ? entry.work : entry.choices?.find((one) => one.id === choice)?.work
    const counted = work ?? entry.choices?.[0]?.work
    if (counted) chosen.push({ entry, work: counted })
  }
  return { chosen, review }
}

/** The same lines in a plan that was made anew, and what belongs to them there. `tokenOf`: the line that it belongs to. */
export async function chooseAgain(
  entries: readonly Entry[],
  before: readonly Chosen[],
  { choices }: Pick<Asked<'write'>, 'choices'>,
  tokenOf: (id: string) => string,
): Promise<Chosen[]> {
  const ids = new Set(before.map(({ entry }) => entry.id))
  const chosen: Chosen[] = []
  for (const entry of entries) {
    await giveWay()
    const line = tokenOf(entry.id)
    if (!ids.has(line)) continue
    const work = entry.choices?.find(({ id }) => id === choices?.[line])?.work ?? entry.work
    if (work) chosen.push({ entry, work })
  }
  return chosen
}

export function nothing(entries: readonly Entry[], revertible: boolean): WriteResult {
  return {
    created: 0,
    updated: 0,
    renamed: 0,
    unchanged: entries.filter(({ action }) => action === 'unchanged').length,
    adopted: 0,
    removed: 0,
    failed: [],
    review: [],
    cancelled: false,
    revertible,
  }
}

/** What a library would publish next. */
export function publishOf(finished: readonly Chosen[]): NonNullable<WriteResult['publish']> {
  const seen = finished.flatMap(({ work }) =>
    (work.do === 'variable' || work.do === 'style') && !('hidden' in work && work.hidden) ? [work] : [],
  )
  return {
    added: seen.filter(({ target }) => target === null).length,
    renamed: seen.filter(({ target, name }) => target !== null && name !== undefined).length,
  }
}

export function countsOf(finished: readonly Chosen[]) {
  const counts = { created: 0, updated: 0, renamed: 0, adopted: 0, removed: 0 }
  for (const { entry, work } of finished) {
    if (work.do === 'adopt') counts.adopted++
    else if (work.do === 'remove') counts.removed++
    else if (work.target === null) counts.created++
    else if (entry.action === 'rename') counts.renamed++
    else counts.updated++
  }
  return counts
}
