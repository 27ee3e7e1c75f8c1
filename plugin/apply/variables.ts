/** What is done to each variable. */
import { pagesAfter } from '../things/mark.ts'
import type { FileState, Raw, VariableRef } from '../things/types.ts'
import { isTokenRef } from '../things/values.ts'
import { variableMarks } from '../things/variable/mark.ts'
import type { VariableThing } from '../things/variable/thing.ts'
import type { VariableSnapshot, VariableWork, WrittenVariable } from '../things/variable/types.ts'
import type { Homes } from './homes.ts'
import type { Job, Passes } from './run.ts'

type VariableJob = Job<Variable, VariableSnapshot, VariableWork>

/** `standing`: token → variable that stands for it; grows as they are made. */
export function variablePasses(
  variables: VariableThing,
  home: Homes,
  { standing, pages }: { readonly standing: Map<string, Variable>; readonly pages: FileState['pages'] },
): Passes<VariableJob> {
  const theVariable = ({ thing }: VariableJob): Variable => {
    if (!thing) throw new Error('It was deleted meanwhile.')
    return thing
  }
  const modeOf = ({ wanted, only }: VariableWork, mode: string): string | undefined =>
    only ?? home.of(wanted.collection).modes.get(mode)
  const setValues = (job: VariableJob, aliases: boolean) => {
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
  /** What others point to is complete before they do. */
  const finish = (job: VariableJob, aliases: boolean) => {
    if (Object.values(job.work.wanted.values).some(isTokenRef) !== aliases) return
    if (!job.work.theirs) variableMarks.put(theVariable(job), markAfter(job, theVariable(job)))
    job.state = 'finished'
  }

  return {
    all: [
      // Make or rename, and say at once whose it is: what a crash leaves behind is found by its mark.
      (job) => {
        const { target, wanted, name, moved } = job.work
        if (target === null) {
          const { collection } = home.of(wanted.collection)
          job.thing = figma.variables.createVariable(wanted.name, collection, wanted.type)
          variableMarks.put(job.thing, { id: wanted.token })
        } else {
          job.thing = variables.all.get(target) ?? null
          const variable = theVariable(job)
          job.before = variables.snapshot(variable)
          if (name !== undefined) rename(variable, name)
        }
        if (!moved) standing.set(wanted.token, theVariable(job))
      },
      (job) => {
        const name = waiting.get(theVariable(job))
        if (name !== undefined) theVariable(job).name = name
      },
      (job) => setValues(job, false),
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
      },
      (job) => finish(job, false),
      (job) => setValues(job, true),
      (job) => finish(job, true),
    ],
    forget({ work, before }) {
      // What was there stays, and may still be pointed to.
      if (before === null) standing.delete(work.wanted.token)
    },
  }

  function markAfter({ work, before }: VariableJob, variable: Variable) {
    const { wanted, keep } = work
    const last = before?.mark?.last
    const values: Record<string, Raw | VariableRef> = {}
    for (const [mode, value] of Object.entries(wanted.values)) {
      const modeId = modeOf(work, mode)
      const target = isTokenRef(value) ? standing.get(value.token) : null
      if (modeId === undefined || target === undefined) continue
      values[modeId] = target && isTokenRef(value) ? { variable: target.id } : (value as Raw)
    }
    const written: WrittenVariable = {
      name: work.name ?? last?.name ?? variable.name,
      values: keep && last ? last.values : values,
      scopes: [...new Set([...(last?.scopes ?? []), ...wanted.scopes])],
      code: { ...last?.code, ...work.code },
      description: work.description ?? last?.description ?? '',
      hidden: work.hidden ?? last?.hidden ?? false,
      ...(keep ? { kept: keep } : {}),
    }
    return { id: wanted.token, last: written, ...pagesAfter(before?.mark, pages) }
  }
}
