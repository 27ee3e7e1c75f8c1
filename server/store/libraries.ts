/** Where libraries live: a row that points to a blob. Each revision is a new blob, so nothing is overwritten. */
import { and, eq, lt, lte, sql } from 'drizzle-orm'
import { Problem } from '../../shared/problem.ts'
import { projectFolder } from './blobs.ts'
import type { Transaction } from './engine.ts'
import { recoverLibrary, wholeOrNull } from './library-recovery.ts'
import type { Store } from './open.ts'
import { libraryRevisions, projects } from './schema.ts'

/** A project's id is its workspace's own: two workspaces may both have a `default`. */
export interface ProjectRef {
  readonly workspace: string
  readonly id: string
}

export const is = ({ workspace, id }: ProjectRef) =>
  and(eq(projects.workspace, workspace), eq(projects.id, id))

/** @throws Problem `unknown-project`. */
export async function findProject({ db }: Pick<Store, 'db'>, project: ProjectRef) {
  const [row] = await db.select().from(projects).where(is(project))
  if (row) return row
  throw new Problem(
    'unknown-project',
    `There is no project "${project.id}".`,
    'Create it first, or measure something in it.',
  )
}

/**
 * JSON of a project's library; `null` while it has none. One that is damaged goes on from the revision before.
 * @throws Problem `unknown-project`; `blob-damaged` when no revision can be read: going on with an empty one would
 *   forget every name and id.
 */
export async function libraryBytes(store: Store, project: ProjectRef): Promise<Uint8Array | null> {
  for (;;) {
    const { libraryKey: key, revision } = await findProject(store, project)
    if (key === null) return null
    const bytes = await wholeOrNull(store.blobs, key)
    if (bytes) return bytes
    // Removed by whoever wrote the next revisions meanwhile?
    if ((await findProject(store, project)).libraryKey === key)
      await recoverLibrary(store, { ...project, revision })
  }
}

/** Writes the content; the row follows in the caller's transaction by `pointTo`. */
export async function storeLibrary(
  { db, blobs }: Pick<Store, 'db' | 'blobs'>,
  project: ProjectRef,
  content: Uint8Array,
): Promise<string> {
  const { key, more } = await blobs.keep(projectFolder(project), content)
  if (more > 0) await countStored(db, project, more)
  return key
}

/** What lies in a project's folder has changed by so many bytes. */
export const countStored = (db: Store['db'], project: ProjectRef, bytes: number) =>
  db
    .update(projects)
    .set({ stored: sql`greatest(${projects.stored} + ${bytes}, 0)` })
    .where(is(project))

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
  if (rows.length !== 1) return false
  const { workspace, id } = project
  // A run that saw nothing new leaves the library as it was: the same content under the same key.
  if (to !== from) await tx.insert(libraryRevisions).values({ workspace, project: id, revision: to, key })
  return true
}

/**
 * Nobody reads a past revision but who looked up its key a moment before it was replaced: an hour is long for that, and
 * a few more are kept for an administrator who must undo something by hand.
 */
const KEPT_REVISIONS = 20
const KEPT_SECONDS = 3600

/** Removes what is neither recent nor among the newest. Returns how many went. */
export async function pruneRevisions({ db, blobs }: Pick<Store, 'db' | 'blobs'>): Promise<number> {
  const past = libraryRevisions
  const old = await db
    .select({ workspace: past.workspace, project: past.project, revision: past.revision, key: past.key })
    .from(past)
    .innerJoin(projects, and(eq(projects.workspace, past.workspace), eq(projects.id, past.project)))
    .where(
      and(
        lte(past.revision, sql`${projects.revision} - ${KEPT_REVISIONS}`),
        lt(past.createdAt, sql`now() - make_interval(secs => ${KEPT_SECONDS})`),
      ),
    )
    .limit(1000)
  const sizes = sizesIn(blobs)
  for (const one of old) {
    const own = and(eq(past.workspace, one.workspace), eq(past.project, one.project))
    await db.delete(past).where(and(own, eq(past.revision, one.revision)))
    // Equal contents are one blob: a library that came back to what it was still needs it.
    const [again] = await db
      .select({ key: past.key })
      .from(past)
      .where(and(own, eq(past.key, one.key)))
      .limit(1)
    if (again) continue
    const ref = { workspace: one.workspace, id: one.project }
    const bytes = (await sizes(ref)).get(one.key) ?? 0
    await blobs.remove(one.key)
    await countStored(db, ref, -bytes)
  }
  return old.length
}

/** What lies in a project's folder, looked at once, however many of its revisions go. */
function sizesIn(blobs: Store['blobs']): (project: ProjectRef) => Promise<ReadonlyMap<string, number>> {
  const known = new Map<string, Promise<ReadonlyMap<string, number>>>()
  const look = async (folder: string) =>
    new Map((await Array.fromAsync(blobs.list(folder))).map(({ key, bytes }) => [key, bytes]))
  return (project) => {
    const folder = projectFolder(project)
    const sizes = known.get(folder) ?? look(folder)
    known.set(folder, sizes)
    return sizes
  }
}
