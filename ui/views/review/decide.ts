/** What people can do to a row, each with its sentence and its way back. */
import type { Curate } from '../../../shared/library.ts'
import type { Suggestion } from '../../../shared/token-set.ts'
import type { Panel } from '../../state/panel.ts'
import { mergeStep } from '../../state/review.ts'
import type { Renamed } from '../../state/renaming.ts'
import { cellSteps, newRoleSteps, rolesOn } from '../../state/role-cells.ts'
import { modesSeen, roleSteps } from '../../state/roles.ts'
import type { ItemRow, RoleRow, TokenRow } from '../../state/rows.ts'
import type { TableRow } from '../../state/sections.ts'
import { cleanUpSteps, type Group } from '../../state/twins.ts'
import { shortName } from './names.ts'

const idOf = (item: ItemRow): string | undefined => (item.row === 'role' ? item.semantic.id : item.token.id)
export const nameOf = (item: ItemRow): string =>
  shortName(item.row === 'role' ? item.semantic.path : item.token.path, item.type)

/** What a file keeps is changed by those who may change the file. */
export const canDecide = ({ shows, host }: Panel): boolean =>
  shows.value !== 'file' || host.figma?.canWrite === true

export function rename(panel: Panel, item: ItemRow, path: string[]): void {
  const before = nameOf(item)
  const name = shortName(path, item.type)
  take(panel, [item], `Renamed to ${name}`, `Called ${before} again`, (id) => [{ do: 'rename', id, path }])
}

export function exclude(panel: Panel, item: ItemRow): void {
  const excluded = !item.excluded
  const name = nameOf(item)
  const lost = item.row === 'token' && excluded ? lostWords(panel, [item]) : ''
  const [there, back] = [`Excluded ${name}${lost}`, `Brought back ${name}`]
  take(panel, [item], excluded ? there : back, excluded ? back : `${name} is excluded again`, (id) => [
    { do: 'exclude', id, excluded },
  ])
}

/** What a role loses is said at once: nothing breaks in silence. */
function lostWords({ review }: Panel, items: readonly TokenRow[]): string {
  const lost = items.flatMap(({ key }) => rolesOn(review.items.value, key))
  const [first, ...others] = lost
  if (!first) return ''
  const rest = others.length > 0 ? ` and ${others.length} more` : ''
  return `; ${first.role}${rest} ${others.length > 0 ? 'are' : 'is'} not set now`
}

export function describe(panel: Panel, item: ItemRow, description: string): void {
  const [what, undone] = [`Described ${nameOf(item)}`, `${nameOf(item)} has its former description`]
  take(panel, [item], what, undone, (id) => [{ do: 'describe', id, description }])
}

export function merge(panel: Panel, from: TokenRow, into: TokenRow): void {
  const steps = mergeStep(from, into)
  if (!steps) return panel.toasts.say('These two cannot be joined: they are of different sorts')
  const [a, b] = [nameOf(from), nameOf(into)]
  const roles = rolesOn(panel.review.items.value, from.key).map(({ role }) => role)
  const follow = roles.length > 0 ? `; ${roles.join(', ')} ${roles.length > 1 ? 'follow' : 'follows'}` : ''
  take(panel, [from], `Joined ${a} with ${b}${follow}`, `${a} and ${b} are two again`, () => steps)
  panel.review.selected.value = into.key
}

/** All groups of near twins in one step. */
export function cleanUp(panel: Panel, groups: readonly Group[]): void {
  const steps = cleanUpSteps(groups)
  const words = `${steps.length} near ${steps.length === 1 ? 'twin' : 'twins'}`
  send(panel, `Joined ${words}`, `${words} are apart again`, steps)
}

/** Several at once, undone at once. */
export function excludeMany(panel: Panel, items: readonly ItemRow[]): void {
  const excluded = items.some((item) => !item.excluded)
  const tokens = items.filter((item) => item.row === 'token')
  const [there, back] = [`Excluded ${items.length}`, `Brought back ${items.length}`]
  const what = excluded ? there + lostWords(panel, tokens) : back
  take(panel, items, what, excluded ? back : there, (id) => [{ do: 'exclude', id, excluded }])
}

/** All into the one that was seen most. */
export function mergeMany(panel: Panel, items: readonly TokenRow[]): void {
  const [into, ...others] = items.toSorted((a, b) => b.evidence.sightings - a.evidence.sightings)
  if (!into) return
  const steps = others.map((from) => mergeStep(from, into))
  if (steps.includes(null)) return panel.toasts.say('These cannot be joined: they are of different sorts')
  const words = `${others.length} with ${nameOf(into)}`
  send(
    panel,
    `Joined ${words}`,
    `${others.length + 1} stand by themselves again`,
    steps.flatMap((of) => of ?? []),
  )
}

export function renameMany(panel: Panel, renamed: readonly Renamed[]): void {
  const paths = new Map(renamed.map(({ item, path }) => [item.key, path]))
  const items = renamed.map(({ item }) => item)
  const words = `${items.length} ${items.length === 1 ? 'name' : 'names'}`
  take(panel, items, `Changed ${words}`, `${words} as before`, (id, item) => {
    const path = paths.get(item.key)
    return path ? [{ do: 'rename', id, path }] : []
  })
}

export function split(panel: Panel, item: TokenRow, id: string): void {
  const [what, undone] = [`${nameOf(item)} taken apart`, `${nameOf(item)} is joined again`]
  take(panel, [item], what, undone, () => [{ do: 'split', id }])
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
  const [is, isNot] = [`${nameOf(item)} is now ${role}`, `${nameOf(item)} is no longer ${role}`]
  const undone = `${role} is as it was before`
  take(panel, [item], taken ? isNot : is, undone, () => steps ?? [])
}

/** Sets one cell of a table of roles; `null` empties it. */
export function setCell(panel: Panel, row: RoleRow, mode: string, to: TokenRow | null): void {
  const { role } = row.semantic
  const where = row.cells.length > 1 ? ` in ${mode}` : ''
  const what = to ? `${role} is ${nameOf(to)}${where}` : `${role} is not set${where}`
  const before = row.points.find((point) => point.mode === mode)?.token
  const was = before ? shortName(before.path, row.type) : 'not set'
  const steps = cellSteps(row, mode, to?.token.id ?? null)
  if (to && to.token.id === undefined) return panel.toasts.say(NOT_KNOWN)
  take(panel, [row], what, `${role} is ${was}${where} again`, () => steps ?? [])
}

export function addRole(panel: Panel, table: TableRow, role: string): void {
  const { review } = panel
  const library = review.curating.library.value
  if (!library) return
  const steps = newRoleSteps(table, role, library, crypto.randomUUID())
  const [first] = steps
  send(panel, `${role} is there, not set yet`, `${role} is not set`, steps)
  if (first?.do === 'role') review.selected.value = `role ${first.id}`
}

export function accept(panel: Panel, { keep, drop }: Suggestion): void {
  const [into, from] = [panel.review.tokenAt(keep), panel.review.tokenAt(drop)]
  if (into && from) merge(panel, from, into)
}

export async function undo({ review, toasts }: Panel): Promise<void> {
  const { done, problem } = await review.curating.undo()
  if (problem) toasts.problem(problem)
  else if (done) toasts.say(`Undone: ${done.undone}`)
  else toasts.say('Nothing to undo')
}

export async function redo({ review, toasts }: Panel): Promise<void> {
  const { done, problem } = await review.curating.redo()
  if (problem) toasts.problem(problem)
  else if (done) toasts.say(`Done again: ${done.what}`)
  else toasts.say('Nothing to do again')
}

const NOT_KNOWN = 'This one is not in the library yet: measure once more'

/** One step for each of these rows, taken and undone as one. */
function take(
  panel: Panel,
  items: readonly ItemRow[],
  what: string,
  undone: string,
  stepsOf: (id: string, item: ItemRow) => Curate[],
): void {
  const known = items.flatMap((item) => {
    const id = idOf(item)
    return id === undefined ? [] : [{ id, item }]
  })
  if (known.length === 0) return panel.toasts.say(NOT_KNOWN)
  send(
    panel,
    what,
    undone,
    known.flatMap(({ id, item }) => stepsOf(id, item)),
  )
}

function send(panel: Panel, what: string, undone: string, steps: readonly Curate[]): void {
  const { review, toasts } = panel
  if (!canDecide(panel)) return toasts.say('You may look at this file, not change it')
  if (steps.length === 0) return
  void review.curating.take(what, steps, undone).then((problem) => {
    if (problem) toasts.problem(problem)
    else toasts.say(what, { label: 'Undo', run: () => void undo(panel) })
  })
}
