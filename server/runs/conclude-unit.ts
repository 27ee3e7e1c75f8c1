/** The last unit from the database: the run's token set, its library and its one terminal event, in one transaction. */
import { eq, sql } from 'drizzle-orm'
import type { RunEvent } from '../../shared/events.ts'
import { Problem, type ProblemData } from '../../shared/problem.ts'
import { loadLibrary, pointTo, storeLibrary } from '../library/keep.ts'
import { memoryOf } from '../library/match.ts'
import { reconcile } from '../library/reconcile.ts'
import { conclude } from '../pipeline/conclude.ts'
import { type Told, narrate } from '../pipeline/narrate.ts'
import type { Examined } from '../pipeline/ports.ts'
import { runFolder } from '../store/blobs.ts'
import { runs } from '../store/schema.ts'
import { lockRun } from './accept.ts'
import type { RunsContext } from './context.ts'
import { type FrameRow, findRun, frameOf, framesOf, projectOf } from './find.ts'
import { labelsOf } from './read-labels.ts'
import { append } from './remember.ts'

/** Idempotent: a run that still waits for frames is left alone. */
export async function concludeUnit(context: RunsContext, id: string, told: Told): Promise<void> {
  const { db } = context.store
  const rows = await framesOf(db, id)
  const measured = rows.filter((row) => row.status === 'measured')
  if (measured.length + rows.filter((row) => row.status === 'failed').length < rows.length) return
  const failure = measured.length === 0 ? nothingMeasured(rows) : null
  // A library that changed meanwhile is read again; each failed try means that another run got through.
  for (;;) if (await (failure ? end(context, id, failure) : finish(context, id, rows, measured, told))) break
}

async function finish(
  context: RunsContext,
  id: string,
  rows: readonly FrameRow[],
  measured: readonly FrameRow[],
  told: Told,
): Promise<boolean> {
  const { store, types, mint } = context
  const run = await findRun(store.db, id)
  const library = await loadLibrary(store, projectOf(run))
  const examined = await readExamined(context, measured)
  const labels = await labelsOf(context, run, measured)
  const memory = memoryOf(library)
  const concluded = conclude(examined, { types, options: run.options, memory, labels })
  const { library: next, set } = reconcile(library, concluded, mint)
  const resultKey = await store.blobs.putJson(runFolder(id), set)
  const libraryKey = await storeLibrary(store.blobs, projectOf(run), next)
  return store.db.transaction(async (tx) => {
    if ((await lockRun(tx, id)).status !== 'measuring') return true
    const revision = { from: library.revision, to: next.revision, key: libraryKey }
    if (!(await pointTo(tx, projectOf(run), revision))) return false
    await tx
      .update(runs)
      .set({ status: 'completed', resultKey, endedAt: sql`now()` })
      .where(eq(runs.id, id))
    await append(tx, id, [
      { event: 'phase', phase: 'concluding' },
      ...narrate(told, set).events,
      {
        event: 'completed',
        tokens: set.primitives.length,
        frames: rows.length,
        failed: rows.length - measured.length,
      },
    ])
    return true
  })
}

export const readExamined = ({ store }: RunsContext, rows: readonly FrameRow[]): Promise<Examined[]> =>
  Promise.all(
    rows.map(async (row) => {
      const examined = (await store.blobs.getJson(row.examinedKey ?? '')) as Examined | null
      if (!examined)
        throw new Problem(
          'internal',
          `The measurement of "${row.name}" is missing.`,
          'Measure the frames again.',
        )
      // Measured once, perhaps for another run: name and mode are this run's.
      return { ...examined, frame: frameOf(row) }
    }),
  )

/** Ends a run without tokens. */
export async function end(context: RunsContext, id: string, problem: ProblemData): Promise<boolean> {
  await context.store.db.transaction(async (tx) => {
    const { status } = await lockRun(tx, id)
    if (status !== 'receiving' && status !== 'measuring') return
    const event: RunEvent =
      problem.code === 'cancelled' ? { event: 'cancelled' } : { event: 'failed', problem }
    await tx
      .update(runs)
      .set({ status: event.event, problem, endedAt: sql`now()` })
      .where(eq(runs.id, id))
    await append(tx, id, [event])
  })
  return true
}

function nothingMeasured(rows: readonly FrameRow[]): ProblemData {
  const first = rows.find((row) => row.problem)?.problem
  const count = rows.length === 1 ? 'The frame' : `None of the ${rows.length} frames`
  return {
    code: first?.code ?? 'internal',
    detail:
      rows.length === 1 && first ? first.detail : `${count} could be measured. ${first?.detail ?? ''}`.trim(),
    remedy: first?.remedy ?? 'Try again.',
  }
}
