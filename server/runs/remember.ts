/** The event log: written before it is sent, numbered per run without gaps. */
import { and, asc, eq, gt, sql } from 'drizzle-orm'
import { type NumberedEvent, type RunEvent, isTerminal } from '../../shared/events.ts'
import { Problem } from '../../shared/problem.ts'
import { wellFormed } from '../../shared/well-formed.ts'
import type { Database, Transaction } from '../store/engine.ts'
import { events, runs } from '../store/schema.ts'
import type { RunsContext } from './context.ts'
import { CHANNEL } from './wakes.ts'

/**
 * Appends events within a transaction. The counter is taken by an UPDATE, which locks the run's row: a reader that
 * has seen number n has seen all before it. A run that has ended takes no more events.
 */
export async function append(tx: Transaction, run: string, news: readonly RunEvent[]): Promise<void> {
  if (news.length === 0) return
  const [row] = await tx
    .update(runs)
    .set({ lastSeq: sql`${runs.lastSeq} + ${news.length}` })
    .where(eq(runs.id, run))
    .returning({ last: runs.lastSeq })
  if (!row) return
  const first = row.last - news.length + 1
  await tx.insert(events).values(news.map((data, at) => ({ run, seq: first + at, data: wellFormed(data) })))
  const ended = news.some(isTerminal) ? ' ended' : ''
  // Delivered when the transaction commits, to every server that listens.
  await tx.execute(sql`select pg_notify(${CHANNEL}, ${run + ended})`)
}

/** Events after `after`, oldest first. */
export async function eventsAfter(db: Database, run: string, after: number): Promise<NumberedEvent[]> {
  return db
    .select({ seq: events.seq, data: events.data })
    .from(events)
    .where(and(eq(events.run, run), gt(events.seq, after)))
    .orderBy(asc(events.seq))
    .limit(500)
}

/** A lost wake-up costs at most this long. */
const LOOK_AGAIN_MS = 5_000

/**
 * Replays what came after `after`, then follows until the run has ended or `signal` aborts. Yields `null` when nothing
 * happened for a while, so that a connection can be kept alive.
 */
export async function* follow(
  { store, wakes }: RunsContext,
  run: string,
  after: number,
  signal: AbortSignal,
): AsyncGenerator<NumberedEvent | null> {
  let last = after
  for (;;) {
    // Asked for before reading, so that no wake between reading and sleeping is lost.
    const asleep = new AbortController()
    const woken = wakes.next(run, LOOK_AGAIN_MS, AbortSignal.any([signal, asleep.signal]))
    const news = await eventsAfter(store.db, run, last)
    for (const event of news) {
      yield event
      last = event.seq
      if (isTerminal(event.data)) {
        asleep.abort()
        return
      }
    }
    if (news.length > 0) asleep.abort()
    else if (await ended(store.db, run, last)) {
      asleep.abort()
      return
    }
    const quiet = !(await woken)
    if (signal.aborted) return
    if (quiet) yield null
  }
}

/** A store that was restored knows less than its clients: silence would look like a run that ended. @throws Problem `invalid-request` */
export async function checkSeen(db: Database, run: string, after: number): Promise<void> {
  const [row] = await db.select({ seq: runs.lastSeq }).from(runs).where(eq(runs.id, run))
  if (row && row.seq < after)
    throw new Problem(
      'invalid-request',
      `Run "${run}" has no event ${after} yet: its last one is ${row.seq}.`,
      'Follow it from 0: the server may have been restored from a backup.',
    )
}

/** A client may ask to follow a run from its very last event. */
async function ended(db: Database, run: string, last: number): Promise<boolean> {
  const [row] = await db.select({ status: runs.status, seq: runs.lastSeq }).from(runs).where(eq(runs.id, run))
  return !row || (row.seq <= last && !['receiving', 'measuring'].includes(row.status))
}
