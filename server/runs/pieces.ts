/** What was measured, as bytes: threads read it. */
import { Problem } from '../../shared/problem.ts'
import type { Pieces } from '../../core/library/put-together.ts'
import type { RunsContext } from './context.ts'
import { type FrameRow, frameOf } from './find.ts'

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

/** @throws Problem `unknown-frame` where the picture is gone. */
export async function pictureOf({ store }: Pick<RunsContext, 'store'>, row: FrameRow): Promise<Uint8Array> {
  const bytes = await store.blobs.get(row.imageKey)
  if (!bytes)
    throw new Problem(
      'unknown-frame',
      `The picture of "${row.name}" is no longer stored.`,
      'Upload the frame again.',
    )
  return bytes
}
