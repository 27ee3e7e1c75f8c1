/** One panel's conversation about the last write: what it was, and taking it back. */
import type { Answer, Asked } from '../../shared/messages.ts'
import type { PlanPart, WriteResult } from '../../shared/variables.ts'
import type { Control } from '../pace.ts'
import { nothing } from '../plan/lines.ts'
import type { Entry } from '../plan/types.ts'
import { allBack, backPlan, theRecord } from '../take-back.ts'
import { lastMade } from './history.ts'

type Spoken = 'lastWrite' | 'planRevert' | 'revert'
export type UndoSession = { readonly [C in Spoken]: (ask: Asked<C>) => Answer<C> | Promise<Answer<C>> }

interface Surroundings {
  readonly exclusively: <T>(task: (control: Control) => Promise<T>) => Promise<T>
  readonly answer: (entries: readonly Entry[]) => PlanPart
  readonly takeTicks: (last: { readonly ids: string[] }) => { readonly ids: readonly string[] }
}

export const undoSession = ({ exclusively, answer, takeTicks }: Surroundings): UndoSession => ({
  lastWrite: () => ({ write: lastMade() }),
  planRevert: async () => answer(await backPlan(await theRecord())),
  revert(asked) {
    const { ids } = takeTicks(asked)
    return exclusively((control) => takeBack(new Set(ids), control))
  },
})

async function takeBack(ids: ReadonlySet<string>, control: Control): Promise<WriteResult> {
  const record = await theRecord()
  const entries = await backPlan(record)
  const possible = entries.filter(({ id, action }) => action === 'revert' && ids.has(id))
  const chosen = new Set(possible.map(({ id }) => id))
  const { layers, result } = await allBack(record, entries, chosen, control)
  return {
    ...nothing([], lastMade() !== null),
    created: result.remade,
    updated: result.restored + layers.restored,
    removed: result.removed,
    unchanged: entries.length - possible.length,
    failed: [...layers.failed, ...result.failed],
    cancelled: result.cancelled,
  }
}
