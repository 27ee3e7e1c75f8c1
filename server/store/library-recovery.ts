/** A library whose present content is damaged or gone goes on from the newest one that is whole, and says so. */
import { and, desc, eq, lt, sql } from 'drizzle-orm'
import { librarySchema } from '../../shared/library.ts'
import { Problem, asProblem } from '../../shared/problem.ts'
import { type Blobs, projectFolder } from './blobs.ts'
import type { Store } from './open.ts'
import { libraryRevisions, projects } from './schema.ts'

interface Lost {
  readonly workspace: string
  readonly id: string
  /** The revision that cannot be read. */
  readonly revision: number
}

/**
 * Writes what was found as the next revision: whoever read the lost one cannot write onto it by mistake.
 * @throws Problem `blob-damaged` when no revision is whole.
 */
export async function recoverLibrary({ db, blobs, log }: Store, lost: Lost): Promise<void> {
  const found = await newestWhole({ db, blobs }, lost)
  if (!found)
    throw new Problem(
      'blob-damaged',
      `The library of "${lost.id}" is damaged in the store, and so are all revisions before it.`,
      'Restore the store from its backup; token-pipeline doctor says what else is damaged.',
    )
  const revision = lost.revision + 1
  const recovered = { lost: lost.revision, from: found.revision, at: new Date().toISOString() }
  const content = Buffer.from(JSON.stringify({ ...found.library, revision, recovered }))
  const { key } = await blobs.keep(projectFolder(lost), content)
  const { workspace, id } = lost
  await db.transaction(async (tx) => {
    const rows = await tx
      .update(projects)
      .set({ revision, libraryKey: key, stored: sql`${projects.stored} + ${content.byteLength}` })
      .where(
        and(eq(projects.workspace, workspace), eq(projects.id, id), eq(projects.revision, lost.revision)),
      )
      .returning({ id: projects.id })
    // Otherwise somebody else has done it.
    if (rows.length === 1) await tx.insert(libraryRevisions).values({ workspace, project: id, revision, key })
  })
  log('library lost, recovered from the revision before', { workspace, project: id, ...recovered })
}

async function newestWhole({ db, blobs }: Pick<Store, 'db' | 'blobs'>, { workspace, id, revision }: Lost) {
  const past = libraryRevisions
  const before = await db
    .select({ revision: past.revision, key: past.key })
    .from(past)
    .where(and(eq(past.workspace, workspace), eq(past.project, id), lt(past.revision, revision)))
    .orderBy(desc(past.revision))
  for (const one of before) {
    const bytes = await wholeOrNull(blobs, one.key)
    if (!bytes) continue
    const library = librarySchema.safeParse(JSON.parse(new TextDecoder().decode(bytes)))
    if (library.success) return { library: library.data, revision: one.revision }
  }
  return null
}

/** `null` for what is damaged, too. */
export const wholeOrNull = (blobs: Blobs, key: string): Promise<Uint8Array | null> =>
  blobs.get(key).catch((error: unknown) => {
    if (asProblem(error).code !== 'blob-damaged') throw error
    return null
  })
