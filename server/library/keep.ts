/** Where libraries live: a row that points to a blob. Each revision is a new blob, so nothing is overwritten. */
import { and, eq } from 'drizzle-orm'
import { type Library, emptyLibrary, librarySchema } from '../../shared/library.ts'
import { Problem } from '../../shared/problem.ts'
import { type Blobs, projectFolder } from '../store/blobs.ts'
import type { Database, Transaction } from '../store/engine.ts'
import type { Store } from '../store/open.ts'
import { projects } from '../store/schema.ts'

/** A project's id is its workspace's own: two workspaces may both have a `default`. */
export interface ProjectRef {
  readonly workspace: string
  readonly id: string
}

export const is = ({ workspace, id }: ProjectRef) =>
  and(eq(projects.workspace, workspace), eq(projects.id, id))

/** @throws Problem `unknown-project`. */
export async function loadLibrary(
  { db, blobs }: Pick<Store, 'blobs'> & { db: Database | Transaction },
  project: ProjectRef,
): Promise<Library> {
  const [row] = await db.select().from(projects).where(is(project))
  if (!row)
    throw new Problem(
      'unknown-project',
      `There is no project "${project.id}".`,
      'Create it first, or measure something in it.',
    )
  return row.libraryKey ? librarySchema.parse(await blobs.getJson(row.libraryKey)) : emptyLibrary()
}

/** Writes the content; the row follows in the caller's transaction by `pointTo`. */
export const storeLibrary = (blobs: Blobs, project: ProjectRef, library: Library): Promise<string> =>
  blobs.putJson(projectFolder(project), library)

/** False when somebody else changed the library since `from` was read. */
export async function pointTo(
  tx: Transaction,
  project: ProjectRef,
  { from, to, key }: { from: number; to: number; key: string },
): Promise<boolean> {
  const rows = await tx
    .update(projects)
    .set({ revision: to, libraryKey: key })
    .where(and(is(project), eq(projects.revision, from)))
    .returning({ id: projects.id })
  return rows.length === 1
}
