/** Removing a run really removes it: rows, and every blob that no other row points to. */
import { eq, or } from 'drizzle-orm'
import { frames, projects, runs } from '../store/schema.ts'
import type { RunsContext } from './context.ts'
import { findRun, framesOf } from './find.ts'

export async function removeRun({ store }: RunsContext, id: string): Promise<void> {
  const run = await findRun(store.db, id)
  const rows = await framesOf(store.db, id)
  const keys = [run.resultKey, ...rows.flatMap((row) => [row.imageKey, row.layersKey, row.examinedKey])]
  await store.db.delete(runs).where(eq(runs.id, id))
  for (const key of new Set(keys)) if (key && !(await used(store.db, key))) await store.blobs.remove(key)
}

async function used(db: RunsContext['store']['db'], key: string): Promise<boolean> {
  const inFrames = await db
    .select({ id: frames.id })
    .from(frames)
    .where(or(eq(frames.imageKey, key), eq(frames.layersKey, key), eq(frames.examinedKey, key)))
    .limit(1)
  if (inFrames.length > 0) return true
  const inRuns = await db.select({ id: runs.id }).from(runs).where(eq(runs.resultKey, key)).limit(1)
  if (inRuns.length > 0) return true
  return (
    (await db.select({ id: projects.id }).from(projects).where(eq(projects.libraryKey, key)).limit(1))
      .length > 0
  )
}
