/**
 * Bytes as files: written beside, synced, renamed, and the folder synced, so that a kill or a power cut at any moment
 * leaves a whole file or none. See Pillai et al., "All File Systems Are Not Created Equal" (OSDI 2014).
 */
import { randomUUID } from 'node:crypto'
import { mkdir, open, readFile, readdir, rename, rm, rmdir, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { asFull, hasRoom } from './ground.ts'
import type { Lying, Shelf } from './shelf.ts'

/** What is being written. On the same file system, so that renaming is one step; no folder of ours begins with a dot. */
export const INCOMING = '.incoming'

export function fileShelf(base: string): Shelf {
  const pathOf = (key: string) => join(base, ...key.split(':'))
  async function write(key: string, bytes: Uint8Array, instead = false): Promise<'written' | 'there'> {
    const path = pathOf(key)
    if (!instead && (await isThere(path))) {
      // Whoever wrote it may have been killed before this.
      await syncFolder(dirname(path))
      return 'there'
    }
    const part = join(base, INCOMING, randomUUID())
    try {
      await makeFolder(dirname(part))
      await writeSynced(part, bytes)
      await renameInto(part, path)
    } catch (error) {
      await rm(part, { force: true }).catch(() => undefined)
      throw asFull(error)
    }
    return 'written'
  }
  return {
    write,
    async read(key) {
      const file = await readFile(pathOf(key)).catch(nothing)
      return file && new Uint8Array(file.buffer, file.byteOffset, file.byteLength)
    },
    async stream(key) {
      const file = await open(pathOf(key), 'r').catch(nothing)
      if (!file) return null
      // Closes itself, also where nobody takes all of it.
      return { bytes: (await file.stat()).size, chunks: file.createReadStream() }
    },
    // Made with the first file in it.
    hasRoom: async (bytes) => hasRoom(dirname(base), bytes),
    async remove(key) {
      const path = pathOf(key)
      await rm(path, { force: true })
      // The last one out: a folder that is not empty stays.
      await rmdir(dirname(path)).catch(() => undefined)
    },
    async *list(folder) {
      const folders = folder === undefined ? await namesIn(base) : [folder]
      for (const one of folders) if (!one.startsWith('.')) yield* filesIn(base, one)
    },
  }
}

/** Parts of files whose writer was killed. Only while nobody writes: the directory is locked and nothing is served yet. */
export const sweepParts = (base: string): Promise<void> =>
  rm(join(base, INCOMING), { recursive: true, force: true })

async function writeSynced(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, 'wx', 0o600)
  try {
    await file.writeFile(bytes)
    await file.sync()
  } finally {
    await file.close()
  }
}

/** An empty folder is removed by whoever empties it: then it is made again. */
async function renameInto(part: string, path: string): Promise<void> {
  const folder = dirname(path)
  await makeFolder(folder)
  await rename(part, path).catch(async (error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error
    await makeFolder(folder)
    await rename(part, path)
  })
  await syncFolder(folder)
}

/** A new folder lasts once its parent is synced. */
async function makeFolder(folder: string): Promise<void> {
  const first = await mkdir(folder, { recursive: true })
  if (first === undefined) return
  for (let made = folder; ; made = dirname(made)) {
    await syncFolder(dirname(made))
    if (made === first || made === dirname(made)) return
  }
}

/** Windows has no such thing: NTFS writes its folders ahead in a journal. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

const isThere = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    (error: NodeJS.ErrnoException) => nothing(error) !== null,
  )

const nothing = (error: NodeJS.ErrnoException): null => {
  if (error.code === 'ENOENT') return null
  throw error
}

const namesIn = async (folder: string): Promise<string[]> => (await readdir(folder).catch(nothing)) ?? []

async function* filesIn(base: string, folder: string): AsyncIterable<Lying> {
  for (const name of await namesIn(join(base, folder))) {
    const facts = await stat(join(base, folder, name)).catch(nothing)
    if (facts?.isFile()) yield { key: `${folder}:${name}`, bytes: facts.size, at: facts.mtimeMs }
  }
}
