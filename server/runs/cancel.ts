/** Stopping a run: its one terminal event tells every server to let go of it. */
import { eq, sql } from 'drizzle-orm'
import { Problem } from '../../shared/problem.ts'
import { runs } from '../store/schema.ts'
import { lockRun } from './accept.ts'
import type { RunsContext } from './context.ts'
import { findRun, isLive } from './find.ts'
import { append } from './remember.ts'

/** One that has ended stays as it is. */
export async function cancel(context: RunsContext, run: string): Promise<void> {
  await findRun(context.store.db, run)
  const problem = new Problem('cancelled', 'This was cancelled.', 'Start again to measure.').toJSON()
  await context.store.db.transaction(async (tx) => {
    if (!isLive(await lockRun(tx, run))) return
    await tx
      .update(runs)
      .set({ status: 'cancelled', problem, endedAt: sql`now()` })
      .where(eq(runs.id, run))
    await append(tx, run, [{ event: 'cancelled' }])
  })
}
