/** kill -9 the embedded server at random moments, while runs are uploaded and measured. */
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Books, type Door, complaints, oneRun } from './designer.ts'
import { serverProcess } from './process.ts'

export interface KillReport {
  readonly kills: number
  readonly runs: number
  readonly frames: number
  readonly reconnects: number
  /** Milliseconds from start to answering, after each kill. */
  readonly restarts: readonly number[]
  readonly complaints: readonly string[]
}

export async function killEmbedded(
  kills: number,
  framesPerRun: number,
  designers: number,
): Promise<KillReport> {
  const directory = await mkdtemp(join(tmpdir(), 'torture-'))
  const server = await serverProcess({ DATA_DIR: directory, LOG_LEVEL: 'error' })
  await server.start()
  const door: Door = {
    origin: () => server.origin,
    token: (await readFile(join(directory, 'token'), 'utf8')).trim(),
  }
  const books: Books[] = []
  const stop = new AbortController()
  const working = Array.from({ length: designers }, async (_, n) => {
    for (let i = 0; !stop.signal.aborted || i === 0; i++)
      books.push(await oneRun(door, framesPerRun, n * 100_000 + i))
  })
  const restarts: number[] = []
  for (let n = 0; n < kills; n++) {
    await new Promise((resolve) => setTimeout(resolve, Math.random() * 2500))
    await server.kill()
    const start = Date.now()
    await server.start()
    restarts.push(Date.now() - start)
  }
  stop.abort()
  await Promise.all(working)
  await server.stop()
  await rm(directory, { recursive: true, force: true })
  return {
    kills,
    runs: books.length,
    frames: books.reduce((sum, book) => sum + book.acknowledged.length, 0),
    reconnects: books.reduce((sum, book) => sum + book.reconnects, 0),
    restarts,
    complaints: books.flatMap(complaints),
  }
}
