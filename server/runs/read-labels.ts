/** What a model said about a run, as it was remembered. */
import type { Labels } from '../../core/pipeline/label/apply.ts'
import type { FrameLabels } from '../../core/pipeline/label/merge.ts'
import type { Names } from '../../core/pipeline/label/names.ts'
import type { RunsContext } from './context.ts'
import type { FrameRow, RunRow } from './find.ts'

type Context = Pick<RunsContext, 'store'>

/** Everything a model said about a run; nothing for a run that asked none. */
export async function labelsOf(
  context: Context,
  run: RunRow,
  measured: readonly FrameRow[],
): Promise<Labels | undefined> {
  if (run.options.label !== 'claude') return undefined
  const named = run.namesKey === null ? null : await context.store.blobs.getJson(run.namesKey)
  return { ...(named as Names | null), frames: await readLabels(context, measured) }
}

/** Frames that were not labelled are left out. */
export async function readLabels({ store }: Context, rows: readonly FrameRow[]): Promise<FrameLabels[]> {
  const keys = rows.flatMap(({ labelsKey }) => labelsKey ?? [])
  const all = await Promise.all(keys.map((key) => store.blobs.getJson(key)))
  return all.filter((labels): labels is FrameLabels => labels !== null)
}
