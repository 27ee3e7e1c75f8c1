/**
 * Bytes in folders: one folder a run, one a project, so that removing either removes all of its bytes and nothing of
 * anybody else's. Within a folder the key is the SHA-256 of the content: writing twice is harmless.
 */
import { createHash } from 'node:crypto'
import { type Driver, createStorage } from 'unstorage'

export interface Blobs {
  /** Durable before it resolves (short of power loss). Returns the key. */
  put(folder: string, bytes: Uint8Array): Promise<string>
  putJson(folder: string, value: unknown): Promise<string>
  /** `null` when there is nothing. */
  get(key: string): Promise<Uint8Array | null>
  getJson(key: string): Promise<unknown>
  remove(key: string): Promise<void>
  removeFolder(folder: string): Promise<void>
}

export const sha256 = (...parts: (Uint8Array | string)[]): string => {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part).update('\0')
  return hash.digest('hex')
}

/** Ids are the server's own or checked by a schema, but a path is never built from one without this. */
const safe = (folder: string): string => folder.replace(/[^A-Za-z0-9_-]/g, '_')

export function createBlobs(driver: Driver): Blobs {
  const storage = createStorage({ driver })
  const put = async (folder: string, bytes: Uint8Array): Promise<string> => {
    const key = `${safe(folder)}:${sha256(bytes)}`
    await storage.setItemRaw(key, Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
    return key
  }
  const get = async (key: string): Promise<Uint8Array | null> => {
    const bytes = await storage.getItemRaw<Buffer | ArrayBuffer>(key)
    return bytes ? new Uint8Array(bytes) : null
  }
  return {
    put,
    get,
    putJson: (folder, value) => put(folder, Buffer.from(JSON.stringify(value))),
    async getJson(key) {
      const bytes = await get(key)
      return bytes ? (JSON.parse(Buffer.from(bytes).toString()) as unknown) : null
    },
    remove: (key) => storage.removeItem(key),
    removeFolder: (folder) => storage.clear(`${safe(folder)}:`),
  }
}

export const runFolder = (run: string): string => `run_${run}`
export const projectFolder = ({ workspace, id }: { workspace: string; id: string }): string =>
  `project_${sha256(workspace, id).slice(0, 32)}`
