/** Does the units: what the queue hands out, in this process. */
import { Problem, type ProblemData, asProblem } from '../../shared/problem.ts'
import type { Told } from '../../core/pipeline/walk/narrate.ts'
import { type Hands, bury, take } from '../../core/pipeline/walk/take.ts'
import type { Tell, UnitName } from '../../core/pipeline/walk/unit.ts'
import { unitsAt } from '../../core/pipeline/walk/units.ts'
import { problemFor } from '../vision/sentences.ts'
import type { UnitData, WorkContext } from './context.ts'
import { deskOf } from './desk.ts'
import { findFrame, findRun, framesOf, isLive } from './find.ts'
import { journalOf } from './journal.ts'
import { settleLost } from './label-terms.ts'
import { createNarrator } from './narrator.ts'
import { piecesOf } from './pieces.ts'
import type { ConcludedBytes, MeasuredBytes } from './results.ts'
import { labelsOf } from './read-labels.ts'
import { append } from './remember.ts'

/** Tokens are shown while frames are still being measured, but never more often than this. */
const PREVIEW_MS = 400
/** Above this many sightings a preview would take longer than it is worth (about 50 ms). */
const PREVIEW_SIGHTINGS = 20_000

interface Preview {
  readonly told: Told
  /** `Date.now()` of the last one, and which unit it came after. */
  readonly at: number
  readonly after: 'examine' | 'label'
}

/** Waiting for an answer takes no memory: enough that the labeler's own limit is always full. */
const LABELS_AT_ONCE = 40

export async function startWork(context: WorkContext, atOnce: number): Promise<void> {
  if (context.store.name === 'embedded') await settleLost(context.store.db, true)
  const previews = new Map<string, Preview>()

  const begin = (run: string) => {
    const leave = context.wakes.onEnded(run, () => {
      previews.delete(run)
      leave()
    })
    return { told: new Map<string, string>(), at: 0, after: 'examine' as const }
  }

  async function preview(run: string, after: Preview['after']): Promise<void> {
    const last = previews.get(run) ?? begin(run)
    // The first frame that is labelled is shown at once, however lately another one was measured.
    if (last.after === after && Date.now() - last.at < PREVIEW_MS) return
    const { told } = last
    previews.set(run, { told, at: Date.now(), after })
    const measured = (await framesOf(context.store.db, run)).filter((row) => row.status === 'measured')
    if (measured.length === 0) return
    const row = await findRun(context.store.db, run)
    const news = await context.conclude({
      ...(await piecesOf(context, measured)),
      options: row.options,
      // Roles and doubts appear as frames are labelled, not only when all are.
      labels: await labelsOf(context, row, measured),
      told,
      most: PREVIEW_SIGHTINGS,
    })
    if (!news) return
    previews.set(run, { told: news.told, at: Date.now(), after })
    await context.store.db.transaction(async (tx) => {
      if (isLive(await findRun(tx, run))) await append(tx, run, news.events)
    })
  }

  /** Takes a job with everything around it: who stops it, and who writes down what is told meanwhile. */
  async function withHands<T>(
    run: string,
    act: (hands: Hands<MeasuredBytes, ConcludedBytes>, tell: Tell) => Promise<T>,
  ): Promise<T> {
    const stop = new AbortController()
    const leave = context.wakes.onEnded(run, () => stop.abort())
    const narrator = createNarrator(context, run)
    const desk = deskOf(context, run, stop.signal, () => previews.get(run)?.told ?? new Map())
    try {
      const hands = { units: unitsAt(desk), journal: journalOf(context, run, narrator.take) }
      return await act(hands, narrator.tell)
    } finally {
      narrator.take()
      leave()
    }
  }

  const handler =
    (unit: UnitName) =>
    ({ run, frame = '' }: UnitData) =>
      unlessGone(async () => {
        const kept = await withHands(run, (hands, tell) => take({ unit, frame }, hands, tell))
        if (kept && (unit === 'examine' || unit === 'label')) await preview(run, unit)
      })

  await context.queue.work(
    {
      examine: handler('examine'),
      label: handler('label'),
      name: handler('name'),
      conclude: handler('conclude'),
    },
    (unit, { run, frame = '' }) =>
      unlessGone(async () => {
        const problem = await unfinished(context, unit, run, frame)
        await withHands(run, (hands) => bury({ unit, frame }, hands, problem))
      }),
    { examine: atOnce, label: LABELS_AT_ONCE, name: atOnce, conclude: atOnce },
  )
}

/** Why a unit that keeps killing its worker is given up. */
async function unfinished(
  { store }: WorkContext,
  unit: UnitName,
  run: string,
  frame: string,
): Promise<ProblemData> {
  if (unit === 'label' || unit === 'name') return problemFor('provider-error')
  if (unit === 'examine')
    return new Problem(
      'internal',
      `Measuring "${(await findFrame(store.db, run, frame)).name}" failed again and again.`,
      'Export this frame again, or leave it out; the others are not affected.',
    ).toJSON()
  return new Problem(
    'internal',
    'The tokens of these frames could not be put together.',
    'Try again; if it stays, please report the frames.',
  ).toJSON()
}

/** A run that was removed meanwhile has nobody left to tell. */
async function unlessGone(work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (error) {
    const { code } = asProblem(error)
    if (code !== 'unknown-run' && code !== 'unknown-frame' && code !== 'unknown-project') throw error
  }
}
