/** One panel's conversation about writing: what was sent, what was shown, what is under way. */
import type { Answer, Asked } from '../../shared/messages.ts'
import { Problem } from '../../shared/problem.ts'
import type { PlanLine, WriteOptions, WriteResult } from '../../shared/variables.ts'
import { tell } from '../bus.ts'
import { type Chosen, apply } from './apply.ts'
import { forgetLast, lastRecord, remember, replaceLast } from './history.ts'
import { keepOptions, keptOptions } from './kept-options.ts'
import { type Planned, plan } from './plan.ts'
import { readState } from './read-state.ts'
import { planRevert, revert } from './revert.ts'
import type { Control } from './slices.ts'
import type { Entry, FileState } from './types.ts'
import { type Request, wanted } from './wanted.ts'

let request: Request = { tokens: [], roles: [], modes: [] }
let options: WriteOptions | null = null
/** Line id → what the designer was shown of it. */
let shownLines = new Map<string, string>()
let underWay = false
let stop = false

export function takeTokens({ first, tokens, roles, modes }: Asked<'tokens'>): Answer<'tokens'> {
  const before = first ? { tokens: [], roles: [], modes: [] } : request
  request = {
    tokens: [...before.tokens, ...tokens],
    roles: [...before.roles, ...(roles ?? [])],
    modes: modes ?? before.modes,
  }
  return {}
}

export async function showPlan(asked: Asked<'plan'>): Promise<Answer<'plan'>> {
  const state = await readState()
  options = asked.options ?? options ?? keptOptions(state)
  const { entries } = plan(wanted(request, options), state)
  shownLines = printsOf(entries)
  return { lines: entries.map(lineOf), options }
}

export const write = (asked: Asked<'write'>): Promise<WriteResult> =>
  exclusively(async (control) => {
    const state = await readState()
    const chosenOptions = options ?? keptOptions(state)
    const planned = plan(wanted(request, chosenOptions), state)
    const { chosen, review } = choose(planned, asked)
    if (chosen.length === 0) return { ...nothing(planned, state), review }
    if (asked.savePoint) await figma.saveVersionHistoryAsync('Before Token Pipeline wrote tokens')
    figma.commitUndo()
    const applied = await apply(chosen, planned, state.adopted, control)
    keepOptions(chosenOptions)
    const adoptions = JSON.stringify(applied.adoptedBefore) !== JSON.stringify(applied.adoptedAfter)
    if (applied.done.length > 0 || adoptions) {
      const { done, adoptedBefore, adoptedAfter } = applied
      remember({ at: control.now(), done, adoptedBefore, adoptedAfter })
    }
    figma.commitUndo()
    return {
      ...nothing(planned, state),
      ...countsOf(applied.finished),
      failed: [...applied.failed],
      review,
      cancelled: applied.cancelled,
      revertible: lastRecord() !== null,
    }
  })

export function lastWrite(): Answer<'lastWrite'> {
  const record = lastRecord()
  return { write: record && { at: record.at, things: record.done.length } }
}

export async function showRevert(): Promise<Answer<'planRevert'>> {
  return { lines: planRevert(theRecord(), await readState()).map(lineOf) }
}

export const takeBack = ({ ids }: Asked<'revert'>): Promise<WriteResult> =>
  exclusively(async (control) => {
    const record = theRecord()
    const entries = planRevert(record, await readState())
    const wantedIds = new Set(ids)
    const possible = entries.filter(({ id, action }) => action === 'revert' && wantedIds.has(id))
    figma.commitUndo()
    const result = await revert(record, new Set(possible.map(({ id }) => id)), control)
    if (result.cancelled) replaceLast(result.left)
    else forgetLast()
    figma.commitUndo()
    return {
      created: result.remade,
      updated: result.restored,
      renamed: 0,
      unchanged: entries.length - possible.length,
      adopted: 0,
      removed: result.removed,
      failed: [...result.failed],
      review: [],
      cancelled: result.cancelled,
      revertible: lastRecord() !== null,
    }
  })

export function cancel(): Answer<'cancel'> {
  stop = true
  return {}
}

function theRecord() {
  const record = lastRecord()
  if (!record) {
    throw new Problem(
      'not-found',
      'There is no write to take back in this file.',
      'Use Figma’s version history.',
    )
  }
  return record
}

/** One write at a time: two would plan on the same state. */
async function exclusively<T>(task: (control: Control) => Promise<T>): Promise<T> {
  if (figma.editorType !== 'figma') {
    throw new Problem(
      'invalid-request',
      'This file is open for reading only.',
      'Open it in design mode to write.',
    )
  }
  if (underWay) {
    throw new Problem('invalid-request', 'A write is under way already.', 'Wait for it, or stop it.')
  }
  underWay = true
  stop = false
  try {
    return await task({
      cancelled: () => stop,
      progress: (done, total) => tell({ news: 'progress', done, total }),
      now: () => Date.now(),
    })
  } finally {
    underWay = false
  }
}

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

const printsOf = (entries: readonly Entry[]) =>
  new Map(entries.map((entry) => [entry.id, JSON.stringify(lineOf(entry))]))

/** Only what is as it was shown is written; the rest returns to review. */
function choose(
  { entries }: Planned,
  { ids, choices }: Asked<'write'>,
): { chosen: Chosen[]; review: string[] } {
  const ticked = new Set(ids)
  const review: string[] = []
  const chosen: Chosen[] = []
  for (const entry of entries) {
    if (!ticked.has(entry.id)) continue
    if (shownLines.get(entry.id) !== JSON.stringify(lineOf(entry))) {
      review.push(entry.id)
      continue
    }
    const choice = choices?.[entry.id]
    const work = choice === undefined ? entry.work : entry.choices?.find(({ id }) => id === choice)?.work
    const counted = work ?? entry.choices?.[0]?.work
    if (counted) chosen.push({ entry, work: counted })
  }
  return { chosen, review }
}

function nothing({ entries }: Planned, _state: FileState): WriteResult {
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
    revertible: lastRecord() !== null,
  }
}

function countsOf(finished: readonly Chosen[]) {
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
