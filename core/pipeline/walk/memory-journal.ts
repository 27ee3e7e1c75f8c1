/** A journal for one run in one process. */
import type { RunEvent } from '../../../shared/events.ts'
import type { Concluded, Job, Journal, Keep, Labelled, Looked, Outcome, Standing } from './unit.ts'
import type { SetNames } from '../label/label.ts'
import { following } from './units.ts'

/** Who keeps the results themselves. */
export interface Shelf<M extends Looked, C extends Concluded> {
  readonly examine: (frame: string, result: Outcome<M>) => void
  readonly label: (frame: string, result: Labelled) => void
  readonly name: (frame: string, result: SetNames) => void
  readonly conclude: (frame: string, result: Outcome<C>) => void
}

/** @param spent USD that a model took so far. */
export function memoryJournal<M extends Looked, C extends Concluded>(
  first: Standing,
  shelf: Shelf<M, C>,
  hands: {
    readonly tell: (event: RunEvent) => void
    readonly start: (job: Job) => void
    readonly spent: () => number
  },
): Journal<M, C> {
  let standing = first
  const keeping =
    <R>(shelve: (frame: string, result: R) => void): Keep<R> =>
    async (unit, frame, result) => {
      const before = { ...standing, cost: hands.spent() }
      if (!unit.due(before).some((job) => job.frame === frame)) return 'unwanted'
      shelve(frame, result)
      const { run, events } = unit.record(before, frame, result)
      standing = run
      const next = following(before, run)
      for (const event of [...events, ...next.events]) hands.tell(event)
      for (const job of next.jobs) hands.start(job)
      return 'kept'
    }
  return {
    standing: async () => standing,
    keep: {
      examine: keeping(shelf.examine),
      label: keeping(shelf.label),
      name: keeping(shelf.name),
      conclude: keeping(shelf.conclude),
    },
  }
}
