/**
 * Removes bytes that no row refers to: what an upload left that was refused or broken off, what a removed run left when
 * its remover was killed. Safe against a kill at every step, since only what nobody refers to goes.
 */
import { and, eq, isNotNull, sql } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import { projectFolder, runFolder } from './blobs.ts'
import type { Lying } from './shelf.ts'
import type { Store } from './open.ts'
import { frames, libraryRevisions, pendingLayers, projects, runs } from './schema.ts'

/** Every column that holds the key of a blob. */
export const referring: readonly PgColumn[] = [
  projects.libraryKey,
  libraryRevisions.key,
  runs.resultKey,
  runs.namesKey,
  frames.imageKey,
  frames.layersKey,
  frames.examinedKey,
  frames.labelsKey,
  pendingLayers.layersKey,
]

/**
 * Bytes are written before the row that refers to them. A run takes uploads for a day at most, so what nobody refers to
 * after two will never be: no upload can be overtaken.
 */
export const GRACE_MS = 2 * 86_400_000

/** @returns What went, or with `dryRun` would go. */
export async function collect(
  { db, blobs }: Pick<Store, 'db' | 'blobs'>,
  { graceMs = GRACE_MS, dryRun = false }: { graceMs?: number; dryRun?: boolean } = {},
): Promise<Lying[]> {
  // Listed before the rows are read: what is referred to meanwhile is found there.
  const before = Date.now() - graceMs
  const old = (await Array.fromAsync(blobs.list())).filter(({ at }) => at <= before)
  if (old.length === 0) return []
  const needed = new Set<string>()
  for (const column of referring) {
    const rows = await db.selectDistinct({ key: column }).from(column.table).where(isNotNull(column))
    for (const { key } of rows) needed.add(key as string)
  }
  const loose = old.filter(({ key }) => !needed.has(key))
  if (!dryRun) {
    for (const { key } of loose) await blobs.remove(key)
    await uncount(db, loose)
  }
  return loose
}

/** What is gone counts no more against what its workspace may keep. */
async function uncount(db: Store['db'], gone: readonly Lying[]): Promise<void> {
  const folders = new Map<string, number>()
  for (const { key, bytes } of gone) {
    const [folder = ''] = key.split(':')
    folders.set(folder, (folders.get(folder) ?? 0) + bytes)
  }
  const less = (stored: PgColumn, bytes: number) => ({
    stored: sql<number>`greatest(${stored} - ${bytes}, 0)`,
  })
  for (const [folder, bytes] of folders)
    if (folder.startsWith(runFolder('')))
      await db
        .update(runs)
        .set(less(runs.stored, bytes))
        .where(eq(runs.id, folder.slice(runFolder('').length)))
  const all = await db.select({ workspace: projects.workspace, id: projects.id }).from(projects)
  for (const project of all) {
    const bytes = folders.get(projectFolder(project))
    if (bytes !== undefined)
      await db
        .update(projects)
        .set(less(projects.stored, bytes))
        .where(and(eq(projects.workspace, project.workspace), eq(projects.id, project.id)))
  }
}
