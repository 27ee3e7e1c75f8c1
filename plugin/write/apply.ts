/** Carries out the lines of a plan, in passes: all are made before any points to another. */
import { type Chosen, reasonOf } from './chosen.ts'
import { homes } from './homes.ts'
import { localCollections, localVariables } from './local.ts'
import { type Job, passesOf } from './passes.ts'
import type { Planned } from './plan.ts'
import { keepAdopted } from './adopted.ts'
import { type Control, pacer, slices } from './slices.ts'
import { type Snapshot, snapshot } from './snapshot.ts'
import { applyStyles } from './style-pass.ts'
import type { StyleDone } from './style-types.ts'
import type { VariableWork, Work } from './types.ts'

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
  const byId = new Map((await localVariables(collections)).map((variable) => [variable.id, variable]))
  const home = homes(planned.collections, collections)
  const standing = await standingOf(chosen, planned, byId)
  const jobs: Job[] = chosen.flatMap((one) =>
    one.work.do === 'variable'
      ? [{ chosen: one, work: one.work, variable: null, before: null, state: 'waiting' as const }]
      : [],
  )
  const failed: { name: string; reason: string }[] = []
  // Renames free names that others may need; stable, so that primitives stay before what points to them.
  const ordered = jobs.toSorted((a, b) => Number(a.work.target === null) - Number(b.work.target === null))
  const passes = passesOf({ home, byId, standing })
  const slice = slices(jobs.length * passes.length, control)
  let cancelled = false
  for (const [i, pass] of passes.entries()) {
    for (const job of i === 0 ? ordered : jobs) {
      cancelled ||= control.cancelled()
      if (cancelled) break
      if (job.state !== 'waiting') continue
      try {
        pass(job)
      } catch (error) {
        job.state = 'failed'
        failed.push({ name: job.chosen.entry.name, reason: reasonOf(error) })
      }
      const pause = slice()
      if (pause) await pause
    }
  }
  // What was made but not finished goes again: nothing can be bound to it yet, and the next plan makes it anew.
  for (const job of jobs.toReversed()) {
    if (job.state === 'finished' || job.before !== null) continue
    job.variable?.remove()
    job.variable = null
  }
  const done: Done[] = []
  const pace = pacer(() => control.now())
  for (const { variable, before } of jobs) {
    if (variable) done.push(doneTo(variable, before, snapshot(variable)))
    const pause = pace()
    if (pause) await pause
  }
  const finished = jobs.filter(({ state }) => state === 'finished').map((job) => job.chosen)
  const styles = await applyStyles(chosen, { planned, standing, control, failed, finished })
  cancelled ||= control.cancelled()
  const adoptions: Adoption[] = []
  if (!cancelled) {
    for (const one of chosen) {
      if (one.work.do === 'adopt') {
        const { token, target } = one.work
        if (adopted[token] !== target)
          adoptions.push({ token, before: adopted[token] ?? null, after: target })
      } else if (one.work.do === 'remove' && !one.work.style) {
        const variable = byId.get(one.work.target)
        if (!variable) continue
        done.push(doneTo(variable, snapshot(variable), null))
        variable.remove()
      } else continue
      finished.push(one)
    }
    keepAdopted({ ...adopted, ...Object.fromEntries(adoptions.map(({ token, after }) => [token, after])) })
  }
  home.tidy()
  failed.push(...home.refused.map((reason) => ({ name: 'Modes', reason })))
  return {
    done,
    styles,
    finished,
    failed,
    cancelled,
    adoptions,
  }
}

const doneTo = (variable: Variable, before: Snapshot | null, after: Snapshot | null): Done => ({
  id: variable.id,
  before,
  after,
  collection: variable.variableCollectionId,
  type: variable.resolvedType,
})

/** Which variable stands for each token, as far as it is there already. */
async function standingOf(
  chosen: readonly Chosen[],
  { entries }: Planned,
  byId: Map<string, Variable>,
): Promise<Map<string, Variable>> {
  const ids = new Map<string, string>()
  for (const { id, stands, work, choices } of entries) {
    const target = stands ?? [work, ...(choices ?? []).map((choice) => choice.work)].find(isOurs)?.target
    if (target) ids.set(id, target)
  }
  for (const { work } of chosen) if (work.do === 'adopt') ids.set(work.token, work.target)
  const standing = new Map<string, Variable>()
  for (const [token, id] of ids) {
    // Library variables are not among the local ones.
    const variable = byId.get(id) ?? (await figma.variables.getVariableByIdAsync(id))
    if (variable) standing.set(token, variable)
  }
  return standing
}

const isOurs = (work: Work | null): work is VariableWork => work?.do === 'variable' && work.target !== null
