/** The last write, taken back whole or in part: its bindings first, then the variables and styles they point to. */
import { Problem } from '../shared/problem.ts'
import { type BindingsBack, bindingsBack, planBindingsBack } from './bind/back.ts'
import type { Control } from './pace.ts'
import type { Entry } from './plan/types.ts'
import { readState } from './things/state.ts'
import { lastRecord, replaceLast } from './undo/history.ts'
import type { WriteRecord } from './undo/record.ts'
import { type Reverted, planRevert, revert } from './undo/revert.ts'

/** @throws Problem `not-found` where there is none, or what was kept of it is damaged. */
export async function theRecord(): Promise<WriteRecord> {
  const record = await lastRecord()
  if (record) return record
  throw new Problem(
    'not-found',
    'There is no write to take back in this file.',
    'Use Figma’s version history.',
  )
}

export async function backPlan(record: WriteRecord): Promise<Entry[]> {
  const state = await readState()
  const names = new Map([...state.variables, ...state.styles].map(({ id, name }) => [id, name]))
  return [...(await planBindingsBack(record.bindings, names)), ...(await planRevert(record, state))]
}

/** What remains to be taken back is kept, also when something stops it half-way. */
export async function allBack(
  record: WriteRecord,
  entries: readonly Entry[],
  chosen: ReadonlySet<string>,
  control: Control,
): Promise<{ layers: BindingsBack; result: Reverted }> {
  figma.commitUndo()
  let left = record
  try {
    // Layers first: what they are bound to may go right after.
    const layers = await bindingsBack(record.bindings, chosen, control)
    left = { ...left, bindings: layers.left }
    const result = await revert(record, entries, chosen, control)
    left = { ...left, ...result.left }
    return { layers, result }
  } finally {
    await replaceLast(left)
    figma.commitUndo()
  }
}
