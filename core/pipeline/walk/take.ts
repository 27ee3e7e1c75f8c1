/** The one walk: a job is taken if it is due, worked at, and kept. Whoever hands out jobs may do so twice. */
import type { ProblemData } from '../../../shared/problem.ts'
import type { Concluded, Job, Journal, Keep, Looked, Tell, Unit, UnitName, Units } from './unit.ts'

export interface Hands<M extends Looked, C extends Concluded> {
  readonly units: Units<M, C>
  readonly journal: Journal<M, C>
}

/** Says whether something was kept: not where nobody waits for it. @throws what the work throws; then nothing is. */
export const take = <M extends Looked, C extends Concluded>(
  { unit: name, frame }: Job,
  hands: Hands<M, C>,
  tell: Tell,
): Promise<boolean> =>
  withUnit(name, hands, async (unit, keep) => {
    if (!unit.due(await hands.journal.standing()).some((job) => job.frame === frame)) return false
    for (;;) {
      const kept = await keep(unit, frame, await unit.work(frame, tell))
      if (kept !== 'again') return kept === 'kept'
    }
  })

/** A job that failed again and again: the run goes on with what it has. */
export const bury = <M extends Looked, C extends Concluded>(
  { unit: name, frame }: Job,
  hands: Hands<M, C>,
  problem: ProblemData,
): Promise<boolean> =>
  withUnit(name, hands, async (unit, keep) => (await keep(unit, frame, unit.bury(problem))) === 'kept')

function withUnit<M extends Looked, C extends Concluded>(
  name: UnitName,
  { units, journal: { keep } }: Hands<M, C>,
  act: <R>(unit: Unit<R>, keep: Keep<R>) => Promise<boolean>,
): Promise<boolean> {
  switch (name) {
    case 'examine':
      return act(units.examine, keep.examine)
    case 'label':
      return act(units.label, keep.label)
    case 'name':
      return act(units.name, keep.name)
    case 'conclude':
      return act(units.conclude, keep.conclude)
  }
}
