/** Reading runs: state, frames, results. Everything that is not there is a problem that says so. */
import { and, asc, eq } from 'drizzle-orm'
import type { FrameState, RunState } from '../../shared/api.ts'
import { Problem } from '../../shared/problem.ts'
import type { ProjectRef } from '../store/libraries.ts'
import type { Database, Transaction } from '../store/engine.ts'
import { frames, runs } from '../store/schema.ts'
import type { RunsContext } from './context.ts'
import { labellingOf } from './label-state.ts'

export type RunRow = typeof runs.$inferSelect
export type FrameRow = typeof frames.$inferSelect

export const projectOf = ({ workspace, project }: RunRow): ProjectRef => ({ workspace, id: project })

export async function findRun(db: Database | Transaction, id: string): Promise<RunRow> {
  const [row] = await db.select().from(runs).where(eq(runs.id, id))
  if (!row) throw unknownRun(id)
  return row
}

const unknownRun = (id: string) =>
  new Problem('unknown-run', `There is no run "${id}".`, 'Start a new one: its frames may have been removed.')

/** A foreign run is as if it were not there. */
export async function findOwnRun(db: Database, workspace: string, id: string): Promise<RunRow> {
  const run = await findRun(db, id)
  if (run.workspace !== workspace) throw unknownRun(id)
  return run
}

export async function findFrame(db: Database | Transaction, run: string, id: string): Promise<FrameRow> {
  const [row] = await db
    .select()
    .from(frames)
    .where(and(eq(frames.run, run), eq(frames.id, id)))
  if (!row) throw new Problem('unknown-frame', `Run "${run}" has no frame "${id}".`, 'Upload it first.')
  return row
}

/** A run that has not ended. */
export const isLive = (run: RunRow): boolean => run.status === 'receiving' || run.status === 'measuring'

export const framesOf = (db: Database | Transaction, run: string): Promise<FrameRow[]> =>
  db.select().from(frames).where(eq(frames.run, run)).orderBy(asc(frames.position))

export async function runState(
  { store: { db }, labelling }: Pick<RunsContext, 'store' | 'labelling'>,
  id: string,
): Promise<RunState> {
  const run = await findRun(db, id)
  const rows = await framesOf(db, id)
  return {
    id: run.id,
    project: run.project,
    status: run.status,
    seq: run.lastSeq,
    options: run.options,
    frames: rows.map(frameState),
    createdAt: new Date(run.createdAt).toISOString(),
    ...(run.problem && { problem: run.problem }),
    ...(run.options.label === 'claude' && { labelling: labellingOf(run, rows, labelling.model) }),
  }
}

export const frameState = (row: FrameRow): FrameState => ({
  ...frameOf(row),
  hash: row.hash,
  status: row.status,
  ...(row.problem && { problem: row.problem }),
  ...(row.label && { label: row.label }),
})

export const frameOf = (row: FrameRow) => ({
  id: row.id,
  name: row.name,
  scale: row.scale,
  width: row.width,
  height: row.height,
  origin: { x: row.originX, y: row.originY },
  ...(row.mode !== null && { mode: row.mode }),
})

/** JSON of a run's token set. @throws Problem `run-not-finished` before the run has completed. */
export async function resultBytes({ store }: RunsContext, id: string): Promise<Uint8Array> {
  const run = await findRun(store.db, id)
  if (!run.resultKey)
    throw new Problem(
      'run-not-finished',
      run.problem
        ? `Run "${id}" ended without tokens: ${run.problem.detail}`
        : `Run "${id}" is ${run.status}: it has no tokens yet.`,
      run.problem ? run.problem.remedy : 'Follow its events until it has completed, then ask again.',
    )
  const bytes = await store.blobs.get(run.resultKey)
  if (!bytes)
    throw new Problem(
      'internal',
      `The tokens of run "${id}" are missing from the store.`,
      'Measure the frames again.',
    )
  return bytes
}
