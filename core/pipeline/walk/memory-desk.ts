/** Work in this process: frames are loaded one by one, and only what was seen in them is kept. */
import type { RunEvent } from '../../../shared/events.ts'
import { type ProblemData, asProblem } from '../../../shared/problem.ts'
import type { TokenSet } from '../../../shared/token-set.ts'
import { type ConcludeContext, conclude, wanted } from '../conclude/conclude.ts'
import type { Labels } from '../label/apply.ts'
import { candidatesOf, vocabularyOf } from '../label/candidates.ts'
import { type SetNames, labelFrame, nameSet, unnamed } from '../label/label.ts'
import type { FrameLabels } from '../label/merge.ts'
import { nameablesOf } from '../label/nameables.ts'
import type { Labeler, Terms } from '../label/port.ts'
import type { Purse } from '../label/terms.ts'
import type { Examined, Examiner, FrameInput } from '../ports.ts'
import type { Shelf } from './memory-journal.ts'
import { narrate, skippedIn } from './narrate.ts'
import type { Concluded, Desk } from './unit.ts'

export interface Labelling {
  readonly labeler: Labeler
  readonly terms: Terms & { readonly budget: Purse }
}

export interface MemoryContext extends ConcludeContext {
  readonly examine: Examiner
  /** Asks a model between measuring and concluding; absent: our rules alone. */
  readonly labelling?: Labelling | undefined
  readonly signal?: AbortSignal | undefined
}

interface Whole extends Concluded {
  readonly set: TokenSet
}

export interface MemoryDesk {
  readonly desk: Desk<Examined, Whole>
  readonly shelf: Shelf<Examined, Whole>
}

/**
 * @param load Frames by what they are called until they are loaded.
 * @param received Told of each that is.
 */
export function memoryDesk(
  load: ReadonlyMap<string, () => Promise<FrameInput>>,
  context: MemoryContext,
  received: (called: string, frame: FrameInput['frame']) => void,
  ended: (set: TokenSet) => void,
): MemoryDesk {
  const seen = new Map<string, Examined>()
  const frames: FrameLabels[] = []
  let named: Omit<Labels, 'frames'> = {}
  let refusal: ProblemData | undefined
  const labels = (): Labels | undefined => (context.labelling ? { frames, ...named } : context.labels)
  const loaded = (called: string) => (load.get(called) as () => Promise<FrameInput>)()
  const asking = ({ labeler, terms }: Labelling) => ({
    labeler,
    terms,
    vocabulary: vocabularyOf(context.types),
  })
  return {
    desk: {
      async examine(called, begun, found) {
        try {
          const input = await loaded(called)
          received(called, input.frame)
          begun()
          const done = await context.examine(input, {
            types: wanted(context).map((type) => type.name),
            onFound: found,
            ...(context.signal && { signal: context.signal }),
          })
          return { done }
        } catch (error) {
          return { problem: asProblem(error).toJSON() }
        }
      },
      async label(called) {
        const examined = seen.get(called) as Examined
        const known = candidatesOf(examined, context.types, context.options)
        // The picture is read again when its turn comes, rather than kept.
        const image = async () => (await loaded(called)).image
        return labelFrame({ frame: examined.frame, image, known }, asking(context.labelling as Labelling))
      },
      async name(): Promise<SetNames> {
        // Where no frame could be labelled, neither could the names.
        if (frames.length === 0) return { ...unnamed, problem: refusal }
        let refused = 0
        const onRefused = () => refused++
        const set = conclude([...seen.values()], { ...context, labels: { frames }, onRefused })
        return nameSet(nameablesOf(set, context.types, refused), asking(context.labelling as Labelling))
      },
      async conclude() {
        const failures: RunEvent[] = []
        const set = conclude([...seen.values()], {
          ...context,
          labels: labels(),
          onFailed: skippedIn(failures),
        })
        const { events } = narrate(new Map(), set)
        return { done: { set, tokens: set.primitives.length, events: [...failures, ...events] } }
      },
    },
    shelf: {
      examine: (called, result) => void ('done' in result && seen.set(called, result.done)),
      label(_, result) {
        if (result.labels) frames.push(result.labels)
        else if (result.label.status === 'unlabelled') refusal ??= result.label.problem
      },
      name: (_, { problem: __, ...names }) => void (named = names),
      conclude: (_, result) => void ('done' in result && ended(result.done.set)),
    },
  }
}
