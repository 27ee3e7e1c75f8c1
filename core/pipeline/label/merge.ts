/** A model's answer about one frame, checked against what was asked. Whatever does not fit is dropped and counted. */
import { type certainties, components } from '../../../shared/label.ts'
import type { Use } from '../../../shared/token.ts'
import {
  type FrameAnswer,
  NO_ROLE,
  UNKNOWN,
  type Vocabulary,
  fontSchema,
  groupSchema,
  labelSchema,
} from './answer.ts'
import type { Known } from './candidates.ts'

/** What is said of one token of one frame. Plain JSON; it holds no value. */
export interface TokenLabel {
  readonly type: string
  /** Where it was seen: see `placeOf`. */
  readonly places: readonly string[]
  readonly role?: string | undefined
  readonly keep: boolean
  readonly certainty: (typeof certainties)[number]
  readonly components: readonly (typeof components)[number][]
  readonly family?: string | undefined
  readonly weight?: number | undefined
}
export interface FrameLabels {
  readonly frame: string
  readonly by: string
  readonly labels: readonly TokenLabel[]
  readonly dropped: number
}

type Draft = { -readonly [K in keyof TokenLabel]: TokenLabel[K] }

/** A role of its type, and something the value was seen as; where nobody knows what it was seen as, any role. */
export const fitsRole = (
  vocabulary: Vocabulary | undefined,
  role: string,
  seen: readonly (readonly [Use, number])[],
): boolean =>
  vocabulary?.roles.includes(role) === true &&
  (seen.length === 0 || seen.some(([use]) => vocabulary.uses[role]?.includes(use) !== false))

/** @param vocabulary The one that was asked with. */
export function mergeLabels(
  frame: string,
  by: string,
  known: readonly Known[],
  vocabulary: readonly Vocabulary[],
  answer: FrameAnswer,
): FrameLabels {
  const vocabularies = new Map(vocabulary.map((one) => [one.type, one]))
  const byId = new Map(known.map((one) => [one.candidate.id, one]))
  const drafts = new Map<string, Draft>()
  let dropped = 0
  const drop = () => void dropped++

  for (const entry of answer.labels) {
    const parsed = labelSchema.safeParse(entry)
    const about = parsed.success ? byId.get(parsed.data.id) : undefined
    if (!parsed.success || !about || drafts.has(parsed.data.id)) {
      drop()
      continue
    }
    const { id, role, keep, certainty } = parsed.data
    const fits = fitsRole(vocabularies.get(about.candidate.type), role, about.candidate.uses)
    if (role !== NO_ROLE && !fits) drop()
    drafts.set(id, {
      type: about.candidate.type,
      places: about.places,
      role: fits ? role : undefined,
      keep,
      certainty,
      components: [],
    })
  }
  for (const entry of answer.groups) {
    const parsed = groupSchema.safeParse(entry)
    if (!parsed.success) drop()
    else
      for (const id of new Set(parsed.data.ids)) {
        const draft = drafts.get(id)
        if (!draft) drop()
        else if (!draft.components.includes(parsed.data.component))
          draft.components = [...draft.components, parsed.data.component].toSorted(byList)
      }
  }
  for (const entry of answer.fonts) {
    const parsed = fontSchema.safeParse(entry)
    const draft = parsed.success ? drafts.get(parsed.data.id) : undefined
    const unstated = parsed.success ? (byId.get(parsed.data.id)?.candidate.unstated ?? []) : []
    if (
      !parsed.success ||
      !draft ||
      unstated.length === 0 ||
      draft.family !== undefined ||
      draft.weight !== undefined
    ) {
      drop()
      continue
    }
    const { family, weight } = parsed.data
    if (family !== UNKNOWN && unstated.includes('fontFamily')) draft.family = family
    if (weight !== UNKNOWN && unstated.includes('fontWeight')) draft.weight = Number(weight)
  }
  return { frame, by, labels: [...drafts.values()], dropped }
}

const byList = (a: (typeof components)[number], b: (typeof components)[number]): number =>
  components.indexOf(a) - components.indexOf(b)
