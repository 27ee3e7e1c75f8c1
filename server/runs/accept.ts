/** Taking in runs and frames. Bytes first, then the row, then the answer: what was acknowledged is not lost. */
import { and, eq, inArray, sql } from 'drizzle-orm'
import type { CreateRun, FrameState, PutFrameQuery, RunState } from '../../shared/api.ts'
import { proposeScale } from '../../shared/scale.ts'
import { runOptionsSchema } from '../../shared/options.ts'
import { Problem } from '../../shared/problem.ts'
import type { ImageFacts } from '../decode/decode.ts'
import type { Caller } from '../access/tokens.ts'
import { sha256 } from '../store/blobs.ts'
import type { Transaction } from '../store/engine.ts'
import { frames, pendingLayers, projects, runs } from '../store/schema.ts'
import type { RunsContext } from './context.ts'
import { type RunRow, findFrame, findRun, frameState, framesOf, runState } from './find.ts'
import { append } from './remember.ts'
import { keepSent } from './room.ts'
import { proceed, standingOf } from './standing.ts'

/** More in one run is a whole product, better measured in parts. */
const MAX_FRAMES = 500

export async function createRun(context: RunsContext, caller: Caller, request: CreateRun): Promise<RunState> {
  const { store, types, mint } = context
  const asked = runOptionsSchema.parse(request.options ?? {})
  const most = (context.labelling.limits.run ?? Number.POSITIVE_INFINITY) / 1e6
  const options = { ...asked, budget: Math.min(asked.budget, most) }
  for (const name of [...(options.types ?? []), ...Object.keys(options.thresholds)])
    if (!types.some((type) => type.name === name))
      throw unknownType(
        name,
        types.map((type) => type.name),
      )
  if (options.label === 'claude' && context.labelling.problem) throw context.labelling.problem
  const id = mint()
  const project = request.project ?? 'default'
  const { workspace } = caller
  await store.db.transaction(async (tx) => {
    await openRunsWithin(tx, caller, context.openRuns)
    await tx.insert(projects).values({ workspace, id: project, name: project }).onConflictDoNothing()
    await tx.insert(runs).values({ id, workspace, project, options, startedBy: caller.id })
    await append(tx, id, [{ event: 'phase', phase: 'receiving' }])
  })
  return runState(context, id)
}

export const unknownType = (name: string, known: readonly string[]) =>
  new Problem('unknown-type', `There is no token type "${name}".`, `Known types: ${known.join(', ')}.`)

/**
 * Optional, and before the frame itself.
 * @param layers Checked JSON.
 */
export async function putLayers(
  context: RunsContext,
  run: string,
  frame: string,
  layers: Uint8Array,
): Promise<void> {
  const { db } = context.store
  const row = await findRun(db, run)
  receiving(row)
  const waiting = await db
    .select({ frame: pendingLayers.frame, key: pendingLayers.layersKey })
    .from(pendingLayers)
    .where(eq(pendingLayers.run, run))
    .limit(MAX_FRAMES)
  if (waiting.length >= MAX_FRAMES && !waiting.some((other) => other.frame === frame)) throw tooMany(run)
  const layersKey = await keepSent(context, row, layers)
  if (waiting.some((other) => other.frame === frame && other.key === layersKey)) return
  await db
    .insert(pendingLayers)
    .values({ run, frame, layersKey })
    .onConflictDoUpdate({ target: [pendingLayers.run, pendingLayers.frame], set: { layersKey } })
}

/**
 * The same frame again (bytes, layers, scale and mode equal) is a no-op; a changed one replaces it.
 */
export async function putFrame(
  context: RunsContext,
  run: string,
  id: string,
  upload: { readonly image: Uint8Array; readonly facts: ImageFacts; readonly query: PutFrameQuery },
): Promise<FrameState> {
  const { db } = context.store
  const found = await findRun(db, run)
  receiving(found)
  const imageKey = await keepSent(context, found, upload.image)
  const { facts, query } = upload
  const name = query.name ?? id
  const scale = query.scale ?? proposeScale({ name, ...facts })
  await db.transaction(async (tx) => {
    receiving(await lockRun(tx, run))
    const layersKey = await layersOf(tx, run, id)
    const mode = query.mode ?? null
    const hash = sha256(contentOf(imageKey), contentOf(layersKey), `${scale}`)
    const all = await framesOf(tx, run)
    const before = all.find((frame) => frame.id === id)
    if (before?.hash === hash && before.mode === mode && before.name === name) return
    if (!before && all.length >= MAX_FRAMES) throw tooMany(run)
    const row = {
      run,
      id,
      name,
      mode,
      scale,
      width: facts.width / scale,
      height: facts.height / scale,
      originX: query.originX ?? 0,
      originY: query.originY ?? 0,
      hash,
      mediaType: facts.mediaType,
      imageKey,
      layersKey,
      status: 'received' as const,
      problem: null,
      examinedKey: null,
    }
    await tx
      .insert(frames)
      .values({ ...row, position: all.length })
      .onConflictDoUpdate({ target: [frames.run, frames.id], set: row })
    await append(tx, run, [{ event: 'received', frame: id, name }])
    await context.queue.send(tx, 'examine', { run, frame: id })
  })
  return frameState(await findFrame(db, run, id))
}

/** No more frames will come. Doing it twice is harmless. */
export async function seal(context: RunsContext, run: string): Promise<void> {
  await context.store.db.transaction(async (tx) => {
    const row = await lockRun(tx, run)
    if (row.sealed) return
    receiving(row)
    const all = await framesOf(tx, run)
    if (all.length === 0)
      throw new Problem(
        'run-empty',
        `Run "${run}" has no frames.`,
        'Upload at least one frame before starting.',
      )
    await tx.update(runs).set({ sealed: true, status: 'measuring' }).where(eq(runs.id, run))
    const before = standingOf(row, all)
    // Where frames are still being measured, the last of them makes due what follows.
    await proceed(context, tx, run, {
      before,
      after: { ...before, sealed: true },
      told: [{ event: 'phase', phase: 'measuring' }],
    })
  })
}

/** Takes the run's row for this transaction. */
export async function lockRun(tx: Transaction, id: string): Promise<RunRow> {
  await tx.execute(sql`select 1 from ${runs} where ${runs.id} = ${id} for update`)
  return findRun(tx, id)
}

function receiving(run: RunRow): void {
  if (run.status !== 'receiving')
    throw new Problem(
      'run-sealed',
      `Run "${run.id}" is ${run.status} and takes no more frames.`,
      'Start a new run for more frames.',
    )
}

const tooMany = (run: string) =>
  new Problem(
    'too-many-frames',
    `Run "${run}" already has ${MAX_FRAMES} frames.`,
    'Start another run for the rest.',
  )

async function layersOf(tx: Transaction, run: string, frame: string): Promise<string | null> {
  const [row] = await tx
    .select({ key: pendingLayers.layersKey })
    .from(pendingLayers)
    .where(and(eq(pendingLayers.run, run), eq(pendingLayers.frame, frame)))
  return row?.key ?? null
}

async function openRunsWithin(tx: Transaction, caller: Caller, most: number): Promise<void> {
  // One after the other: 62 were open of 50 where all looked before any was there.
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext('open runs'), hashtext(${caller.id}))`)
  const open = await tx
    .select({ id: runs.id })
    .from(runs)
    .where(and(eq(runs.startedBy, caller.id), inArray(runs.status, ['receiving', 'measuring'])))
    .limit(most)
  if (open.length >= most)
    throw new Problem(
      'too-many-requests',
      `This token already has ${most} runs open.`,
      'Wait until one has ended, or cancel one.',
    )
}

/** A blob's key without its folder is the hash of its content: equal layers are equal in every run. */
const contentOf = (key: string | null): string => key?.slice(key.lastIndexOf(':') + 1) ?? ''
