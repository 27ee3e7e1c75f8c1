/** Carries out the lines of a plan. */
import { keepAdopted } from '../file/adopted.ts'
import { type Control, giveWay } from '../pace.ts'
import { reachable } from '../readable.ts'
import { isStyle } from '../plan/carried.ts'
import type { Planned } from '../plan/plan.ts'
import type { Chosen, Entry } from '../plan/types.ts'
import { type StyleThing, openStyles } from '../things/style/thing.ts'
import type { OurStyle, StyleSnapshot, StyleWork } from '../things/style/types.ts'
import type { Done } from '../things/thing.ts'
import { type VariableThing, openVariables } from '../things/variable/thing.ts'
import type { VariableSnapshot, VariableWork } from '../things/variable/types.ts'
import { homes } from './homes.ts'
import { type Journal, reasonOf } from '../undo/journal.ts'
import { jobsOf, run } from './run.ts'
import { exactOf, stylePasses } from './styles.ts'
import { variablePasses } from './variables.ts'

/** `adopted`: token → what stands for it so far. */
export async function apply(
  chosen: readonly Chosen[],
  planned: Planned,
  adopted: Readonly<Record<string, string>>,
  journal: Journal,
  control: Control,
): Promise<void> {
  const variables = await openVariables()
  const home = homes(planned.collections, variables.collections)
  const standing = await standingFor(chosen, planned, variables.all)
  const variableJobs = await jobsOf<Variable, VariableSnapshot, VariableWork>(chosen, 'variable')
  await run(
    variableJobs,
    variables,
    variablePasses(variables, home, { standing, pages: planned.pages }),
    journal,
    control,
  )
  const styleJobs = await jobsOf<OurStyle, StyleSnapshot, StyleWork>(chosen, 'style')
  const styles = await openStyles(styleJobs.map(({ work: { target, body } }) => ({ id: target, body })))
  if (styleJobs.length > 0 && !control.cancelled()) {
    const exact = exactOf(standing, planned.values)
    await run(styleJobs, styles, stylePasses(styles, exact, planned.pages), journal, control)
  }
  if (!control.cancelled()) await adoptAll(chosen, adopted, journal)
  if (!control.cancelled()) await removeAll(chosen, [variables, styles], journal)
  home.tidy()
  journal.failed.push(...home.refused.map((reason) => ({ name: 'Modes', reason })))
}

async function adoptAll(
  chosen: readonly Chosen[],
  adopted: Readonly<Record<string, string>>,
  { adoptions, finished }: Journal,
): Promise<void> {
  const stands = new Map(Object.entries(adopted))
  for (const one of chosen) {
    await giveWay()
    if (one.work.do !== 'adopt') continue
    const { token, target } = one.work
    const before = stands.get(token) ?? null
    if (before !== target) adoptions.push({ token, before, after: target })
    stands.set(token, target)
    finished.push(one)
  }
  if (adoptions.length > 0) keepAdopted(Object.fromEntries(stands))
}

async function removeAll(
  chosen: readonly Chosen[],
  [variables, styles]: readonly [VariableThing, StyleThing],
  { done, finished, failed }: Journal,
): Promise<void> {
  for (const one of chosen) {
    await giveWay()
    if (one.work.do !== 'remove') continue
    try {
      const removed = remove(one.work.target, variables) ?? remove(one.work.target, styles)
      if (!removed) continue
      done.push(removed)
      finished.push(one)
    } catch (error) {
      failed.push({ name: one.entry.name, reason: reasonOf(error) })
    }
  }
}

function remove(id: string, thing: VariableThing | StyleThing): Done | null {
  const things = thing as VariableThing
  const one = things.all.get(id)
  if (!one) return null
  const made = things.done(one, things.snapshot(one), null)
  one.remove()
  return made
}

/** Token → variable that stands for it, as far as it is there already. */
async function standingFor(
  chosen: readonly Chosen[],
  { entries }: Planned,
  local: ReadonlyMap<string, Variable>,
): Promise<Map<string, Variable>> {
  const ids = new Map<string, string>()
  for (const entry of entries) {
    await giveWay()
    const target = standsFor(entry)
    if (target) ids.set(entry.id, target)
  }
  for (const { work } of chosen) {
    if (work.do === 'adopt' && !isStyle(work.target)) ids.set(work.token, work.target)
  }
  const standing = new Map<string, Variable>()
  for (const [token, id] of ids) {
    await giveWay()
    // Library variables are not among the local ones.
    const variable =
      local.get(id) ?? (await reachable(`variable ${id}`, () => figma.variables.getVariableByIdAsync(id)))
    if (variable) standing.set(token, variable)
  }
  return standing
}

function standsFor({ stands, work, choices = [] }: Entry): string | null {
  const works = [work, ...choices.map((choice) => choice.work)]
  const ours = works.find((one) => one?.do === 'variable' && one.target !== null)
  return stands ?? (ours?.do === 'variable' ? ours.target : null)
}
