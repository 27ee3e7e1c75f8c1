/** The label unit: one measured frame, or the whole set, shown to a labeler; what it said comes back checked. */
import type { Frame } from '../../../shared/frame.ts'
import type { FrameLabel } from '../../../shared/label.ts'
import { type ProblemData, asProblem } from '../../../shared/problem.ts'
import type { Vocabulary } from './answer.ts'
import type { Known } from './candidates.ts'
import { type FrameLabels, mergeLabels } from './merge.ts'
import type { SetNaming } from './nameables.ts'
import { type Names, mergeNames } from './names.ts'
import type { FrameQuestion, Labeler, Terms } from './port.ts'

export interface LabelContext {
  readonly labeler: Labeler
  readonly terms: Terms
  /** Of every registered type, not only those of the run: the answer schema is made of it, and is always the same. */
  readonly vocabulary: readonly Vocabulary[]
}

export interface SeenFrame {
  readonly frame: Frame
  readonly image: FrameQuestion['image']
  readonly known: readonly Known[]
}

/** Never rejects for a failing model. `labels` is null where there are none. */
export async function labelFrame(
  { frame, image, known }: SeenFrame,
  { labeler, terms, vocabulary }: LabelContext,
): Promise<{ labels: FrameLabels | null; label: FrameLabel }> {
  if (known.length === 0) {
    // Nothing was observed, so there is nothing to ask about.
    const label = { status: 'labelled', by: labeler.model, cached: true, labels: 0, dropped: 0 } as const
    return { labels: { frame: frame.id, by: labeler.model, labels: [], dropped: 0 }, label }
  }
  const candidates = known.map(({ candidate }) => candidate)
  const outcome = await labeler
    .label({ frame, image, candidates, vocabulary }, terms)
    .catch((error: unknown) => ({
      // The picture could not be loaded or cut.
      ok: false as const,
      reason: 'bad-request' as const,
      problem: asProblem(error).toJSON(),
    }))
  if (!outcome.ok)
    return { labels: null, label: { status: 'unlabelled', reason: outcome.reason, problem: outcome.problem } }
  const labels = mergeLabels(frame.id, outcome.by, known, vocabulary, outcome.answer)
  const { by, cached } = outcome
  return {
    labels,
    label: { status: 'labelled', by, cached, labels: labels.labels.length, dropped: labels.dropped },
  }
}

export const unnamed: Names = { names: [], roles: [], described: [], dropped: 0 }

export interface SetNames extends Names {
  /** Why the set was not named. */
  readonly problem?: ProblemData | undefined
}

/** Where nothing is left to name, nobody is asked. */
export async function nameSet(
  set: SetNaming,
  { labeler, terms, vocabulary }: LabelContext,
): Promise<SetNames> {
  if (set.asked.length + set.roles.length === 0) return { ...unnamed, dropped: set.refused }
  const tokens = set.asked.map(({ nameable }) => nameable)
  const outcome = await labeler.name({ tokens, roles: set.roles, vocabulary }, terms)
  return outcome.ok
    ? mergeNames(set, vocabulary, outcome.answer)
    : { ...unnamed, dropped: set.refused, problem: outcome.problem }
}
