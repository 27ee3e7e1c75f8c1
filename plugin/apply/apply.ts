/** Carries out the lines of a plan, in passes: all are made before any points to another. */
import { type Control, giveWay } from '../pace.ts'
import type { Chosen } from '../plan/chosen.ts'
import { homes } from './homes.ts'
import { localCollections, localVariables } from '../things/variable/local.ts'
import type { Planned } from '../plan/plan.ts'
import { keepAdopted } from '../file/adopted.ts'
import { makeAll } from './make-all.ts'
import { type Snapshot, snapshot } from '../things/variable/snapshot.ts'
import { applyStyles } from './style-pass.ts'
import type { StyleDone } from '../things/style/types.ts'
import type { VariableWork, Work } from '../things/types.ts'

/** What was done to one variable; `before` is null for one that was made, `after` for one that was removed. */
export interface Done {
  readonly id: string
  readonly before: Snapshot | null
  readonly after: Snapshot | null
  readonly collection: string
  readonly type: VariableResolvedDataType
}

/** What stood for a token before, and stands for it now. */
export interface Adoption {
  readonly token: string
  readonly before: string | null
  readonly after: string
}

export interface Applied {
  readonly done: readonly Done[]
  readonly styles: readonly StyleDone[]
  /** Entries that were carried out to the end. */
  readonly finished: readonly Chosen[]
  readonly failed: readonly { readonly name: string; readonly reason: string }[]
  readonly cancelled: boolean
  readonly adoptions: readonly Adoption[]
}

export async function apply(
  chosen: readonly Chosen[],
  planned: Planned,
  adopted: Readonly<Record<string, string>>,
  control: Control,
): Promise<Applied> {
  const collections = await localCollections()
  const byId = await localVariables(collections)
  const home = homes(planned.collections, collections)
  const standing = await idsOf(chosen, planned).then((ids) => variablesOf(ids, byId))
  const failed: { name: string; reason: string }[] = []
  const jobs = await makeAll(chosen, { home, byId, standing, failed, control })
  const done: Done[] = []
  const finished: Chosen[] = []
  for (const { chosen: one, variable, before, state } of jobs) {
    if (variable) done.push(doneTo(variable, before, snapshot(variable)))
    if (state === 'finished') finished.push(one)
    await giveWay()
  }
  const styles = await applyStyles(chosen, { planned, standing, control, failed, finished })
  const cancelled = control.cancelled()
  const adoptions: Adoption[] = []
  if (!cancelled) {
    const stands = new Map(Object.entries(adopted))
    for (const one of chosen) {
      await giveWay()
      if (one.work.do === 'adopt') {
        const { token, target } = one.work
        const before = stands.get(token) ?? null
        if (before !== target) adoptions.push({ token, before, after: target })
        stands.set(token, target)
      } else if (one.work.do === 'remove' && !one.work.style) {
        const variable = byId.get(one.work.target)
        if (!variable) continue
        done.push(doneTo(variable, snapshot(variable), null))
        variable.remove()
      } else continue
      finished.push(one)
    }
    if (adoptions.length > 0) keepAdopted(Object.fromEntries(stands))
  }
  home.tidy()
  failed.push(...home.refused.map((reason) => ({ name: 'Modes', reason })))
  return { done, styles, finished, failed, cancelled, adoptions }
}

const doneTo = (variable: Variable, before: Snapshot | null, after: Snapshot | null): Done => ({
  id: variable.id,
  before,
  after,
  collection: variable.variableCollectionId,
  type: variable.resolvedType,
})

/** Token → id of the variable that stands for it, as far as it is there already. */
async function idsOf(chosen: readonly Chosen[], { entries }: Planned): Promise<Map<string, string>> {
  const ids = new Map<string, string>()
  for (const { id, stands, work, choices } of entries) {
    await giveWay()
    const ours = isOurs(work) ? work : choices?.map((choice) => choice.work).find(isOurs)
    const target = stands ?? ours?.target
    if (target) ids.set(id, target)
  }
  for (const { work } of chosen) if (work.do === 'adopt') ids.set(work.token, work.target)
  return ids
}

async function variablesOf(
  ids: ReadonlyMap<string, string>,
  byId: ReadonlyMap<string, Variable>,
): Promise<Map<string, Variable>> {
  const standing = new Map<string, Variable>()
  for (const [token, id] of ids) {
    // Library variables are not among the local ones.
    const variable = byId.get(id) ?? (await figma.variables.getVariableByIdAsync(id))
    if (variable) standing.set(token, variable)
    await giveWay()
  }
  return standing
}

const isOurs = (work: Work | null): work is VariableWork => work?.do === 'variable' && work.target !== null
