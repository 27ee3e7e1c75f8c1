/** The four units: when each is due, what it does, and what is told of it. */
import type { RunEvent } from '../../../shared/events.ts'
import { type SetNames, unnamed } from '../label/label.ts'
import type {
  Desk,
  Job,
  Labelled,
  Looked,
  Outcome,
  Standing,
  Concluded,
  Unit,
  UnitName,
  Units,
} from './unit.ts'

type Frame = Standing['frames'][number]

const allMeasured = ({ live, sealed, frames }: Standing): boolean =>
  live && sealed && frames.every(({ status }) => status !== 'received')
const measuredIn = ({ frames }: Standing): Frame[] => frames.filter(({ status }) => status === 'measured')
/** Where nothing was measured there is nothing to ask about. */
const isAsked = (run: Standing): boolean => run.asks && measuredIn(run).length > 0
const isLabelled = (run: Standing): boolean => measuredIn(run).every(({ labelled }) => labelled)

const jobs = (unit: UnitName, frames: readonly Frame[]): Job[] =>
  frames.map(({ id }) => ({ unit, frame: id }))
const once = (unit: UnitName, isDue: boolean): Job[] => (isDue ? [{ unit, frame: '' }] : [])
const changed = (run: Standing, frame: string, change: Partial<Frame>): Standing => ({
  ...run,
  frames: run.frames.map((one) => (one.id === frame ? { ...one, ...change } : one)),
})

const examine = <M extends Looked>(desk: Desk<M>): Unit<Outcome<M>> => ({
  name: 'examine',
  due: ({ live, frames }) =>
    live
      ? jobs(
          'examine',
          frames.filter(({ status }) => status === 'received'),
        )
      : [],
  work: (frame, tell) =>
    desk.examine(
      frame,
      () => tell({ event: 'measuring', frame }),
      (type, sightings) => tell({ event: 'found', frame, type, sightings }),
    ),
  record(before, frame, result) {
    const run = changed(before, frame, { status: 'done' in result ? 'measured' : 'failed' })
    const done = run.frames.filter(({ status }) => status !== 'received').length
    const told: RunEvent[] =
      'done' in result
        ? [
            ...result.done.skipped.map(({ type, problem }): RunEvent => ({
              event: 'skipped',
              frame,
              type,
              problem,
            })),
            { event: 'measured', frame, milliseconds: result.done.milliseconds },
          ]
        : [{ event: 'failed-frame', frame, problem: result.problem }]
    return {
      run,
      events: [...told, { event: 'progress', phase: 'measuring', done, total: run.frames.length }],
    }
  },
  bury: (problem) => ({ problem }),
})

const label = (desk: Desk): Unit<Labelled> => ({
  name: 'label',
  due: (run) =>
    allMeasured(run) && isAsked(run)
      ? jobs(
          'label',
          measuredIn(run).filter(({ labelled }) => !labelled),
        )
      : [],
  work(frame, tell) {
    tell({ event: 'labelling', frame })
    return desk.label(frame)
  },
  record(before, frame, { label: how }) {
    const run = changed(before, frame, { labelled: true })
    const measured = measuredIn(run)
    const done = measured.filter(({ labelled }) => labelled).length
    return {
      run,
      events: [
        { event: 'labelled', frame, label: how, cost: run.cost },
        { event: 'progress', phase: 'labelling', done, total: measured.length },
      ],
    }
  },
  bury: (problem) => ({ label: { status: 'unlabelled', reason: 'provider-error', problem }, labels: null }),
})

const name = (desk: Desk): Unit<SetNames> => ({
  name: 'name',
  due: (run) => once('name', allMeasured(run) && isAsked(run) && isLabelled(run) && !run.named),
  work: () => desk.name(),
  record: (run, _, { names, dropped, problem }) => ({
    run: { ...run, named: true },
    events: [{ event: 'named', names: names.length, dropped, cost: run.cost, ...(problem && { problem }) }],
  }),
  bury: (problem) => ({ ...unnamed, problem }),
})

const conclude = <C extends Concluded>(desk: Desk<Looked, C>): Unit<Outcome<C>> => ({
  name: 'conclude',
  due: (run) => once('conclude', allMeasured(run) && (!isAsked(run) || run.named)),
  work: () => desk.conclude(),
  record(before, _, result) {
    const run = { ...before, live: false }
    if ('problem' in result) return { run, events: [{ event: 'failed', problem: result.problem }] }
    const { events, tokens } = result.done
    const failed = run.frames.length - measuredIn(run).length
    return {
      run,
      events: [
        { event: 'phase', phase: 'concluding' },
        ...events,
        { event: 'completed', tokens, frames: run.frames.length, failed },
      ],
    }
  },
  bury: (problem) => ({ problem }),
})

export const unitsAt = <M extends Looked, C extends Concluded>(desk: Desk<M, C>): Units<M, C> => ({
  examine: examine(desk),
  label: label(desk),
  name: name(desk),
  conclude: conclude(desk),
})

/** Of millionths, as a model's use is counted. */
export const dollarsOf = (micros: number): number => Math.round(micros) / 1e6

/** Nobody works at it: enough to say what is due. */
const nobody = (): never => {
  throw new Error('Nobody works here.')
}
const idle = Object.values(unitsAt({ examine: nobody, label: nobody, name: nobody, conclude: nobody }))

export const dueIn = (run: Standing): Job[] => idle.flatMap((unit) => [...unit.due(run)])

export const isDue = (run: Standing, { unit, frame }: Job): boolean =>
  dueIn(run).some((job) => job.unit === unit && job.frame === frame)

/** What a change of the run made due, and what is told of that. */
export function following(before: Standing, after: Standing): { events: RunEvent[]; jobs: Job[] } {
  const fresh = dueIn(after).filter((job) => !isDue(before, job))
  const events: RunEvent[] = fresh.some(({ unit }) => unit === 'label')
    ? [{ event: 'phase', phase: 'labelling' }]
    : []
  return { events, jobs: fresh }
}
