/** The embedded database as drizzle and pg-boss expect it, while it works in another thread. */
import { Worker } from 'node:worker_threads'
import type { PGlite } from '@electric-sql/pglite'
import { beside } from '../beside.ts'
import type { Call, QueryOptions, Said } from './embedded-thread.ts'

/** What is used of PGlite. */
export type EmbeddedClient = Pick<PGlite, 'query' | 'exec' | 'transaction' | 'close'> & {
  listen(channel: string, heard: (payload: string) => void): Promise<() => Promise<void>>
}

/** @param directory Of the database; made when there is none. Rejects when it cannot be opened. */
export async function openEmbedded(directory: string): Promise<EmbeddedClient> {
  const { ask, listeners, gone } = await startThread(directory)
  // There is one session: while somebody's transaction is open, everybody else waits for its end.
  let free: Promise<unknown> = Promise.resolve()
  let open = 0
  const outside = <T>(call: Call): Promise<T> => (open === 0 ? ask<T>(call) : free.then(() => ask<T>(call)))
  const statements = (send: <T>(call: Call) => Promise<T>, within: boolean) => ({
    query: (sql: string, params: unknown[] = [], options: PGliteOptions = {}) =>
      send({ do: 'query', sql, params, options: optionsOf(options) }),
    exec: (sql: string) => send({ do: 'exec', sql, within }),
  })
  const inside = statements(ask, true)
  const transaction = <T>(work: (tx: typeof inside) => Promise<T>): Promise<T> => {
    open++
    const done = free.then(async () => {
      await inside.exec('begin')
      try {
        const result = await work(inside)
        await inside.exec('commit')
        return result
      } catch (error) {
        await inside.exec('rollback').catch(() => undefined)
        throw error
      } finally {
        open--
      }
    })
    free = done.catch(() => undefined)
    return done
  }
  return {
    ...statements(outside, false),
    transaction,
    async listen(channel: string, heard: (payload: string) => void) {
      const known = listeners.get(channel)
      if (known) known.add(heard)
      else listeners.set(channel, new Set([heard]))
      if (!known) await outside({ do: 'listen', channel })
      return async () => void listeners.get(channel)?.delete(heard)
    },
    async close() {
      await outside({ do: 'close' })
      await gone()
    },
  } as unknown as EmbeddedClient
}

interface PGliteOptions {
  readonly rowMode?: 'array' | 'object'
  readonly parsers?: Record<number, unknown>
}

/** Parsers are functions and cannot cross; the only ones drizzle gives keep the text as it came. */
const optionsOf = ({ rowMode, parsers }: PGliteOptions): QueryOptions => ({
  rowMode,
  asText: Object.keys(parsers ?? {}).map(Number),
})

interface Thread {
  readonly ask: <T>(call: Call) => Promise<T>
  readonly listeners: Map<string, Set<(payload: string) => void>>
  /** Resolves when it has ended; until then it keeps the process alive. */
  readonly gone: () => Promise<unknown>
}

interface Waiting {
  readonly resolve: (result: never) => void
  readonly reject: (error: unknown) => void
}

async function startThread(directory: string): Promise<Thread> {
  const worker = new Worker(beside('embedded-thread', import.meta.url), { workerData: directory })
  const listeners: Thread['listeners'] = new Map()
  const waiting = new Map<number, Waiting>()
  let lost: unknown
  const gone = new Promise((resolve) => worker.once('exit', resolve))
  await new Promise<void>((ready, fail) => {
    const fall = (error: unknown) => {
      lost ??= error
      fail(error)
      for (const { reject } of waiting.values()) reject(error)
      waiting.clear()
    }
    worker.on('error', fall)
    worker.on('exit', () => fall(new Error('The embedded database has ended.')))
    worker.on('message', (said: Said) => {
      if ('ready' in said) return ready()
      if ('channel' in said) return listeners.get(said.channel)?.forEach((heard) => heard(said.payload))
      const caller = waiting.get(said.id)
      waiting.delete(said.id)
      // Nothing is left to wait for: like an idle connection, it keeps no process alive.
      if (waiting.size === 0) worker.unref()
      if ('result' in said) caller?.resolve(said.result as never)
      else caller?.reject(Object.assign(new Error(said.message), said.facts))
    })
  })
  worker.unref()
  let calls = 0
  return {
    listeners,
    gone() {
      worker.ref()
      return gone
    },
    ask: (call) =>
      new Promise((resolve, reject) => {
        if (lost !== undefined) return reject(lost)
        const id = ++calls
        waiting.set(id, { resolve, reject })
        worker.ref()
        // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
        worker.postMessage({ id, ...call })
      }),
  }
}
