/** Servers are killed one after the other while designers upload, start and follow runs. */
import { type Books, type Door, complaints, oneRun } from './designer.ts'
import type { ServerProcess } from './process.ts'

export interface KillReport {
  readonly kills: number
  readonly runs: number
  readonly frames: number
  readonly reconnects: number
  /** Milliseconds from start to answering, after each kill. */
  readonly restarts: readonly number[]
  readonly complaints: readonly string[]
}

export interface Killing {
  readonly door: Door
  readonly kills: number
  readonly framesPerRun: number
  readonly designers: number
  /** Waits as long as it likes, and says whom kill number `n` meets. */
  readonly nextVictim: (n: number) => Promise<ServerProcess>
}

export async function killWhileWorking({
  door,
  kills,
  framesPerRun,
  designers,
  nextVictim,
}: Killing): Promise<KillReport> {
  const books: Books[] = []
  const stop = new AbortController()
  const working = Array.from({ length: designers }, async (_, n) => {
    for (let i = 0; !stop.signal.aborted || i === 0; i++)
      books.push(await oneRun(door, framesPerRun, n * 100_000 + i))
  })
  const restarts: number[] = []
  for (let n = 0; n < kills; n++) {
    const victim = await nextVictim(n)
    await victim.kill()
    const start = Date.now()
    await victim.start()
    restarts.push(Date.now() - start)
  }
  stop.abort()
  await Promise.all(working)
  return {
    kills,
    runs: books.length,
    frames: books.reduce((sum, book) => sum + book.acknowledged.length, 0),
    reconnects: books.reduce((sum, book) => sum + book.reconnects, 0),
    restarts,
    complaints: books.flatMap(complaints),
  }
}
