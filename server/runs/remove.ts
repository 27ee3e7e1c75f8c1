/** Removing really removes: rows, pictures, layers, measurements, results. */
import { and, eq, inArray, lt, sql } from 'drizzle-orm'
import { type ProjectRef, is, pruneRevisions } from '../store/libraries.ts'
import { projectFolder, runFolder } from '../store/blobs.ts'
import { collect } from '../store/collect.ts'
import { projects, runs } from '../store/schema.ts'
import { cancel } from './cancel.ts'
import type { RunsContext } from './context.ts'

export async function removeRun(context: RunsContext, id: string): Promise<void> {
  await cancel(context, id)
  await context.store.db.delete(runs).where(eq(runs.id, id))
  await context.store.blobs.removeFolder(runFolder(id))
}

/** With its runs and its library. */
export async function removeProject(context: RunsContext, project: ProjectRef): Promise<void> {
  const { db, blobs } = context.store
  const own = await db
    .select({ id: runs.id })
    .from(runs)
    .where(and(eq(runs.workspace, project.workspace), eq(runs.project, project.id)))
  for (const { id } of own) await removeRun(context, id)
  // Listed before: one of the same name may be made at once, and what it writes is its own.
  const lying = await Array.fromAsync(blobs.list(projectFolder(project)))
  await db.delete(projects).where(is(project))
  for (const { key } of lying) await blobs.remove(key)
}

/** An upload takes minutes; what is not sealed by then was left behind, and would count as open for ever. */
const ABANDONED_SECONDS = 86_400

async function cancelAbandoned(context: RunsContext): Promise<void> {
  const left = await context.store.db
    .select({ id: runs.id })
    .from(runs)
    .where(
      and(
        eq(runs.status, 'receiving'),
        lt(runs.createdAt, sql`now() - make_interval(secs => ${ABANDONED_SECONDS})`),
      ),
    )
    .limit(1000)
  for (const { id } of left) await cancel(context, id)
}

/** Runs that ended more than `days` ago. Libraries keep what they learned from them. Runs left behind while uploading end here. Returns how many went. */
export async function removeOld(context: RunsContext, days: number): Promise<number> {
  await cancelAbandoned(context)
  await pruneRevisions(context.store)
  await collect(context.store)
  if (days <= 0) return 0
  const old = await context.store.db
    .select({ id: runs.id })
    .from(runs)
    .where(
      and(
        inArray(runs.status, ['completed', 'failed', 'cancelled']),
        lt(runs.endedAt, sql`now() - make_interval(secs => ${days * 86_400})`),
      ),
    )
    .limit(1000)
  for (const { id } of old) await removeRun(context, id)
  return old.length
}
