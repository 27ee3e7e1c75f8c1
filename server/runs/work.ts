/** Does the units: what the queue hands out, in this process. */
import { Problem, asProblem } from '../../shared/problem.ts'
import type { Told } from '../../core/pipeline/walk/narrate.ts'
import { concludeUnit, end, piecesOf } from './conclude-unit.ts'
import type { WorkContext } from './context.ts'
import { buryFrame, examineUnit } from './examine-unit.ts'
import { findRun, framesOf, isLive } from './find.ts'
import { settleLost } from './label-terms.ts'
import { buryLabel, labelUnit } from './label-unit.ts'
import { buryNames, nameUnit } from './name-unit.ts'
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

  await context.queue.work(
    {
      examine: ({ run, frame }) =>
        unlessGone(async () => {
          if (await examineUnit(context, run, frame ?? '')) await preview(run, 'examine')
        }),
      label: ({ run, frame }) =>
        unlessGone(async () => {
          if (await labelUnit(context, run, frame ?? '')) await preview(run, 'label')
        }),
      name: ({ run }) => unlessGone(() => nameUnit(context, run)),
      conclude: ({ run }) =>
        unlessGone(async () => {
          await concludeUnit(context, run, previews.get(run)?.told ?? new Map())
        }),
    },
    (unit, { run, frame }) =>
      unlessGone(async () => {
        if (unit === 'examine') await buryFrame(context, run, frame ?? '')
        else if (unit === 'label') await buryLabel(context, run, frame ?? '')
        else if (unit === 'name') await buryNames(context, run)
        else await end(context, run, unfinished().toJSON())
      }),
    { examine: atOnce, label: LABELS_AT_ONCE, name: atOnce, conclude: atOnce },
  )
}

const unfinished = () =>
  new Problem(
    'internal',
    'The tokens of these frames could not be put together.',
    'Try again; if it stays, please report the frames.',
  )

/** A run that was removed meanwhile has nobody left to tell. */
async function unlessGone(work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (error) {
    const { code } = asProblem(error)
    if (code !== 'unknown-run' && code !== 'unknown-frame' && code !== 'unknown-project') throw error
  }
}
