/** Bytes by content: the key is the SHA-256 of what it holds, so writing twice is harmless and nothing is overwritten. */
import { createHash } from 'node:crypto'
import { type Driver, createStorage } from 'unstorage'

export interface Blobs {
  /** Durable before it resolves (short of power loss). Returns the key. */
  put(bytes: Uint8Array): Promise<string>
  putJson(value: unknown): Promise<string>
  /** Under a key of the caller's choice: for caches whose key is a hash of their question. */
  putAt(key: string, value: unknown): Promise<void>
  get(key: string): Promise<Uint8Array | null>
  getJson(key: string): Promise<unknown>
  remove(key: string): Promise<void>
}

export const sha256 = (...parts: (Uint8Array | string)[]): string => {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part).update('\0')
  return hash.digest('hex')
}

export function createBlobs(driver: Driver): Blobs {
  const storage = createStorage({ driver })
  /** Two levels of folders: one folder with 100,000 files is slow to list. */
  const place = (key: string) => `${key.slice(0, 2)}:${key}`
  const put = async (bytes: Uint8Array): Promise<string> => {
    const key = sha256(bytes)
    await storage.setItemRaw(place(key), Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
    return key
  }
  const get = async (key: string): Promise<Uint8Array | null> =>
    (await storage.getItemRaw<Buffer>(place(key))) ?? null
  return {
    put,
    get,
    putJson: (value) => put(Buffer.from(JSON.stringify(value))),
    remove: (key) => storage.removeItem(place(key)),
    putAt: (key, value) => storage.setItemRaw(place(key), Buffer.from(JSON.stringify(value))),
    async getJson(key) {
      const bytes = await get(key)
      return bytes ? (JSON.parse(Buffer.from(bytes).toString()) as unknown) : null
    },
  }
}
