/** What people can do to a row, each with its sentence and its way back. */
import type { Curate } from '../../../shared/library.ts'
import type { Suggestion } from '../../../shared/token-set.ts'
import type { Panel } from '../../state/panel.ts'
import { mergeStep } from '../../state/review.ts'
import { modesSeen, roleSteps } from '../../state/roles.ts'
import type { ItemRow, TokenRow } from '../../state/rows.ts'
import { shortName } from './names.ts'

const idOf = (item: ItemRow): string | undefined => (item.row === 'role' ? item.semantic.id : item.token.id)
export const nameOf = (item: ItemRow): string =>
  shortName(item.row === 'role' ? item.semantic.path : item.token.path, item.type)

/** What a file keeps is changed by those who may change the file. */
export const canDecide = ({ shows, host }: Panel): boolean =>
  shows.value !== 'file' || host.figma?.canWrite === true

export function rename(panel: Panel, item: ItemRow, path: string[]): void {
  take(panel, item, `Renamed to ${path.slice(1).join('/')}`, (id) => [{ do: 'rename', id, path }])
}

export function exclude(panel: Panel, item: ItemRow): void {
  const excluded = !item.excluded
  const what = excluded ? `Excluded ${nameOf(item)}` : `Brought back ${nameOf(item)}`
  take(panel, item, what, (id) => [{ do: 'exclude', id, excluded }])
}

export function describe(panel: Panel, item: ItemRow, description: string): void {
  take(panel, item, `Described ${nameOf(item)}`, (id) => [{ do: 'describe', id, description }])
}

export function merge(panel: Panel, from: TokenRow, into: TokenRow): void {
  const steps = mergeStep(from, into)
  if (!steps) return panel.toasts.say('These two cannot be joined: they are of different sorts')
  take(panel, from, `Joined ${nameOf(from)} with ${nameOf(into)}`, () => steps)
  panel.review.selected.value = into.key
}

export function split(panel: Panel, item: TokenRow, id: string): void {
  take(panel, item, 'Taken apart again', () => [{ do: 'split', id }])
}

/** Theme modes of the frames that show it. */
export function modesOfToken({ review }: Panel, { evidence }: TokenRow): readonly string[] {
  const labels = new Map(review.evidence.frames.value.map(({ id, mode }) => [id, mode]))
  return modesSeen(
    evidence.frames.map((frame) => labels.get(frame)),
    review.set.value?.modes ?? [],
  )
}

/** Gives a role, or takes it where the token has it. */
export function giveRole(panel: Panel, item: TokenRow, role: string): void {
  const { review } = panel
  const [set, library] = [review.set.value, review.curating.library.value]
  if (!set || !library) return
  const seen = modesOfToken(panel, item)
  const mint = () => crypto.randomUUID()
  const steps = roleSteps({ item, role, items: review.items.value, set, library, seen, mint })
  const taken = steps?.some((step) => step.do === 'role' && Object.values(step.alias).includes(null))
  const what = taken ? `${nameOf(item)} is no longer ${role}` : `${nameOf(item)} is now ${role}`
  take(panel, item, what, () => steps ?? [])
}

export function accept(panel: Panel, { keep, drop }: Suggestion): void {
  const [into, from] = [panel.review.tokenAt(keep), panel.review.tokenAt(drop)]
  if (into && from) merge(panel, from, into)
}

export async function undo({ review, toasts }: Panel): Promise<void> {
  const { done, problem } = await review.curating.undo()
  if (problem) toasts.problem(problem)
  else if (done) toasts.say(`Undone: ${done.what}`)
}

function take(panel: Panel, item: ItemRow, what: string, stepsOf: (id: string) => Curate[]): void {
  const id = idOf(item)
  const { review, toasts } = panel
  if (!canDecide(panel)) return toasts.say('You may look at this file, not change it')
  if (id === undefined) return toasts.say('This one is not in the library yet: measure once more')
  void review.curating.take(what, stepsOf(id)).then((problem) => {
    if (problem) toasts.problem(problem)
    else toasts.say(what, { label: 'Undo', run: () => void undo(panel) })
  })
}
