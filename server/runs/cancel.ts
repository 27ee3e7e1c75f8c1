/** Stopping a run: its one terminal event tells every server to let go of it. */
import { Problem } from '../../shared/problem.ts'
import { end } from './conclude-unit.ts'
import type { RunsContext } from './context.ts'
import { findRun } from './find.ts'

/** One that has ended stays as it is. */
export async function cancel(context: RunsContext, run: string): Promise<void> {
  await findRun(context.store.db, run)
  await end(context, run, new Problem('cancelled', 'This was cancelled.', 'Start again to measure.').toJSON())
}
