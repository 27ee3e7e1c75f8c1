/** Makes and changes things of one sort, pass by pass over all of them: all are made before any points to another. */
import { type Control, counting, giveWay } from '../pace.ts'
import type { Chosen } from '../plan/types.ts'
import type { Done, Thing, ThingWork } from '../things/thing.ts'
import type { Snapshot } from '../things/types.ts'
import { type Journal, reasonOf } from '../undo/journal.ts'

export interface Job<F, S, W extends ThingWork> {
  readonly chosen: Chosen
  readonly work: W
  thing: F | null
  /** Null for one that is made. */
  before: S | null
  state: 'waiting' | 'finished' | 'failed'
}

export interface Passes<J> {
  readonly all: readonly ((job: J) => void)[]
  /** Told once of a job that failed. */
  readonly forget?: (job: J) => void
}

export async function jobsOf<F, S, W extends ThingWork>(
  chosen: readonly Chosen[],
  sort: W['do'],
): Promise<Job<F, S, W>[]> {
  const jobs: Job<F, S, W>[] = []
  for (const one of chosen) {
    await giveWay()
    if (one.work.do !== sort) continue
    jobs.push({ chosen: one, work: one.work as W, thing: null, before: null, state: 'waiting' })
  }
  return jobs
}

export async function run<
  F extends { readonly id: string; remove(): void },
  S extends Snapshot,
  D extends Done,
  W extends ThingWork,
>(
  jobs: readonly Job<F, S, W>[],
  thing: Thing<F, S, D>,
  passes: Passes<Job<F, S, W>>,
  { done, finished, failed }: Journal,
  control: Control,
): Promise<void> {
  try {
    await inPasses(jobs, passes, failed, control)
  } finally {
    // What was made but not finished: nothing can be bound to it yet, and the next plan makes it anew.
    for (const job of jobs.toReversed()) {
      await giveWay()
      if (job.state === 'finished' || job.before !== null || !job.thing) continue
      attempt(() => job.thing?.remove())
      job.thing = null
    }
    for (const job of jobs) {
      await giveWay()
      const { thing: one, before, state } = job
      if (state === 'finished') finished.push(job.chosen)
      if (one) attempt(() => done.push(thing.done(one, before, thing.snapshot(one))))
    }
  }
}

/** Somebody deleted it while this ran: it needs neither removing nor a record. */
function attempt(work: () => void): void {
  try {
    work()
  } catch {
    // Figma throws on everything that is asked of a thing that is gone.
  }
}

async function inPasses<F, S, W extends ThingWork>(
  jobs: readonly Job<F, S, W>[],
  passes: Passes<Job<F, S, W>>,
  failed: Journal['failed'],
  control: Control,
): Promise<void> {
  // Renames free names that others may need; the order stays, so that primitives are before what points to them.
  const isNew = ({ work }: Job<F, S, W>) => work.target === null
  const ordered = [...jobs.filter((job) => !isNew(job)), ...jobs.filter(isNew)]
  const step = counting(jobs.length * passes.all.length, control)
  for (const [i, pass] of passes.all.entries()) {
    for (const job of i === 0 ? ordered : jobs) {
      if (control.cancelled()) break
      if (job.state !== 'waiting') continue
      try {
        pass(job)
      } catch (error) {
        job.state = 'failed'
        failed.push({ name: job.chosen.entry.name, reason: reasonOf(error) })
        passes.forget?.(job)
      }
      await step()
    }
  }
}
