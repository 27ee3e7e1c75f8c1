/** The label unit for all frames in one process: what `drive` does between measuring and concluding. */
import type { RunEvent } from '../../../shared/events.ts'
import { type ConcludeContext, conclude } from '../conclude/conclude.ts'
import type { Labels } from '../label/apply.ts'
import { candidatesOf, vocabularyOf } from '../label/candidates.ts'
import type { FrameLabels } from '../label/merge.ts'
import { nameablesOf } from '../label/nameables.ts'
import type { Labeler, Terms } from '../label/port.ts'
import type { Purse } from '../label/terms.ts'
import { labelFrame, nameSet } from '../label/label.ts'
import type { Examined } from '../ports.ts'

export interface Labelling {
  readonly labeler: Labeler
  readonly terms: Terms & { readonly budget: Purse }
}

export interface Seen {
  readonly examined: Examined
  readonly image: () => Promise<Uint8Array>
}

export const dollarsOf = (micros: number): number => Math.round(micros) / 1e6

/** Never rejects for a failing model: a frame without labels keeps what our rules say. */
export async function labelAll(
  seen: readonly Seen[],
  context: ConcludeContext,
  { labeler, terms }: Labelling,
  tell: (event: RunEvent) => void,
): Promise<Labels> {
  const frames: FrameLabels[] = []
  const { types, options } = context
  const asking = { labeler, terms, vocabulary: vocabularyOf(types) }
  const cost = () => dollarsOf(terms.budget.used().cost)
  let done = 0
  const one = async ({ examined, image }: Seen) => {
    const frame = examined.frame.id
    const known = candidatesOf(examined, types, options)
    const { labels, label } = await labelFrame({ frame: examined.frame, image, known }, asking)
    if (labels) frames.push(labels)
    tell({ event: 'labelled', frame, label, cost: cost() })
    tell({ event: 'progress', phase: 'labelling', done: ++done, total: seen.length })
  }
  for (const { examined } of seen) tell({ event: 'labelling', frame: examined.frame.id })
  await Promise.all(seen.map(one))
  // Where no frame could be labelled, neither could the names.
  if (frames.length === 0) return { frames }
  const all = seen.map(({ examined }) => examined)
  let refused = 0
  const set = conclude(all, { ...context, labels: { frames }, onRefused: () => refused++ })
  const { problem, ...named } = await nameSet(nameablesOf(set, types, refused), asking)
  tell({
    event: 'named',
    names: named.names.length,
    dropped: named.dropped,
    cost: cost(),
    ...(problem && { problem }),
  })
  return { frames, ...named }
}
