/** Carries out the lines of a plan, in passes: all are made before any points to another. */
import { keepText } from './chunks.ts'
import { localCollections, localVariables } from './local.ts'
import type { Planned } from './plan.ts'
import { type Homes, homes } from './homes.ts'
import { setMark } from './marks.ts'
import { ADOPTED } from './read-state.ts'
import { type Control, slices } from './slices.ts'
import { type Snapshot, snapshot } from './snapshot.ts'
import type { Entry, Mark, Raw, VariableRef, VariableWork, Work, Written } from './types.ts'
import { isTokenRef } from './values.ts'

export interface Chosen {
  readonly entry: Entry
  readonly work: Work
}

/** What was done to one variable; `before` is null for one that was made, `after` for one that was removed. */
export interface Done {
  readonly id: string
  readonly before: Snapshot | null
  readonly after: Snapshot | null
  readonly collection: string
  readonly type: VariableResolvedDataType
}

export interface Applied {
  readonly done: readonly Done[]
  /** Entries that were carried out to the end. */
  readonly finished: readonly Chosen[]
  readonly failed: readonly { readonly name: string; readonly reason: string }[]
  readonly cancelled: boolean
  readonly adoptedBefore: Readonly<Record<string, string>>
  readonly adoptedAfter: Readonly<Record<string, string>>
}

interface Job {
  readonly chosen: Chosen
  readonly work: VariableWork
  variable: Variable | null
  before: Snapshot | null
  state: 'waiting' | 'finished' | 'failed'
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
      const pause = slice.next()
      if (pause) await pause
    }
  }
  // What was made but not finished goes again: nothing can be bound to it yet, and the next plan makes it anew.
  for (const job of jobs.toReversed()) {
    if (job.state === 'finished' || job.before !== null) continue
    job.variable?.remove()
    job.variable = null
  }
  const done = jobs.flatMap(({ variable, before }): Done[] =>
    variable ? [doneTo(variable, before, snapshot(variable))] : [],
  )
  const finished = jobs.filter(({ state }) => state === 'finished').map((job) => job.chosen)
  const adoptedAfter = { ...adopted }
  if (!cancelled) {
    for (const one of chosen) {
      if (one.work.do === 'adopt') adoptedAfter[one.work.token] = one.work.target
      else if (one.work.do === 'remove') {
        const variable = byId.get(one.work.target)
        if (!variable) continue
        done.push({ ...doneTo(variable, snapshot(variable), null) })
        variable.remove()
      } else continue
      finished.push(one)
    }
    keepText(figma.root, ADOPTED, Object.keys(adoptedAfter).length === 0 ? '' : JSON.stringify(adoptedAfter))
  }
  home.tidy()
  failed.push(...home.refused.map((reason) => ({ name: 'Modes', reason })))
  return {
    done,
    finished,
    failed,
    cancelled,
    adoptedBefore: adopted,
    adoptedAfter: cancelled ? adopted : adoptedAfter,
  }
}

const doneTo = (variable: Variable, before: Snapshot | null, after: Snapshot | null): Done => ({
  id: variable.id,
  before,
  after,
  collection: variable.variableCollectionId,
  type: variable.resolvedType,
})

const reasonOf = (error: unknown) => (error instanceof Error ? error.message : String(error))

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

interface Tools {
  readonly home: Homes
  readonly byId: ReadonlyMap<string, Variable>
  readonly standing: Map<string, Variable>
}

type Pass = (job: Job) => void

function passesOf({ home, byId, standing }: Tools): Pass[] {
  const theVariable = (job: Job): Variable => {
    if (!job.variable) throw new Error('It was deleted meanwhile.')
    return job.variable
  }
  const modeOf = ({ wanted, adopted }: VariableWork, mode: string): string | undefined =>
    adopted ?? home.of(wanted.collection).modes.get(mode)
  const setValues = (job: Job, aliases: boolean) => {
    for (const [mode, value] of Object.entries(job.work.values)) {
      const modeId = modeOf(job.work, mode)
      if (modeId === undefined || isTokenRef(value) !== aliases) continue
      const variable = theVariable(job)
      if (!isTokenRef(value)) {
        variable.setValueForMode(modeId, value)
        continue
      }
      const target = standing.get(value.token)
      if (!target) throw new Error('The primitive it points to is not written: tick that one as well.')
      variable.setValueForMode(modeId, figma.variables.createVariableAlias(target))
    }
  }

  return [
    // Make or rename, and say at once whose it is: what a crash leaves behind is found by its mark.
    (job) => {
      const { work } = job
      if (work.target === null) {
        const { collection } = home.of(work.wanted.collection)
        const made = figma.variables.createVariable(work.wanted.name, collection, work.wanted.type)
        job.variable = made
        setMark(made, { id: work.wanted.token })
      } else {
        job.variable = byId.get(work.target) ?? null
        const variable = theVariable(job)
        job.before = snapshot(variable)
        if (work.name !== undefined) variable.name = work.name
      }
      standing.set(work.wanted.token, theVariable(job))
    },
    (job) => setValues(job, false),
    (job) => setValues(job, true),
    (job) => {
      if (job.work.scopes) theVariable(job).scopes = [...job.work.scopes]
    },
    (job) => {
      for (const [platform, text] of Object.entries(job.work.code)) {
        theVariable(job).setVariableCodeSyntax(platform as CodeSyntaxPlatform, text)
      }
    },
    (job) => {
      const variable = theVariable(job)
      const { description, hidden } = job.work
      if (description !== undefined && variable.description !== description)
        variable.description = description
      if (hidden !== undefined && variable.hiddenFromPublishing !== hidden) {
        variable.hiddenFromPublishing = hidden
      }
      // A variable that was only adopted stays the designer's own.
      if (job.work.adopted === undefined) setMark(variable, markAfter(job, theVariable(job)))
      job.state = 'finished'
    },
  ]

  function markAfter({ work, before }: Job, variable: Variable): Mark {
    const { wanted, keep } = work
    const last = before?.mark?.last
    const values: Record<string, Raw | VariableRef> = {}
    for (const [mode, value] of Object.entries(wanted.values)) {
      const modeId = modeOf(work, mode)
      const target = isTokenRef(value) ? standing.get(value.token) : null
      if (modeId === undefined || target === undefined) continue
      values[modeId] = target && isTokenRef(value) ? { variable: target.id } : (value as Raw)
    }
    const written: Written = {
      name: work.name ?? last?.name ?? variable.name,
      values: keep && last ? last.values : values,
      scopes: [...new Set([...(last?.scopes ?? []), ...wanted.scopes])],
      code: { ...last?.code, ...work.code },
      description: work.description ?? last?.description ?? '',
      hidden: work.hidden ?? last?.hidden ?? false,
      ...(keep ? { kept: keep } : {}),
    }
    return { id: wanted.token, last: written }
  }
}
