/** Units of work, kept in the same database as what they work on: enqueued by the transaction that makes them due. */
import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'drizzle-orm'
import { type JobResult, PgBoss, fromDrizzle } from 'pg-boss'
import { describeFault } from '../log.ts'
import { delayBefore, passes } from './outage.ts'
import type { Engine, Transaction } from './engine.ts'

type Log = (message: string, facts?: Record<string, unknown>) => void

export interface QueueOptions<Name extends string> {
  readonly names: readonly Name[]
  readonly log: Log
}

/** `data` is small JSON: ids, never pictures. */
export interface Queue<Name extends string, Data extends object> {
  /** It exists if and only if the transaction commits. */
  send(tx: Transaction, name: Name, data: Data): Promise<void>
  /**
   * Works until `stop`. A handler may run twice for the same job (at least once), so it must be idempotent. One that
   * throws is tried again; one that keeps failing, or keeps killing its process, ends in `buried`.
   */
  work(
    handlers: Readonly<Record<Name, (data: Data) => Promise<void>>>,
    buried: (name: Name, data: Data) => Promise<void>,
    atOnce: Readonly<Record<Name, number>>,
  ): Promise<void>
  /** Waits for the jobs in hand, at most ten seconds. */
  stop(): Promise<void>
}

/** A worker that does not answer for this long is dead, and its jobs are given to others. */
const HEARTBEAT_SECONDS = 10
/**
 * A kill counts as a failure of every job in hand, and cannot be told from a job that kills: with 4 tries, 9 of 800
 * frames were given up in 100 kills a few seconds apart. One embedded process holds all jobs; of a fleet only one dies.
 */
const RETRIES = { embedded: 15, postgres: 8 } as const
/** With `burst`, a full batch is followed by the next at once; the poll is only for lost notifications. */
const POLL_SECONDS = 0.5

export async function createQueue<Name extends string, Data extends object>(
  engine: Pick<Engine, 'queue' | 'name'>,
  { names, log }: QueueOptions<Name>,
): Promise<Queue<Name, Data>> {
  const boss = new PgBoss({
    ...engine.queue,
    useListenNotify: true,
    schedule: false,
    superviseIntervalSeconds: 2,
    monitorIntervalSeconds: 2,
  })
  boss.on('error', (error) => log('queue', { error: error instanceof Error ? error.message : String(error) }))
  await boss.start()
  let stopping: Promise<void> | undefined
  const graveOf = (name: string) => `${name}-buried`
  for (const name of names) {
    await queue(boss, graveOf(name), { retryLimit: 20 })
    await queue(boss, name, {
      retryLimit: RETRIES[engine.name],
      heartbeatSeconds: HEARTBEAT_SECONDS,
      deadLetter: graveOf(name),
    })
  }
  // Nobody else can hold jobs of an embedded database: what is still active belonged to a process that is gone.
  if (engine.name === 'embedded') for (const name of names) await release(boss, name)
  const leaving = new AbortController()
  const onTime = () => due(boss).catch((error: unknown) => log('queue', { error: String(error) }))
  await onTime()
  const mending = setInterval(() => void onTime(), CLOCK_MS)
  mending.unref()
  return {
    async send(tx, name, data) {
      await boss.send(name, data, { db: fromDrizzle(tx as never, sql as never) })
    },
    async work(handlers, buried, atOnce) {
      const shared = {
        perJobResults: true,
        burstWhenBatchFull: true,
        pollingIntervalSeconds: POLL_SECONDS,
        notifyPollingIntervalSeconds: POLL_SECONDS,
      } as const
      const settle = (work: (data: Data) => Promise<void>) => (jobs: readonly { id: string; data: Data }[]) =>
        Promise.all(
          jobs.map(async ({ id, data }): Promise<JobResult> => {
            try {
              await patiently(() => work(data), leaving.signal)
              return { id, status: 'completed' }
            } catch (error) {
              log('job failed', {
                ...data,
                error: describeFault(error),
              })
              return { id, status: 'failed' }
            }
          }),
        )
      for (const name of names) {
        const options = { ...shared, batchSize: atOnce[name] }
        await boss.work<Data, unknown, typeof options>(name, options, settle(handlers[name]))
        await boss.work<Data, unknown, typeof options>(
          graveOf(name),
          options,
          settle((data) => buried(name, data)),
        )
      }
    },
    stop() {
      leaving.abort()
      clearInterval(mending)
      return (stopping ??= boss.stop({ graceful: true, timeout: 10_000, close: true }))
    },
  }
}

/**
 * A store that is away comes back: the job waits for it rather than count a failure, for nothing that was acknowledged is
 * given up. The queue's own heartbeat goes on meanwhile.
 */
async function patiently(work: () => Promise<void>, leaving: AbortSignal): Promise<void> {
  for (let attempt = 0; ; attempt++) {
    try {
      return await work()
    } catch (error) {
      if (!passes(error) || leaving.aborted) throw error
      await sleep(delayBefore(attempt), null, { signal: leaving }).catch(() => undefined)
    }
  }
}

/** How often it is looked. */
const CLOCK_MS = 30_000

/** A clock that was set back leaves jobs due in the future; none of ours is put off by more than seconds. */
const due = (boss: PgBoss) =>
  boss
    .getDb()
    .executeSql(
      `update pgboss.job set start_after = now() where state in ('created', 'retry') and start_after > now() + interval '1 minute'`,
    )

/** One that is there already keeps what an older version gave it, unless it is told. */
async function queue(boss: PgBoss, name: string, own: QueueSettings): Promise<void> {
  const options = { notify: true, retryDelay: 1, ...own }
  await boss.createQueue(name, options)
  await boss.updateQueue(name, options)
}

interface QueueSettings {
  readonly retryLimit: number
  readonly heartbeatSeconds?: number
  readonly deadLetter?: string
}

async function release(boss: PgBoss, name: string): Promise<void> {
  const jobs = await boss.findJobs(name, { limit: 100_000 })
  const held = jobs.filter((job) => job.state === 'active').map((job) => job.id)
  if (held.length > 0) await boss.fail(name, held, { reason: 'its process ended' })
}
