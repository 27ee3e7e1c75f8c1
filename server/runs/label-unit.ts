/** The label unit from the database: one measured frame is shown to Claude, and what comes of it is remembered. */
import { and, eq } from 'drizzle-orm'
import type { FrameLabel } from '../../shared/label.ts'
import { Problem } from '../../shared/problem.ts'
import { vocabularyOf } from '../../core/pipeline/label/candidates.ts'
import type { FrameLabels } from '../../core/pipeline/label/merge.ts'
import { dollarsOf } from '../../core/pipeline/walk/label-all.ts'
import { labelFrame } from '../../core/pipeline/label/label.ts'
import { runFolder } from '../store/blobs.ts'
import { frames } from '../store/schema.ts'
import { problemFor } from '../vision/sentences.ts'
import { lockRun } from './accept.ts'
import { piecesOf } from './conclude-unit.ts'
import type { WorkContext } from './context.ts'
import { type FrameRow, type RunRow, findFrame, findRun, frameOf, framesOf, isLive } from './find.ts'
import { termsOf } from './label-terms.ts'
import { append } from './remember.ts'

interface Labelled {
  readonly label: FrameLabel
  readonly labels: FrameLabels | null
}

/**
 * Idempotent. Whatever a model does, the frame ends up labelled or with the reason why not. Says whether there is
 * something new to show.
 */
export async function labelUnit(context: WorkContext, runId: string, frameId: string): Promise<boolean> {
  const { db } = context.store
  const [run, frame] = [await findRun(db, runId), await findFrame(db, runId, frameId)]
  if (!isLive(run) || frame.label || frame.status !== 'measured') return false
  const stop = new AbortController()
  const leave = context.wakes.onEnded(runId, () => stop.abort())
  try {
    await db.transaction((tx) => append(tx, runId, [{ event: 'labelling', frame: frameId }]))
    const labelled = await ask(context, run, frame, AbortSignal.any([stop.signal, context.closing]))
    // Broken off, not answered: the job is given to another process.
    context.closing.throwIfAborted()
    await remember(context, frame, labelled)
    return (labelled.labels?.labels.length ?? 0) > 0
  } finally {
    leave()
  }
}

/** A frame whose labelling keeps killing its worker: it stays without, so that the run can complete. */
export async function buryLabel(context: WorkContext, runId: string, frameId: string): Promise<void> {
  const frame = await findFrame(context.store.db, runId, frameId)
  await remember(context, frame, unlabelled('provider-error'))
}

const unlabelled = (reason: Extract<FrameLabel, { status: 'unlabelled' }>['reason']): Labelled => ({
  label: { status: 'unlabelled', reason, problem: problemFor(reason) },
  labels: null,
})

async function ask(
  context: WorkContext,
  run: RunRow,
  frame: FrameRow,
  signal: AbortSignal,
): Promise<Labelled> {
  const { labeler, store, types } = context
  if (!labeler) return unlabelled('unavailable')
  const { examined } = await piecesOf(context, [frame])
  const piece = { examined: examined[0] ?? new Uint8Array(), frame: frameOf(frame), options: run.options }
  const known = await context.known(piece)
  const image = async () => {
    const bytes = await store.blobs.get(frame.imageKey)
    if (!bytes)
      throw new Problem(
        'unknown-frame',
        `The picture of "${frame.name}" is no longer stored.`,
        'Upload the frame again.',
      )
    return bytes
  }
  const terms = termsOf(store.db, run, signal, context.labelling.limits.day)
  return labelFrame({ frame: piece.frame, image, known }, { labeler, terms, vocabulary: vocabularyOf(types) })
}

async function remember(context: WorkContext, row: FrameRow, { label, labels }: Labelled): Promise<void> {
  const { db, blobs } = context.store
  const labelsKey = labels ? await blobs.putJson(runFolder(row.run), labels) : null
  await db.transaction(async (tx) => {
    const run = await lockRun(tx, row.run)
    const now = await findFrame(tx, row.run, row.id)
    if (!isLive(run) || now.label) return
    await tx
      .update(frames)
      .set({ label, labelsKey })
      .where(and(eq(frames.run, row.run), eq(frames.id, row.id)))
    const measured = (await framesOf(tx, row.run)).filter((frame) => frame.status === 'measured')
    const done = measured.filter((frame) => frame.label).length
    await append(tx, row.run, [
      { event: 'labelled', frame: row.id, label, cost: dollarsOf(run.labelCost) },
      { event: 'progress', phase: 'labelling', done, total: measured.length },
    ])
    if (done === measured.length) await context.queue.send(tx, 'name', { run: row.run })
  })
}
