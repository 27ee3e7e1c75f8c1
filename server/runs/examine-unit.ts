/** The first unit from the database: one frame is read, measured (or found measured already) and remembered. */
import { and, eq } from 'drizzle-orm'
import type { RunEvent } from '../../shared/events.ts'
import { Problem, asProblem } from '../../shared/problem.ts'
import type { Examined } from '../pipeline/ports.ts'
import { sha256 } from '../store/blobs.ts'
import { frames } from '../store/schema.ts'
import { lockRun } from './accept.ts'
import type { RunsContext } from './context.ts'
import { type FrameRow, type RunRow, findFrame, findRun, frameOf, framesOf } from './find.ts'
import { createNarrator } from './narrator.ts'
import { append } from './remember.ts'

/** Idempotent. Returns whether the run is now ready to conclude. */
export async function examineUnit(
  context: RunsContext,
  runId: string,
  frameId: string,
  signal: AbortSignal,
): Promise<boolean> {
  const { db } = context.store
  const [run, frame] = [await findRun(db, runId), await findFrame(db, runId, frameId)]
  if (!isLive(run) || isDone(frame)) return false
  const narrator = createNarrator(context, runId)
  narrator.tell({ event: 'measuring', frame: frameId })
  let outcome: { examined: Examined; key: string } | { problem: Problem }
  try {
    outcome = await measure(context, run, frame, signal, narrator.tell)
  } catch (error) {
    const problem = asProblem(error)
    if (problem.code === 'cancelled') return false
    if (problem.code === 'internal')
      context.log('frame failed', { run: runId, frame: frameId, error: String(problem.cause) })
    outcome = { problem }
  }
  return remember(context, frame, outcome, narrator.take())
}

export const isLive = (run: RunRow): boolean => run.status === 'receiving' || run.status === 'measuring'
const isDone = (frame: FrameRow): boolean => frame.status === 'measured' || frame.status === 'failed'

async function measure(
  context: RunsContext,
  run: RunRow,
  row: FrameRow,
  signal: AbortSignal,
  tell: (event: RunEvent) => void,
): Promise<{ examined: Examined; key: string }> {
  const { blobs } = context.store
  const types = run.options.types
  const key = sha256('examined', row.hash, row.id, context.codeVersion, JSON.stringify(types ?? 'all'))
  const known = (await blobs.getJson(key)) as Examined | null
  if (known) {
    for (const [type, found] of Object.entries(known.sightings))
      tell({ event: 'found', frame: row.id, type, sightings: found.length })
    return { examined: known, key }
  }
  const image = await blobs.get(row.imageKey)
  if (!image)
    throw new Problem(
      'unknown-frame',
      `The picture of "${row.name}" is no longer stored.`,
      'Upload the frame again.',
    )
  const layers = row.layersKey ? await blobs.getJson(row.layersKey) : undefined
  const examined = await context.examine(
    { frame: frameOf(row), image, layers: layers as never },
    { types, signal, onFound: (type, sightings) => tell({ event: 'found', frame: row.id, type, sightings }) },
  )
  // A type that failed is tried again next time: only whole measurements are kept for other runs.
  const stored = examined.skipped.length === 0 ? key : sha256(key, run.id)
  await blobs.putAt(stored, examined)
  return { examined, key: stored }
}

async function remember(
  context: RunsContext,
  row: FrameRow,
  outcome: { examined: Examined; key: string } | { problem: Problem },
  narration: readonly RunEvent[],
): Promise<boolean> {
  const ready = await context.store.db.transaction(async (tx) => {
    const run = await lockRun(tx, row.run)
    const now = await findFrame(tx, row.run, row.id)
    if (!isLive(run) || isDone(now) || now.hash !== row.hash) return false
    const result =
      'problem' in outcome
        ? { status: 'failed' as const, problem: outcome.problem.toJSON() }
        : { status: 'measured' as const, examinedKey: outcome.key }
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
    return run.sealed && done === all.length
  })
  context.wakes.wake(row.run)
  return ready
}

function ending(row: FrameRow, outcome: { examined: Examined } | { problem: Problem }): RunEvent[] {
  if ('problem' in outcome)
    return [{ event: 'failed-frame', frame: row.id, problem: outcome.problem.toJSON() }]
  const { skipped, milliseconds } = outcome.examined
  return [
    ...skipped.map(({ type, problem }): RunEvent => ({ event: 'skipped', frame: row.id, type, problem })),
    { event: 'measured', frame: row.id, milliseconds },
  ]
}
