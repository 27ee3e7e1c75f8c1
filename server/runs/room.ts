/** How much a workspace keeps: what clients stored in its runs. What follows from it is a fraction of that. */
import { eq, sql } from 'drizzle-orm'
import { Problem } from '../../shared/problem.ts'
import type { Transaction } from '../store/engine.ts'
import { runs } from '../store/schema.ts'
import type { RunsContext } from './context.ts'
import type { RunRow } from './find.ts'

/** Before the bytes are written. @throws Problem `storage-full`. */
export async function roomFor(
  { store, workspaceBytes }: RunsContext,
  { workspace }: RunRow,
  bytes: number,
): Promise<void> {
  await store.blobs.room(bytes)
  if (workspaceBytes === 0) return
  const [row] = await store.db
    .select({ kept: sql<string>`coalesce(sum(${runs.stored}), 0)` })
    .from(runs)
    .where(eq(runs.workspace, workspace))
  if (Number(row?.kept ?? 0) + bytes > workspaceBytes)
    throw new Problem(
      'storage-full',
      `The frames of this workspace take all of the ${workspaceBytes / 1e9} GB it may keep.`,
      'Remove runs that nobody needs, or ask the administrator for more room.',
    )
}

/** In the transaction that remembers where the bytes are. */
export const count = (tx: Transaction, run: string, bytes: number) =>
  tx
    .update(runs)
    .set({ stored: sql`${runs.stored} + ${bytes}` })
    .where(eq(runs.id, run))
