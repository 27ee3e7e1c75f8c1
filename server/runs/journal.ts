/** The journal in the database: a result, what is told of it and the jobs that follow are one transaction. */
import type { RunEvent } from '../../shared/events.ts'
import type { Journal, Keep } from '../../core/pipeline/walk/unit.ts'
import { lockRun } from './accept.ts'
import type { RunsContext } from './context.ts'
import { findRun, framesOf } from './find.ts'
import { type ConcludedBytes, type MeasuredBytes, type Write, writing } from './results.ts'
import { proceed, standingOf } from './standing.ts'

/** @param narration What was told while the work was done, and is not written yet. */
export function journalOf(
  context: RunsContext,
  run: string,
  narration: () => readonly RunEvent[],
): Journal<MeasuredBytes, ConcludedBytes> {
  const { db } = context.store
  const keeping =
    <R>(store: (run: string, result: R) => Promise<Write>): Keep<R> =>
    async (unit, frame, result) => {
      // Bytes first: what a row points to is there.
      const write = await store(run, result)
      return db.transaction(async (tx) => {
        const row = await lockRun(tx, run)
        const before = standingOf(row, await framesOf(tx, run))
        // Ended, or done by somebody else.
        if (!unit.due(before).some((job) => job.frame === frame)) return 'unwanted'
        const written = await write(tx, row, frame)
        if (written !== 'kept') return written
        const { run: after, events } = unit.record(before, frame, result)
        await proceed(context, tx, run, { before, after, told: [...narration(), ...events] })
        return 'kept'
      })
    }
  const { examine, label, name, conclude } = writing(context.store)
  return {
    standing: async () => standingOf(await findRun(db, run), await framesOf(db, run)),
    keep: {
      examine: keeping(examine),
      label: keeping(label),
      name: keeping(name),
      conclude: keeping(conclude),
    },
  }
}
