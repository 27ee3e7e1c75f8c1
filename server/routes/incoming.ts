/**
 * Bodies on their way in. A large one lies in a file until all of it is there, so that whoever sends slowly holds neither
 * memory nor a turn: eight such uploads kept every other one of their token waiting for more than two minutes.
 */
import { randomUUID } from 'node:crypto'
import { type FileHandle, mkdir, open, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Request, RequestHandler, Response } from 'express'
import { type AtOnce, atOnce } from '../access/at-once.ts'
import { asFull } from '../store/ground.ts'

export interface Incoming {
  readonly length: number
  /** Hands over the bytes when it is their turn; they are forgotten when `work` is done. */
  use<T>(work: (bytes: Buffer) => Promise<T>): Promise<T>
}

export interface Intake {
  /** Where large ones lie meanwhile. */
  readonly folder: string
  /** @throws Problem `storage-full` before anything is read. */
  readonly room: (bytes: number) => Promise<void>
}

export const anywhere: Intake = { folder: tmpdir(), room: async () => undefined }

const MEGABYTE = 1024 * 1024
/** What is no larger is taken into memory at once. */
const SMALL = MEGABYTE
/** Four of the largest pictures, over all tokens. One is looked at, hashed and stored in a tenth of a second. */
const BYTES_AT_ONCE = 160 * MEGABYTE

/** One for a process. */
export const intakeTurns = (): AtOnce => atOnce(BYTES_AT_ONCE)

/** No compressed ones: 40 kB sent would be 40 MB here, and no client of ours compresses. */
export const receive =
  (limit: number, { folder, room }: Intake, turns: AtOnce): RequestHandler =>
  async (request, response, next) => {
    const { headers } = request
    if ((headers['content-encoding'] ?? 'identity') !== 'identity') throw fault('encoding.unsupported')
    const isChunked = headers['transfer-encoding'] !== undefined
    const told = isChunked ? limit : Number(headers['content-length'] ?? 0)
    if (told > limit) throw fault('entity.too.large')
    await room(told)
    const parts = told <= SMALL ? inMemory() : await inFile(folder, response)
    const length = await taken(request, limit, (part) => parts.add(part))
    if (!isChunked && length !== told) throw fault('request.size.invalid')
    request.body = {
      length,
      use: (work) => turns(length, async () => work(await parts.all(length))),
    } satisfies Incoming
    next()
  }

interface Parts {
  add(part: Buffer): unknown
  all(length: number): Promise<Buffer>
}

async function taken(request: Request, limit: number, add: (part: Buffer) => unknown): Promise<number> {
  let length = 0
  try {
    // Whoever sends too much is still told so.
    for await (const part of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
      length += part.length
      if (length > limit) throw fault('entity.too.large')
      await add(part)
    }
  } catch (error) {
    throw (error as NodeJS.ErrnoException).code === 'ECONNRESET' ? fault('request.aborted') : asFull(error)
  }
  return length
}

function inMemory(): Parts {
  const parts: Buffer[] = []
  return { add: (part) => parts.push(part), all: async () => Buffer.concat(parts) }
}

/** Without a name from the beginning, so that a kill leaves nothing; gone with the answer. */
async function inFile(folder: string, response: Response): Promise<Parts> {
  let users = 1
  const path = join(folder, randomUUID())
  let file: FileHandle
  try {
    await mkdir(folder, { recursive: true })
    file = await open(path, 'wx+', 0o600)
  } catch (error) {
    throw asFull(error)
  }
  const isNameless = await rm(path).then(
    () => true,
    () => false,
  )
  const leave = async () => {
    if (--users > 0) return
    await file.close()
    if (!isNameless) await rm(path, { force: true }).catch(() => undefined)
  }
  response.once('close', () => void leave())
  let at = 0
  return {
    async add(part) {
      if (users === 0) throw fault('request.aborted')
      await file.write(part, 0, part.length, at)
      at += part.length
    },
    async all(length) {
      if (users === 0) throw fault('request.aborted')
      users++
      try {
        const bytes = Buffer.allocUnsafeSlow(length)
        for (let got = 0; got < length;) {
          const { bytesRead } = await file.read(bytes, got, length - got, got)
          if (bytesRead === 0) throw fault('request.size.invalid')
          got += bytesRead
        }
        return bytes
      } finally {
        await leave()
      }
    },
  }
}

/** As `body-parser` words them, so that all are told alike. */
const fault = (type: string): Error => Object.assign(new Error(type), { type })
