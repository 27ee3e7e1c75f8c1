/** Where libraries live: a row that points to a blob. Each revision is a new blob, so nothing is overwritten. */
import { and, eq } from 'drizzle-orm'
import { type Library, emptyLibrary, librarySchema } from '../../shared/library.ts'
import { Problem } from '../../shared/problem.ts'
import type { Blobs } from '../store/blobs.ts'
import type { Database, Transaction } from '../store/engine.ts'
import type { Store } from '../store/open.ts'
import { projects } from '../store/schema.ts'

/** @throws Problem `unknown-project`. */
export async function loadLibrary(
  { db, blobs }: Pick<Store, 'blobs'> & { db: Database | Transaction },
  project: string,
): Promise<Library> {
  const [row] = await db.select().from(projects).where(eq(projects.id, project))
  if (!row)
    throw new Problem(
      'unknown-project',
      `There is no project "${project}".`,
      'Create it first, or measure something in it.',
    )
  return row.libraryKey ? librarySchema.parse(await blobs.getJson(row.libraryKey)) : emptyLibrary()
}

/** Writes the content; the row follows in the caller's transaction by `pointTo`. */
export const storeLibrary = (blobs: Blobs, library: Library): Promise<string> => blobs.putJson(library)

/** False when somebody else changed the library since `from` was read. */
export async function pointTo(
  tx: Transaction,
  project: string,
  { from, to, key }: { from: number; to: number; key: string },
): Promise<boolean> {
  const rows = await tx
    .update(projects)
    .set({ revision: to, libraryKey: key })
    .where(and(eq(projects.id, project), eq(projects.revision, from)))
    .returning({ id: projects.id })
  return rows.length === 1
}
