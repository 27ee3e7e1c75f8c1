/** Where the units of a run are worked at: threads and a model, from what lies in the store. */
import { Problem, type ProblemData, asProblem } from '../../shared/problem.ts'
import { vocabularyOf } from '../../core/pipeline/label/candidates.ts'
import { labelFrame, nameSet, unnamed } from '../../core/pipeline/label/label.ts'
import type { Told } from '../../core/pipeline/walk/narrate.ts'
import type { Desk } from '../../core/pipeline/walk/unit.ts'
import { libraryBytes } from '../store/libraries.ts'
import { passes } from '../store/outage.ts'
import { problemFor } from '../vision/sentences.ts'
import type { WorkContext } from './context.ts'
import { type FrameRow, findFrame, findRun, frameOf, framesOf, projectOf } from './find.ts'
import { termsOf } from './label-terms.ts'
import { measure } from './measure.ts'
import { pictureOf, piecesOf } from './pieces.ts'
import { labelsOf, readLabels } from './read-labels.ts'
import type { ConcludedBytes, MeasuredBytes } from './results.ts'

/**
 * @param ended Aborts when the run has ended.
 * @param told What of the tokens was told so far.
 */
export function deskOf(
  context: WorkContext,
  id: string,
  ended: AbortSignal,
  told: () => Told,
): Desk<MeasuredBytes, ConcludedBytes> {
  const { store, labeler, types, labelling, closing } = context
  const { db } = store
  const measuredRows = async () => (await framesOf(db, id)).filter((row) => row.status === 'measured')
  const asking = async () => {
    const signal = AbortSignal.any([ended, closing])
    const terms = termsOf(db, await findRun(db, id), signal, labelling.limits.day)
    return labeler && { labeler, terms, vocabulary: vocabularyOf(types) }
  }
  return {
    async examine(frame, begun, found) {
      const [run, row] = [await findRun(db, id), await findFrame(db, id, frame)]
      begun()
      try {
        return { done: await measure(context, run, row, found, ended) }
      } catch (error) {
        const problem = asProblem(error)
        // The queue asks again.
        if (passes(problem)) throw problem
        if (problem.code === 'internal')
          context.log('frame failed', { run: id, frame, error: String(problem.cause) })
        return { problem: problem.toJSON() }
      }
    },

    async label(frame) {
      const asks = await asking()
      if (!asks) return unasked
      const [{ options }, row] = [await findRun(db, id), await findFrame(db, id, frame)]
      const { examined } = await piecesOf(context, [row])
      const piece = { examined: examined[0] ?? new Uint8Array(), frame: frameOf(row), options }
      const known = await context.known(piece)
      const image = () => pictureOf(context, row)
      const labelled = await labelFrame({ frame: piece.frame, image, known }, asks)
      // Broken off, not answered: the job is given to another process.
      closing.throwIfAborted()
      return labelled
    },

    async name() {
      const [run, measured] = [await findRun(db, id), await measuredRows()]
      const frames = await readLabels(context, measured)
      const asks = await asking()
      // Where no frame could be labelled, neither could the names.
      if (!asks || frames.length === 0) return { ...unnamed, problem: refusalIn(measured) }
      const named = await nameSet(
        await context.naming({
          ...(await piecesOf(context, measured)),
          options: run.options,
          library: await libraryBytes(store, projectOf(run)),
          labels: { frames },
          told: new Map<string, string>(),
        }),
        asks,
      )
      closing.throwIfAborted()
      return named
    },

    async conclude() {
      const [run, rows] = [await findRun(db, id), await framesOf(db, id)]
      const measured = rows.filter((row) => row.status === 'measured')
      if (measured.length === 0) return { problem: nothingMeasured(rows) }
      const project = projectOf(run)
      const done = await context.conclude({
        ...(await piecesOf(context, measured)),
        options: run.options,
        library: await libraryBytes(store, project),
        labels: await labelsOf(context, run, measured),
        told: told(),
      })
      if (!done?.library)
        throw new Problem('internal', 'A run ended without a library.', 'Please report this.')
      return { done: { ...done, project, library: done.library } }
    },
  }
}

const unasked = {
  label: { status: 'unlabelled', reason: 'unavailable', problem: problemFor('unavailable') },
  labels: null,
} as const

function refusalIn(measured: readonly FrameRow[]): ProblemData {
  const failure = measured.find(({ label }) => label?.status === 'unlabelled')?.label
  return failure?.status === 'unlabelled' ? failure.problem : problemFor('unavailable')
}

function nothingMeasured(rows: readonly FrameRow[]): ProblemData {
  const first = rows.find((row) => row.problem)?.problem
  const count = rows.length === 1 ? 'The frame' : `None of the ${rows.length} frames`
  return {
    code: first?.code ?? 'internal',
    detail:
      rows.length === 1 && first ? first.detail : `${count} could be measured. ${first?.detail ?? ''}`.trim(),
    remedy: first?.remedy ?? 'Try again.',
  }
}
