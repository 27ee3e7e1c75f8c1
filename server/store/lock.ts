/**
 * One process per data directory. PGlite has no lock of its own, and two processes in one directory corrupt it in
 * silence (electric-sql/pglite#1106). A local socket is free at once after kill -9, where a lock file would be stale.
 */
import { realpath, rm, stat, writeFile } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import { connect, createServer } from 'node:net'
import { createHash } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Problem } from '../../shared/problem.ts'

/** @throws Problem `data-in-use` when another process holds the directory. Returns how to let it go. */
export async function lockDirectory(directory: string): Promise<() => Promise<void>> {
  const path = await socketPath(directory)
  const server = createServer()
  const listen = () =>
    new Promise<void>((done, fail) => {
      server.once('error', fail)
      server.listen(path, () => {
        server.unref()
        done()
      })
    })
  try {
    await listen()
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error
    await instead(path, directory, listen)
  }
  return () => new Promise((done) => server.close(() => done()))
}

/** Clearing takes milliseconds; who takes this long was killed meanwhile. */
const CLEARING_MS = 2000

/**
 * Two that start at once both find the socket of a killed process: the slower one must not delete the new socket of
 * the faster one. So one at a time looks again, deletes and listens.
 */
async function instead(path: string, directory: string, listen: () => Promise<void>): Promise<void> {
  const guard = `${path}.clearing`
  await take(guard)
  try {
    if (await answers(path)) throw inUse(directory)
    await rm(path, { force: true })
    await listen().catch((cause: NodeJS.ErrnoException) => {
      throw cause.code === 'EADDRINUSE' ? inUse(directory) : cause
    })
  } finally {
    await rm(guard, { force: true })
  }
}

async function take(guard: string): Promise<void> {
  for (;;) {
    const error = await writeFile(guard, '', { flag: 'wx' }).catch((cause: NodeJS.ErrnoException) => cause)
    if (!error) return
    if (error.code !== 'EEXIST') throw error
    const { mtimeMs } = await stat(guard).catch(() => ({ mtimeMs: Date.now() }))
    // From the future: the clock was set back since.
    if (Math.abs(Date.now() - mtimeMs) > CLEARING_MS) await rm(guard, { force: true })
    else await sleep(20)
  }
}

/**
 * Beside the data where the path is short enough (107 bytes for a socket), else in the system's temporary folder. By
 * what the directory is, not by how it was spelled: two servers came in by a symlink, and one's work was lost.
 */
async function socketPath(directory: string): Promise<string> {
  const real = await realpath(directory)
  const path = join(real, 'lock')
  if (process.platform !== 'win32' && Buffer.byteLength(path) < 100) return path
  const { dev, ino } = await stat(real)
  const name = `token-pipeline-${createHash('sha256').update(`${dev} ${ino}`).digest('hex').slice(0, 24)}`
  return process.platform === 'win32' ? `\\\\.\\pipe\\${name}` : join(tmpdir(), name)
}

const answers = (path: string): Promise<boolean> =>
  new Promise((done) => {
    const socket = connect(path, () => {
      socket.destroy()
      done(true)
    })
    socket.on('error', () => done(false))
  })

const inUse = (directory: string) =>
  new Problem(
    'data-in-use',
    `The data directory ${directory} is in use by another Token Pipeline server.`,
    'Stop that server, or set DATA_DIR to another directory.',
  )
