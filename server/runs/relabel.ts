/** Asking Claude again: a new run of the same frames. What was measured and answered before is found again by content. */
import type { Caller } from '../access/tokens.ts'
import type { RunState } from '../../shared/api.ts'
import { Problem } from '../../shared/problem.ts'
import { createRun, putFrame, putLayers, seal } from './accept.ts'
import { cancel } from './cancel.ts'
import type { RunsContext } from './context.ts'
import { type FrameRow, findRun, framesOf, isLive, runState } from './find.ts'

/** @throws Problem `run-not-finished` while the run goes on, `label-unavailable` where Claude cannot be asked. */
export async function relabel(
  context: RunsContext,
  caller: Caller,
  id: string,
  budget: number | undefined,
): Promise<RunState> {
  const run = await findRun(context.store.db, id)
  if (isLive(run))
    throw new Problem(
      'run-not-finished',
      `Run "${id}" is still ${run.status}.`,
      'Wait until it has ended, or cancel it.',
    )
  const options = { ...run.options, label: 'claude' as const, ...(budget !== undefined && { budget }) }
  const again = await createRun(context, caller, { project: run.project, options })
  try {
    for (const row of await framesOf(context.store.db, id)) await copy(context, again.id, row)
    await seal(context, again.id)
  } catch (error) {
    await cancel(context, again.id)
    throw error
  }
  return runState(context, again.id)
}

async function copy(context: RunsContext, run: string, row: FrameRow): Promise<void> {
  const { blobs } = context.store
  const image = await blobs.get(row.imageKey)
  if (!image)
    throw new Problem(
      'unknown-frame',
      `The picture of "${row.name}" is no longer stored.`,
      'Measure the frames anew.',
    )
  const layers = row.layersKey === null ? null : await blobs.get(row.layersKey)
  if (layers) await putLayers(context, run, row.id, layers)
  const { name, scale, originX, originY, mediaType } = row
  const facts = { width: row.width * scale, height: row.height * scale, mediaType }
  const query = { name, scale, originX, originY, ...(row.mode !== null && { mode: row.mode }) }
  await putFrame(context, run, row.id, { image, facts, query })
}
