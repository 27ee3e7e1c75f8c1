/** The whole walk in one process, as an async generator: the command line and the tests use it. */
import pLimit from 'p-limit'
import type { RunEvent } from '../../../shared/events.ts'
import type { TokenSet } from '../../../shared/token-set.ts'
import type { FrameInput } from '../ports.ts'
import { eventQueue } from './event-queue.ts'
import { type MemoryContext, memoryDesk } from './memory-desk.ts'
import { memoryJournal } from './memory-journal.ts'
import { take } from './take.ts'
import type { Job, Standing } from './unit.ts'
import { dollarsOf, dueIn, unitsAt } from './units.ts'

export interface DriveContext extends MemoryContext {
  /** Frames in flight at once. */
  readonly concurrency: number
}

/**
 * Yields what happens and returns the token set of the frames that could be measured. A frame that fails is an event;
 * the walk itself fails only if `conclude` does.
 * @param load Frames are loaded one by one, inside the limit, so that memory holds only those in flight.
 */
export async function* drive(
  load: readonly (() => Promise<FrameInput>)[],
  context: DriveContext,
): AsyncGenerator<RunEvent, TokenSet> {
  const queue = eventQueue<RunEvent>()
  const { promise, resolve, reject } = Promise.withResolvers<TokenSet>()
  const ended = promise.finally(queue.close)
  // It is awaited once the queue is empty; until then a failure has its place there.
  ended.catch(() => undefined)

  const frames = new Map(load.map((one, at) => [`frame ${at + 1}`, one]))
  const ids = new Map<string, string>()
  const tell = (event: RunEvent) =>
    queue.push(
      'frame' in event && event.frame !== undefined
        ? { ...event, frame: ids.get(event.frame) ?? event.frame }
        : event,
    )
  const received = (called: string, { id, name }: FrameInput['frame']) => {
    ids.set(called, id)
    tell({ event: 'received', frame: called, name })
  }
  const { desk, shelf } = memoryDesk(frames, context, received, resolve)

  const limit = pLimit(context.concurrency)
  const start = (job: Job) => {
    const work = () => take(job, hands, tell)
    ;(job.unit === 'examine' ? limit(work) : work()).catch(reject)
  }
  const spent = () => dollarsOf(context.labelling?.terms.budget.used().cost ?? 0)
  const run: Standing = {
    live: true,
    sealed: true,
    asks: context.labelling !== undefined,
    named: false,
    cost: 0,
    frames: [...frames.keys()].map((id) => ({ id, status: 'received', labelled: false })),
  }
  const hands = { units: unitsAt(desk), journal: memoryJournal(run, shelf, { tell, start, spent }) }

  yield { event: 'phase', phase: 'measuring' }
  for (const job of dueIn(run)) start(job)
  yield* queue.drain()
  return ended
}
