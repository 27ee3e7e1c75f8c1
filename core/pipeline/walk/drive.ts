/** The whole walk in one process, as an async generator: the command line and the tests use it. */
import pLimit from 'p-limit'
import type { RunEvent } from '../../../shared/events.ts'
import { asProblem } from '../../../shared/problem.ts'
import type { TokenSet } from '../../../shared/token-set.ts'
import { type ConcludeContext, conclude, wanted } from '../conclude/conclude.ts'
import { eventQueue } from './event-queue.ts'
import type { Labels } from '../label/apply.ts'
import { type Labelling, type Seen, labelAll } from './label-all.ts'
import { narrate, skippedIn } from './narrate.ts'
import type { Examined, Examiner, FrameInput } from '../ports.ts'

export interface DriveContext extends ConcludeContext {
  readonly examine: Examiner
  /** Frames in flight at once. */
  readonly concurrency: number
  /** Asks a model between measuring and concluding; absent: our rules alone. */
  readonly labelling?: Labelling | undefined
  readonly signal?: AbortSignal | undefined
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
  const seen: Seen[] = []
  const queue = eventQueue<RunEvent>()
  const limit = pLimit(context.concurrency)
  let done = 0
  const all = Promise.all(
    load.map((frame, at) =>
      limit(async () => {
        const outcome = await one(frame, `frame ${at + 1}`, context, queue.push)
        // The picture is read again when its turn to be labelled comes, rather than kept.
        if (outcome) seen.push({ examined: outcome, image: async () => (await frame()).image })
        queue.push({ event: 'progress', phase: 'measuring', done: ++done, total: load.length })
      }),
    ),
  ).finally(queue.close)
  yield { event: 'phase', phase: 'measuring' }
  yield* queue.drain()
  await all
  const labels = context.labelling ? yield* label(seen, context, context.labelling) : context.labels
  yield { event: 'phase', phase: 'concluding' }
  const examined = seen.map((one) => one.examined)
  const failures: RunEvent[] = []
  const set = conclude(examined, { ...context, labels, onFailed: skippedIn(failures) })
  yield* failures
  yield* narrate(new Map(), set).events
  yield {
    event: 'completed',
    tokens: set.primitives.length,
    frames: load.length,
    failed: load.length - examined.length,
  }
  return set
}

async function* label(
  seen: readonly Seen[],
  context: DriveContext,
  labelling: Labelling,
): AsyncGenerator<RunEvent, Labels> {
  yield { event: 'phase', phase: 'labelling' }
  const queue = eventQueue<RunEvent>()
  const labels = labelAll(seen, context, labelling, queue.push).finally(queue.close)
  yield* queue.drain()
  return labels
}

async function one(
  load: () => Promise<FrameInput>,
  position: string,
  context: DriveContext,
  tell: (event: RunEvent) => void,
): Promise<Examined | null> {
  let frame = position
  try {
    const input = await load()
    frame = input.frame.id
    tell({ event: 'received', frame, name: input.frame.name })
    tell({ event: 'measuring', frame })
    const examined = await context.examine(input, {
      types: wanted(context).map((type) => type.name),
      onFound: (type, sightings) => tell({ event: 'found', frame, type, sightings }),
      ...(context.signal && { signal: context.signal }),
    })
    for (const { type, problem } of examined.skipped) tell({ event: 'skipped', frame, type, problem })
    tell({ event: 'measured', frame, milliseconds: examined.milliseconds })
    return examined
  } catch (error) {
    tell({ event: 'failed-frame', frame, problem: asProblem(error).toJSON() })
    return null
  }
}
