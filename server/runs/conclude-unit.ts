/** The last unit from the database: the run's token set, its library and its one terminal event, in one transaction. */
import { eq, sql } from 'drizzle-orm'
import type { RunEvent } from '../../shared/events.ts'
import { Problem, type ProblemData } from '../../shared/problem.ts'
import { libraryBytes, pointTo, storeLibrary } from '../store/libraries.ts'
import type { Pieces } from '../../core/library/put-together.ts'
import type { Told } from '../../core/pipeline/walk/narrate.ts'
import { runFolder } from '../store/blobs.ts'
import { runs } from '../store/schema.ts'
import { lockRun } from './accept.ts'
import type { RunsContext, WorkContext } from './context.ts'
import { type FrameRow, findRun, frameOf, framesOf, projectOf } from './find.ts'
import { labelsOf } from './read-labels.ts'
import { append } from './remember.ts'

/** Idempotent: a run that still waits for frames is left alone. */
export async function concludeUnit(context: WorkContext, id: string, told: Told): Promise<void> {
  const { db } = context.store
  const rows = await framesOf(db, id)
  const measured = rows.filter((row) => row.status === 'measured')
  if (measured.length + rows.filter((row) => row.status === 'failed').length < rows.length) return
  const failure = measured.length === 0 ? nothingMeasured(rows) : null
  // A library that changed meanwhile is read again; each failed try means that another run got through.
  for (;;) if (await (failure ? end(context, id, failure) : finish(context, id, rows, measured, told))) break
}

async function finish(
  context: WorkContext,
  id: string,
  rows: readonly FrameRow[],
  measured: readonly FrameRow[],
  told: Told,
): Promise<boolean> {
  const { store } = context
  const run = await findRun(store.db, id)
  const project = projectOf(run)
  const labels = await labelsOf(context, run, measured)
  const library = await libraryBytes(store, project)
  const done = await context.conclude({
    ...(await piecesOf(context, measured)),
    options: run.options,
    library,
    labels,
    told,
  })
  if (!done?.library) throw new Problem('internal', 'A run ended without a library.', 'Please report this.')
  const { content, from, to } = done.library
  const resultKey = await store.blobs.put(runFolder(id), done.set)
  const libraryKey = await storeLibrary(store.blobs, project, content)
  return store.db.transaction(async (tx) => {
    if ((await lockRun(tx, id)).status !== 'measuring') return true
    if (!(await pointTo(tx, project, { from, to, key: libraryKey }))) return false
    await tx
      .update(runs)
      .set({ status: 'completed', resultKey, endedAt: sql`now()` })
      .where(eq(runs.id, id))
    const failed = rows.length - measured.length
    await append(tx, id, [
      { event: 'phase', phase: 'concluding' },
      ...done.events,
      { event: 'completed', tokens: done.tokens, frames: rows.length, failed },
    ])
    return true
  })
}

/** What was measured, as it lies in the store: whoever concludes reads it. */
export async function piecesOf(
  { store }: Pick<RunsContext, 'store'>,
  rows: readonly FrameRow[],
): Promise<Pick<Pieces, 'examined' | 'frames'>> {
  const examined = await Promise.all(
    rows.map(async (row) => {
      const bytes = await store.blobs.get(row.examinedKey ?? '')
      if (!bytes)
        throw new Problem(
          'internal',
          `The measurement of "${row.name}" is missing.`,
          'Measure the frames again.',
        )
      return bytes
    }),
  )
  return { examined, frames: rows.map(frameOf) }
}

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
