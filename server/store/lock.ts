/**
 * One process per data directory. PGlite has no lock of its own, and two processes in one directory corrupt it in
 * silence (electric-sql/pglite#1106). A local socket is free at once after kill -9, where a lock file would be stale.
 */
import { unlink } from 'node:fs/promises'
import { connect, createServer } from 'node:net'
import { createHash } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { Problem } from '../../shared/problem.ts'

/** @throws Problem `data-in-use` when another process holds the directory. Returns how to let it go. */
export async function lockDirectory(directory: string): Promise<() => Promise<void>> {
  const path = socketPath(directory)
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
    if (await answers(path)) throw inUse(directory)
    await unlink(path)
    await listen()
  }
  return () => new Promise((done) => server.close(() => done()))
}

/** Beside the data where the path is short enough (107 bytes for a socket), else in the system's temporary folder. */
function socketPath(directory: string): string {
  const path = join(resolve(directory), 'lock')
  if (process.platform !== 'win32' && Buffer.byteLength(path) < 100) return path
  const name = `token-pipeline-${createHash('sha256').update(path).digest('hex').slice(0, 24)}`
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
