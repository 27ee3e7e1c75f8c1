/** The label unit: one measured frame, or the whole set, shown to a labeler; what it said comes back checked. */
import type { FrameLabel } from '../../shared/label.ts'
import type { RunOptions } from '../../shared/options.ts'
import { type ProblemData, asProblem } from '../../shared/problem.ts'
import type { TokenSet } from '../../shared/token-set.ts'
import type { Registry } from '../tokens/type.ts'
import { candidatesOf, vocabularyOf } from './label-candidates.ts'
import { type FrameLabels, mergeLabels } from './label-merge.ts'
import { type NamedToken, mergeNames, nameablesOf } from './label-names.ts'
import type { FrameQuestion, Labeler, Terms } from './label-port.ts'
import type { Examined } from './ports.ts'

export interface LabelContext {
  /** Every registered type, not only those of the run: the answer schema is made of them, and is always the same. */
  readonly types: Registry
  readonly options: RunOptions
  readonly labeler: Labeler
}

/** Never rejects for a failing model. `labels` is null where there are none. */
export async function labelFrame(
  examined: Examined,
  image: FrameQuestion['image'],
  { types, options, labeler }: LabelContext,
  terms: Terms,
): Promise<{ labels: FrameLabels | null; label: FrameLabel }> {
  const known = candidatesOf(examined, types, options)
  const { frame } = examined
  if (known.length === 0) {
    // Nothing was observed, so there is nothing to ask about.
    const label = { status: 'labelled', by: labeler.model, cached: true, labels: 0, dropped: 0 } as const
    return { labels: { frame: frame.id, by: labeler.model, labels: [], dropped: 0 }, label }
  }
  const candidates = known.map(({ candidate }) => candidate)
  const question = { frame, image, candidates, vocabulary: vocabularyOf(types) }
  const outcome = await labeler.label(question, terms).catch((error: unknown) => ({
    // The picture could not be loaded or cut.
    ok: false as const,
    reason: 'bad-request' as const,
    problem: asProblem(error).toJSON(),
  }))
  if (!outcome.ok)
    return { labels: null, label: { status: 'unlabelled', reason: outcome.reason, problem: outcome.problem } }
  const labels = mergeLabels(frame.id, outcome.by, known, outcome.answer)
  const { by, cached } = outcome
  return {
    labels,
    label: { status: 'labelled', by, cached, labels: labels.labels.length, dropped: labels.dropped },
  }
}

export interface SetNames {
  readonly names: readonly NamedToken[]
  readonly dropped: number
  /** Why the set was not named. */
  readonly problem?: ProblemData | undefined
}

/** @param set Concluded with the labels of the frames, and without names. Where nothing is left to name, nobody is asked. */
export async function nameSet(
  set: TokenSet,
  { types, labeler }: LabelContext,
  terms: Terms,
): Promise<SetNames> {
  const namings = nameablesOf(set, types)
  if (namings.length === 0) return { names: [], dropped: 0 }
  const tokens = namings.map(({ nameable }) => nameable)
  const outcome = await labeler.name({ tokens, vocabulary: vocabularyOf(types) }, terms)
  return outcome.ok
    ? mergeNames(set, namings, outcome.answer)
    : { names: [], dropped: 0, problem: outcome.problem }
}
