/** What is done to each variable, in passes over all of them: all are made before any points to another. */
import type { Chosen } from '../plan/chosen.ts'
import type { Homes } from './homes.ts'
import { setMark } from '../things/variable/mark.ts'
import { type Snapshot, snapshot } from '../things/variable/snapshot.ts'
import type { Mark, Raw, VariableRef, VariableWork, Written } from '../things/types.ts'
import { isTokenRef } from '../things/values.ts'

export interface Job {
  readonly chosen: Chosen
  readonly work: VariableWork
  variable: Variable | null
  before: Snapshot | null
  state: 'waiting' | 'finished' | 'failed'
}

export interface Tools {
  readonly home: Homes
  readonly byId: ReadonlyMap<string, Variable>
  readonly standing: Map<string, Variable>
}

export type Pass = (job: Job) => void

export function passesOf({ home, byId, standing }: Tools): Pass[] {
  const theVariable = (job: Job): Variable => {
    if (!job.variable) throw new Error('It was deleted meanwhile.')
    return job.variable
  }
  const modeOf = ({ wanted, only }: VariableWork, mode: string): string | undefined =>
    only ?? home.of(wanted.collection).modes.get(mode)
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

  /** Names that others have to give up first: two tokens may swap theirs. */
  const waiting = new Map<Variable, string>()
  const rename = (variable: Variable, name: string) => {
    try {
      variable.name = name
    } catch {
      waiting.set(variable, name)
      variable.name = `${variable.name} (being renamed)`
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
        if (work.name !== undefined) rename(variable, work.name)
      }
      if (!work.moved) standing.set(work.wanted.token, theVariable(job))
    },
    (job) => {
      const name = waiting.get(theVariable(job))
      if (name !== undefined) theVariable(job).name = name
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
      if (!job.work.theirs) setMark(variable, markAfter(job, theVariable(job)))
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
