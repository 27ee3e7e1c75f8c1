/** Makes and changes the variables of a plan, pass by pass over all of them, in slices. */
import { type Control, counting, giveWay } from '../pace.ts'
import { type Chosen, reasonOf } from '../plan/chosen.ts'
import { type Job, type Tools, passesOf } from './passes.ts'

interface Making extends Tools {
  readonly failed: { name: string; reason: string }[]
  readonly control: Control
}

/** What was stopped half-way goes again. */
export async function makeAll(
  chosen: readonly Chosen[],
  { failed, control, ...tools }: Making,
): Promise<readonly Job[]> {
  const jobs: Job[] = []
  for (const one of chosen) {
    if (one.work.do === 'variable') {
      jobs.push({ chosen: one, work: one.work, variable: null, before: null, state: 'waiting' })
    }
    await giveWay()
  }
  // Renames free names that others may need; the order stays, so that primitives are before what points to them.
  const isNew = ({ work }: Job) => work.target === null
  const ordered = [...jobs.filter((job) => !isNew(job)), ...jobs.filter(isNew)]
  const passes = passesOf(tools)
  const step = counting(jobs.length * passes.length, control)
  for (const [i, pass] of passes.entries()) {
    for (const job of i === 0 ? ordered : jobs) {
      if (control.cancelled()) break
      if (job.state !== 'waiting') continue
      try {
        pass(job)
      } catch (error) {
        job.state = 'failed'
        failed.push({ name: job.chosen.entry.name, reason: reasonOf(error) })
      }
      await step()
    }
  }
  // What was made but not finished: nothing can be bound to it yet, and the next plan makes it anew.
  for (const job of jobs.toReversed()) {
    await giveWay()
    if (job.state === 'finished' || job.before !== null) continue
    job.variable?.remove()
    job.variable = null
  }
  return jobs
}
