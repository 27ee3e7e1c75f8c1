/**
 * Backups: a dump of the rows for each, and beside the dumps every picture and measurement they refer to, once. So the
 * second backup takes what is new since the first. Any shelf will do: a folder, or a bucket elsewhere.
 */
import { createGunzip, createGzip } from 'node:zlib'
import { once } from 'node:events'
import { Readable } from 'node:stream'
import { createInterface } from 'node:readline'
import { Problem, asProblem } from '../../shared/problem.ts'
import { createBlobs } from './blobs.ts'
import { type Line, dumpRows, keysIn, loadRows } from './dump.ts'
import type { Shelf } from './shelf.ts'
import type { Store } from './open.ts'

const DUMPS = 'dumps'
const FORMAT = 'token-pipeline-backup 1'

/** Names sort as they were made: `2026-11-30T22-40-00-000Z`. */
const nameAt = (at: Date): string => at.toISOString().replaceAll(/[:.]/g, '-')
const dumpKey = (name: string): string => `${DUMPS}:${name}.jsonl.gz`

export interface Saved {
  readonly name: string
  readonly rows: Readonly<Record<string, number>>
  /** Blobs that the rows refer to, and how many of them were copied now. */
  readonly blobs: number
  readonly copied: number
  /** Referred to, but damaged or gone in the store itself. */
  readonly lost: readonly string[]
}

/** A run that is removed meanwhile takes its pictures along: then it is looked again. */
const TRIES = 3

/** @param token The token of this machine, where there is one. */
export async function save(
  store: Pick<Store, 'db' | 'blobs'>,
  place: Shelf,
  { at = new Date(), token }: { at?: Date; token?: string } = {},
): Promise<Saved> {
  const there = new Set((await Array.fromAsync(place.list())).map(({ key }) => key))
  let copied = 0
  for (let attempt = 1; ; attempt++) {
    const dump = await dumped(store, token)
    const lost: string[] = []
    for (const key of dump.keys) {
      if (there.has(key)) continue
      const bytes = await whole(store.blobs, key)
      if (!bytes) lost.push(key)
      else {
        await place.write(key, bytes)
        there.add(key)
        copied++
      }
    }
    if (lost.length > 0 && attempt < TRIES) continue
    // Last, so that a backup that was broken off is none.
    await place.write(dumpKey(nameAt(at)), dump.bytes)
    return { name: nameAt(at), rows: dump.rows, blobs: dump.keys.size, copied, lost }
  }
}

const whole = (blobs: Store['blobs'], key: string): Promise<Uint8Array | null> =>
  blobs.get(key).catch((error: unknown) => {
    if (asProblem(error).code !== 'blob-damaged') throw error
    return null
  })

async function dumped({ db }: Pick<Store, 'db'>, token: string | undefined) {
  const keys = new Set<string>()
  const rows: Record<string, number> = {}
  const zip = createGzip()
  const parts: Buffer[] = []
  zip.on('data', (part: Buffer) => parts.push(part))
  const write = async (line: object) => {
    if (!zip.write(`${JSON.stringify(line)}\n`)) await once(zip, 'drain')
  }
  await write({ format: FORMAT, ...(token !== undefined && { token }) })
  await dumpRows(db, async (line) => {
    rows[line.table] = (rows[line.table] ?? 0) + 1
    for (const key of keysIn(line)) keys.add(key)
    await write(line)
  })
  await write({ end: true, rows })
  zip.end()
  await once(zip, 'end')
  return { bytes: Buffer.concat(parts), keys, rows }
}

/** Newest last. */
export const dumpsIn = async (place: Shelf): Promise<string[]> =>
  (await Array.fromAsync(place.list(DUMPS)))
    .flatMap(({ key }) => /^dumps:(.+)\.jsonl\.gz$/.exec(key)?.[1] ?? [])
    .toSorted()

/** @throws Problem `invalid-request` where there is no such backup, or it is not whole. */
export async function dumpOf(place: Shelf, name?: string) {
  const chosen = name ?? (await dumpsIn(place)).at(-1)
  const bytes = chosen === undefined ? null : await place.read(dumpKey(chosen))
  if (chosen === undefined || !bytes)
    throw new Problem(
      'invalid-request',
      name === undefined ? 'There is no backup there.' : `There is no backup "${name}" there.`,
      'Name the folder or bucket that backup wrote to.',
    )
  const read = () => linesOf(chosen, bytes)
  const keys = new Set<string>()
  const rows: Record<string, number> = {}
  let token: string | undefined
  // To its end, before anything is done with it.
  for await (const line of read()) {
    if ('format' in line) token = line.token
    if (!('table' in line)) continue
    rows[line.table] = (rows[line.table] ?? 0) + 1
    for (const key of keysIn(line)) keys.add(key)
  }
  return { name: chosen, keys, rows, token, read }
}

type Said =
  | Line
  | { readonly format: string; readonly token?: string }
  | { readonly end: true; readonly rows: object }

async function* linesOf(name: string, bytes: Uint8Array): AsyncGenerator<Said> {
  let ended = false
  try {
    const unzipped = Readable.from([bytes]).pipe(createGunzip())
    const failed = once(unzipped, 'close')
    // It is told below; meanwhile nobody waits for it.
    failed.catch(() => undefined)
    for await (const text of createInterface({ input: unzipped })) {
      const said = JSON.parse(text) as Said
      if ('format' in said && said.format !== FORMAT) throw new Error(`its format is ${said.format}`)
      if ('end' in said) ended = true
      yield said
    }
    await failed
  } catch (cause) {
    throw unreadable(name, cause)
  }
  if (!ended) throw unreadable(name, new Error('its end is missing'))
}

const unreadable = (name: string, cause: unknown): Problem =>
  new Problem(
    'invalid-request',
    `The backup "${name}" is damaged: ${cause instanceof Error ? cause.message : 'it cannot be read'}.`,
    'Take the one before it: restore --at NAME.',
    { cause },
  )

/**
 * Into an empty store: bytes first, as always.
 * @returns Keys that the backup does not have whole; the rest is restored all the same.
 */
export async function load(
  store: Pick<Store, 'db' | 'blobs'>,
  place: Shelf,
  dump: Awaited<ReturnType<typeof dumpOf>>,
): Promise<string[]> {
  const lost: string[] = []
  const kept = createBlobs(place)
  for (const key of dump.keys) {
    const bytes = await whole(kept, key)
    const [folder = ''] = key.split(':')
    if (!bytes || (await store.blobs.put(folder, bytes)) !== key) lost.push(key)
  }
  await loadRows(store.db, rowsIn(dump.read()))
  return lost
}

async function* rowsIn(lines: AsyncIterable<Said>): AsyncGenerator<Line> {
  for await (const line of lines) if ('table' in line) yield line
}

/** Keeps the newest dumps, and what they refer to. Returns how many blobs went. */
export async function prune(place: Shelf, keep: number): Promise<number> {
  const names = await dumpsIn(place)
  for (const old of names.slice(0, -keep)) await place.remove(dumpKey(old))
  const needed = new Set<string>()
  for (const name of names.slice(-keep)) for (const key of (await dumpOf(place, name)).keys) needed.add(key)
  let gone = 0
  for (const { key } of await Array.fromAsync(place.list())) {
    if (needed.has(key) || key.startsWith(`${DUMPS}:`)) continue
    await place.remove(key)
    gone++
  }
  return gone
}
