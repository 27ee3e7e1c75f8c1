/** One frame from the store: measured, or found measured already. */
import { and, eq, isNotNull } from 'drizzle-orm'
import type { Measured } from '../../core/pipeline/examine/glance.ts'
import type { OnFound } from '../../core/pipeline/ports.ts'
import { sha256 } from '../store/blobs.ts'
import { frames, runs } from '../store/schema.ts'
import type { WorkContext } from './context.ts'
import { type FrameRow, type RunRow, frameOf } from './find.ts'
import { pictureOf } from './pieces.ts'
import type { MeasuredBytes } from './results.ts'

/** @throws Problem where it cannot be measured, or `signal` aborts. */
export async function measure(
  context: WorkContext,
  run: RunRow,
  row: FrameRow,
  found: OnFound,
  signal: AbortSignal,
): Promise<MeasuredBytes> {
  const { hash } = row
  const types = run.options.types
  const measureKey = sha256(hash, row.id, context.codeVersion, JSON.stringify(types ?? 'all'))
  const known = await measuredBefore(context, run.workspace, measureKey)
  if (known) {
    for (const [type, sightings] of Object.entries(known.found)) found(type, sightings)
    return { ...known, measureKey, hash }
  }
  const image = await pictureOf(context, row)
  const layers = row.layersKey ? ((await context.store.blobs.get(row.layersKey)) ?? undefined) : undefined
  const measured = await context.measure(
    { input: { frame: frameOf(row), image }, layers },
    { types, signal, onFound: found },
  )
  return { ...measured, measureKey, hash }
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
