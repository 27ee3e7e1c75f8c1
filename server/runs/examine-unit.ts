/** The first unit from the database: one frame is read, measured (or found measured already) and remembered. */
import { and, eq, isNotNull } from 'drizzle-orm'
import type { RunEvent } from '../../shared/events.ts'
import { Problem, asProblem } from '../../shared/problem.ts'
import type { Measured } from '../../core/pipeline/examine/glance.ts'
import { isOutage } from '../store/outage.ts'
import { runFolder, sha256 } from '../store/blobs.ts'
import { frames, runs } from '../store/schema.ts'
import { lockRun } from './accept.ts'
import type { WorkContext } from './context.ts'
import { type FrameRow, type RunRow, findFrame, findRun, frameOf, framesOf, isDone, isLive } from './find.ts'
import { createNarrator } from './narrator.ts'
import { proceed } from './next.ts'
import { append } from './remember.ts'

type Outcome = { readonly measured: Measured; readonly measureKey: string } | { readonly problem: Problem }

/** Idempotent. Says whether the frame was measured now. */
export async function examineUnit(context: WorkContext, runId: string, frameId: string): Promise<boolean> {
  const { db } = context.store
  const [run, frame] = [await findRun(db, runId), await findFrame(db, runId, frameId)]
  if (!isLive(run) || isDone(frame)) return false
  const stop = new AbortController()
  const leave = context.wakes.onEnded(runId, () => stop.abort())
  const narrator = createNarrator(context, runId)
  narrator.tell({ event: 'measuring', frame: frameId })
  try {
    const outcome = await measure(context, run, frame, stop.signal, narrator.tell).catch(
      (error: unknown): Outcome => ({ problem: asProblem(error) }),
    )
    if ('problem' in outcome) {
      if (outcome.problem.code === 'cancelled') return false
      // No fault of the frame: the queue asks again.
      if (isOutage(outcome.problem)) throw outcome.problem
      if (outcome.problem.code === 'internal')
        context.log('frame failed', { run: runId, frame: frameId, error: String(outcome.problem.cause) })
    }
    await remember(context, frame, outcome, narrator.take())
    return 'measured' in outcome
  } finally {
    narrator.take()
    leave()
  }
}

/** A frame that keeps killing its worker: recorded as failed, so that the run can complete with what it has. */
export async function buryFrame(context: WorkContext, runId: string, frameId: string): Promise<void> {
  const frame = await findFrame(context.store.db, runId, frameId)
  const problem = new Problem(
    'internal',
    `Measuring "${frame.name}" failed again and again.`,
    'Export this frame again, or leave it out; the others are not affected.',
  )
  await remember(context, frame, { problem }, [])
}

async function measure(
  context: WorkContext,
  run: RunRow,
  row: FrameRow,
  signal: AbortSignal,
  tell: (event: RunEvent) => void,
): Promise<Outcome> {
  const { blobs } = context.store
  const types = run.options.types
  const measureKey = sha256(row.hash, row.id, context.codeVersion, JSON.stringify(types ?? 'all'))
  const known = await measuredBefore(context, run.workspace, measureKey)
  if (known) {
    for (const [type, sightings] of Object.entries(known.found))
      tell({ event: 'found', frame: row.id, type, sightings })
    return { measured: known, measureKey }
  }
  const image = await blobs.get(row.imageKey)
  if (!image)
    throw new Problem(
      'unknown-frame',
      `The picture of "${row.name}" is no longer stored.`,
      'Upload the frame again.',
    )
  const layers = row.layersKey ? ((await blobs.get(row.layersKey)) ?? undefined) : undefined
  const measured = await context.measure(
    { input: { frame: frameOf(row), image }, layers },
    {
      types,
      signal,
      onFound: (type, found) => tell({ event: 'found', frame: row.id, type, sightings: found }),
    },
  )
  return { measured, measureKey }
}

/** The same frame, measured by the same code for another run of the same workspace, with no type that failed. */
async function measuredBefore(
  { store, read }: WorkContext,
  workspace: string,
  measureKey: string,
): Promise<Measured | null> {
  const [row] = await store.db
    .select({ key: frames.examinedKey })
    .from(frames)
    .innerJoin(runs, eq(runs.id, frames.run))
    .where(
      and(eq(frames.measureKey, measureKey), eq(runs.workspace, workspace), isNotNull(frames.examinedKey)),
    )
    .limit(1)
  const examined = row?.key ? await store.blobs.get(row.key) : null
  if (!examined) return null
  const glance = await read('glance', { examined })
  return glance.skipped.length === 0 ? { ...glance, examined } : null
}

async function remember(
  context: WorkContext,
  row: FrameRow,
  outcome: Outcome,
  narration: readonly RunEvent[],
): Promise<void> {
  const { db, blobs } = context.store
  const result =
    'problem' in outcome
      ? { status: 'failed' as const, problem: outcome.problem.toJSON() }
      : {
          status: 'measured' as const,
          measureKey: outcome.measureKey,
          examinedKey: await blobs.put(runFolder(row.run), outcome.measured.examined),
        }
  await db.transaction(async (tx) => {
    const run = await lockRun(tx, row.run)
    const now = await findFrame(tx, row.run, row.id)
    // Ended, done by somebody else, or replaced by another upload meanwhile: this result is nobody's.
    if (!isLive(run) || isDone(now) || now.hash !== row.hash) return
    await tx
      .update(frames)
      .set(result)
      .where(and(eq(frames.run, row.run), eq(frames.id, row.id)))
    const all = await framesOf(tx, row.run)
    const done = all.filter(isDone).length
    await append(tx, row.run, [
      ...narration,
      ...ending(row, outcome),
      { event: 'progress', phase: 'measuring', done, total: all.length },
    ])
    if (run.sealed) await proceed(context, tx, run, all)
  })
}

function ending(row: FrameRow, outcome: Outcome): RunEvent[] {
  if ('problem' in outcome)
    return [{ event: 'failed-frame', frame: row.id, problem: outcome.problem.toJSON() }]
  const { skipped, milliseconds } = outcome.measured
  return [
    ...skipped.map(({ type, problem }): RunEvent => ({ event: 'skipped', frame: row.id, type, problem })),
    { event: 'measured', frame: row.id, milliseconds },
  ]
}
