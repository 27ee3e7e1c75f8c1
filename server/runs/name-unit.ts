/** After the last frame is labelled: one question about the names of the whole set. */
import { eq } from 'drizzle-orm'
import type { ProblemData } from '../../shared/problem.ts'
import { libraryBytes } from '../store/libraries.ts'
import { vocabularyOf } from '../../core/pipeline/label/candidates.ts'
import { dollarsOf } from '../../core/pipeline/walk/label-all.ts'
import { type SetNames, nameSet, unnamed as nothing } from '../../core/pipeline/label/label.ts'
import { runFolder } from '../store/blobs.ts'
import { runs } from '../store/schema.ts'
import { problemFor } from '../vision/sentences.ts'
import { lockRun } from './accept.ts'
import { piecesOf } from './conclude-unit.ts'
import type { WorkContext } from './context.ts'
import { type FrameRow, type RunRow, findRun, framesOf, isLive, projectOf } from './find.ts'
import { termsOf } from './label-terms.ts'
import { readLabels } from './read-labels.ts'
import { append } from './remember.ts'

/** Idempotent. Names are a courtesy: without them the run completes with those of our rules. */
export async function nameUnit(context: WorkContext, runId: string): Promise<void> {
  const run = await findRun(context.store.db, runId)
  if (!isLive(run) || run.labelled) return
  const stop = new AbortController()
  const leave = context.wakes.onEnded(runId, () => stop.abort())
  try {
    const measured = (await framesOf(context.store.db, runId)).filter((row) => row.status === 'measured')
    const named = await ask(context, run, measured, AbortSignal.any([stop.signal, context.closing]))
    context.closing.throwIfAborted()
    await remember(context, runId, named)
  } finally {
    leave()
  }
}

export const buryNames = (context: WorkContext, runId: string): Promise<void> =>
  remember(context, runId, unnamed(problemFor('provider-error')))

const unnamed = (problem: ProblemData): SetNames => ({ ...nothing, problem })

async function ask(
  context: WorkContext,
  run: RunRow,
  measured: readonly FrameRow[],
  signal: AbortSignal,
): Promise<SetNames> {
  const { labeler, store, types } = context
  const failure = measured.find(({ label }) => label?.status === 'unlabelled')?.label
  const frames = await readLabels(context, measured)
  // Where no frame could be labelled, neither could the names.
  if (!labeler || frames.length === 0)
    return unnamed(failure?.status === 'unlabelled' ? failure.problem : problemFor('unavailable'))
  const pieces = {
    ...(await piecesOf(context, measured)),
    options: run.options,
    library: await libraryBytes(store, projectOf(run)),
    labels: { frames },
    told: new Map<string, string>(),
  }
  const terms = termsOf(store.db, run, signal, context.labelling.limits.day)
  return nameSet(await context.naming(pieces), { labeler, terms, vocabulary: vocabularyOf(types) })
}

async function remember(context: WorkContext, id: string, { problem, ...named }: SetNames): Promise<void> {
  const { db, blobs } = context.store
  const { names, roles, described, dropped } = named
  const said = names.length + roles.length + described.length > 0
  const namesKey = said ? await blobs.putJson(runFolder(id), named) : null
  await db.transaction(async (tx) => {
    const run = await lockRun(tx, id)
    if (!isLive(run) || run.labelled) return
    await tx
      .update(runs)
      .set({ labelled: true, namesKey, unnamed: problem ?? null })
      .where(eq(runs.id, id))
    const cost = dollarsOf(run.labelCost)
    await append(tx, id, [
      { event: 'named', names: names.length, dropped, cost, ...(problem && { problem }) },
    ])
    await context.queue.send(tx, 'conclude', { run: id })
  })
}
