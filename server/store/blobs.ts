/**
 * Bytes in folders: one folder a run, one a project, so that removing either removes all of its bytes and nothing of
 * anybody else's. Within a folder the key is the SHA-256 of the content: written once, never again, and read back by it.
 */
import { type Hash, createHash } from 'node:crypto'
import { setImmediate as giveWay } from 'node:timers/promises'
import { Problem } from '../../shared/problem.ts'
import { diskFull } from './ground.ts'
import type { Lying, Shelf, Streamed } from './shelf.ts'

export interface Blobs {
  /** Lasting when it resolves, whatever happens next. Returns the key. */
  put(folder: string, bytes: Uint8Array): Promise<string>
  /** The same, saying how many bytes lie there more than before. */
  keep(folder: string, bytes: Uint8Array): Promise<{ readonly key: string; readonly more: number }>
  putJson(folder: string, value: unknown): Promise<string>
  /** `null` when there is nothing. @throws Problem `blob-damaged` when it is not what was written. */
  get(key: string): Promise<Uint8Array | null>
  /** As `get`, but never whole in memory: read once to be sure of it, and again as fast as it is taken. */
  stream(key: string): Promise<Streamed | null>
  getJson(key: string): Promise<unknown>
  /** Before bytes are taken in from outside. @throws Problem `storage-full` when the disk is. */
  room(bytes: number): Promise<void>
  remove(key: string): Promise<void>
  removeFolder(folder: string): Promise<void>
  /** What lies there, referred to or not. */
  list(folder?: string): AsyncIterable<Lying>
}

export const sha256 = (...parts: (Uint8Array | string)[]): string => {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part).update('\0')
  return hash.digest('hex')
}

/** Ids are the server's own or checked by a schema, but a path is never built from one without this. */
const safe = (folder: string): string => folder.replace(/[^A-Za-z0-9_-]/g, '_')

export function createBlobs(shelf: Shelf): Blobs {
  const keep: Blobs['keep'] = async (folder, bytes) => {
    const key = `${safe(folder)}:${await hashOf(bytes)}`
    if ((await shelf.write(key, bytes)) === 'written') return { key, more: bytes.byteLength }
    // Whole, it stays; damaged, it is exchanged: whoever sends a picture again mends it.
    if (!(await isWhole(shelf, key))) await shelf.write(key, bytes, true)
    return { key, more: 0 }
  }
  const put = async (folder: string, bytes: Uint8Array): Promise<string> => (await keep(folder, bytes)).key
  const get = async (key: string): Promise<Uint8Array | null> => {
    const bytes = await shelf.read(key)
    if (bytes && !(await matches(key, bytes))) throw damaged(key)
    return bytes
  }
  return {
    put,
    keep,
    get,
    async stream(key) {
      const first = await shelf.stream(key)
      if (!first) return null
      const hash = createHash('sha256')
      for await (const chunk of first.chunks) hash.update(chunk)
      if (!isNamed(key, hash)) throw damaged(key)
      return shelf.stream(key)
    },
    putJson: (folder, value) => put(folder, Buffer.from(JSON.stringify(value))),
    async getJson(key) {
      const bytes = await get(key)
      return bytes ? (JSON.parse(Buffer.from(bytes).toString()) as unknown) : null
    },
    async room(bytes) {
      if (!(await shelf.hasRoom(bytes))) throw diskFull()
    },
    remove: (key) => shelf.remove(key),
    async removeFolder(folder) {
      // Listed before anything goes: pages of a list that shrinks would skip some.
      for (const { key } of await Array.fromAsync(shelf.list(safe(folder)))) await shelf.remove(key)
    },
    list: (folder) => shelf.list(folder === undefined ? undefined : safe(folder)),
  }
}

export const runFolder = (run: string): string => `run_${run}`
export const projectFolder = ({ workspace, id }: { workspace: string; id: string }): string =>
  `project_${sha256(workspace, id).slice(0, 32)}`

/** At 600 MB/s this much takes 2 ms: meanwhile nobody is answered. */
const AT_A_TIME = 1024 * 1024

/** As `sha256(bytes)`, with room for others in between. */
async function hashOf(bytes: Uint8Array): Promise<string> {
  const hash = createHash('sha256')
  for (let from = 0; from < bytes.byteLength; from += AT_A_TIME) {
    if (from > 0) await giveWay()
    hash.update(bytes.subarray(from, from + AT_A_TIME))
  }
  return hash.update('\0').digest('hex')
}

const hashIn = (key: string): string => key.slice(key.lastIndexOf(':') + 1)
const isNamed = (key: string, hash: Hash): boolean => hash.update('\0').digest('hex') === hashIn(key)
const matches = async (key: string, bytes: Uint8Array): Promise<boolean> =>
  (await hashOf(bytes)) === hashIn(key)

async function isWhole(shelf: Shelf, key: string): Promise<boolean> {
  const bytes = await shelf.read(key)
  return bytes !== null && matches(key, bytes)
}

const damaged = (key: string): Problem =>
  new Problem(
    'blob-damaged',
    `What is stored as ${key} is damaged: it is not what was written there.`,
    'Upload it again, or restore it from a backup; token-pipeline doctor lists all that is damaged.',
  )
