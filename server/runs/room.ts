/** How much a workspace keeps: what lies in the folders of its runs and projects, referred to or not. */
import { eq, sql } from 'drizzle-orm'
import { Problem } from '../../shared/problem.ts'
import { runFolder } from '../store/blobs.ts'
import type { Transaction } from '../store/engine.ts'
import { projects, runs } from '../store/schema.ts'
import type { Store } from '../store/open.ts'
import type { RunsContext } from './context.ts'
import type { RunRow } from './find.ts'

/**
 * Keeps what a client sent. Counted before it is written, so that neither a refusal nor a kill afterwards hides it.
 * @returns Its key. @throws Problem `storage-full`; then nothing was written.
 */
export async function keepSent(
  { store, workspaceBytes }: Pick<RunsContext, 'store' | 'workspaceBytes'>,
  run: Pick<RunRow, 'id' | 'workspace'>,
  bytes: Uint8Array,
): Promise<string> {
  const { byteLength } = bytes
  await store.blobs.room(byteLength)
  await store.db.transaction(async (tx) => {
    // One after the other: uploads at the same moment would all find the same room.
    await tx.execute(sql`select pg_advisory_xact_lock(hashtext('room'), hashtext(${run.workspace}))`)
    if (workspaceBytes > 0 && (await keptBy(tx, run.workspace)) + byteLength > workspaceBytes)
      throw tooMuch(workspaceBytes)
    await count(tx, run.id, byteLength)
  })
  const { key, more } = await store.blobs.keep(runFolder(run.id), bytes)
  // There already: the same bytes take no more.
  if (more === 0) await count(store.db, run.id, -byteLength)
  return key
}

/** Keeps what was made of it: never refused for the limit of its workspace, but counted. */
export async function keepMade(
  { db, blobs }: Pick<Store, 'db' | 'blobs'>,
  run: string,
  bytes: Uint8Array,
): Promise<string> {
  const { key, more } = await blobs.keep(runFolder(run), bytes)
  if (more > 0) await count(db, run, more)
  return key
}

const count = (db: Store['db'] | Transaction, run: string, bytes: number) =>
  db
    .update(runs)
    .set({ stored: sql`${runs.stored} + ${bytes}` })
    .where(eq(runs.id, run))

async function keptBy(tx: Transaction, workspace: string): Promise<number> {
  const sums = [runs, projects].map(async (table) => {
    const [row] = await tx
      .select({ kept: sql<string>`coalesce(sum(${table.stored}), 0)` })
      .from(table)
      .where(eq(table.workspace, workspace))
    return Number(row?.kept ?? 0)
  })
  return (await Promise.all(sums)).reduce((sum, kept) => sum + kept, 0)
}

const tooMuch = (most: number): Problem =>
  new Problem(
    'storage-full',
    `The frames of this workspace take all of the ${most / 1e9} GB it may keep.`,
    'Remove runs that nobody needs, or ask the administrator for more room.',
  )
