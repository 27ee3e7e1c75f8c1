/** Jobs follow from rows: after a restore, whatever is due is handed out again. */
import { inArray } from 'drizzle-orm'
import { dueIn } from '../../core/pipeline/walk/units.ts'
import { runs } from '../store/schema.ts'
import type { RunsContext } from './context.ts'
import { framesOf } from './find.ts'
import { standingOf } from './standing.ts'

/** Returns how many jobs. */
export async function resume({ store, queue }: Pick<RunsContext, 'store' | 'queue'>): Promise<number> {
  const { db } = store
  const live = await db
    .select()
    .from(runs)
    .where(inArray(runs.status, ['receiving', 'measuring']))
  let count = 0
  for (const run of live) {
    const jobs = dueIn(standingOf(run, await framesOf(db, run.id)))
    await db.transaction(async (tx) => {
      for (const { unit, frame } of jobs)
        await queue.send(tx, unit, { run: run.id, ...(frame !== '' && { frame }) })
    })
    count += jobs.length
  }
  return count
}
