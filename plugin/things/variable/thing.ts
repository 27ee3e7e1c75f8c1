/** The file's variables, as things that can be changed and taken back. */
import type { PlanChange } from '../../../shared/variables.ts'
import type { Thing } from '../thing.ts'
import type { FileValue } from '../types.ts'
import { isOther, isVariableRef, same } from '../values.ts'
import { showFile } from './compare.ts'
import { localCollections, localVariables } from './local.ts'
import { variableMarks } from './mark.ts'
import { variableSnapshot } from './read.ts'
import type { VariableDone, VariableSnapshot } from './types.ts'

export interface VariableThing extends Thing<Variable, VariableSnapshot, VariableDone> {
  readonly collections: readonly VariableCollection[]
}

export async function openVariables(): Promise<VariableThing> {
  const collections = await localCollections()
  return {
    collections,
    all: await localVariables(collections),
    snapshot: variableSnapshot,
    same: unedited,
    done: (variable, before, after) => ({
      thing: 'variable',
      id: variable.id,
      before,
      after,
      collection: variable.variableCollectionId,
      type: variable.resolvedType,
    }),
    show: changesOf,
    make({ before, collection, type }) {
      const home = collections.find(({ id }) => id === collection)
      if (!home) throw new Error('Its collection was deleted.')
      return figma.variables.createVariable(before?.name ?? '', home, type)
    },
    set,
  }
}

const platforms = ['WEB', 'ANDROID', 'iOS'] as const

/** Modes that came or went since do not count as an edit of the variable. */
const unedited = (now: VariableSnapshot, then: VariableSnapshot): boolean =>
  now.name === then.name &&
  now.description === then.description &&
  now.hidden === then.hidden &&
  now.scopes.join() === then.scopes.join() &&
  platforms.every((platform) => now.code[platform] === then.code[platform]) &&
  Object.entries(then.values).every(([mode, value]) => !(mode in now.values) || same(now.values[mode], value))

function changesOf(
  before: VariableSnapshot | null,
  after: VariableSnapshot | null,
  nameOfVariable: (id: string) => string,
): PlanChange[] {
  const show = (value: FileValue | undefined) =>
    value === undefined ? undefined : showFile(value, { nameOfVariable })
  const modes = [...new Set([...Object.keys(before?.values ?? {}), ...Object.keys(after?.values ?? {})])]
  const changes: PlanChange[] = modes
    .filter((mode) => !same(before?.values[mode], after?.values[mode]))
    .map((mode) => {
      const [from, to] = [show(before?.values[mode]), show(after?.values[mode])]
      return { what: 'value', ...(from && { before: from }), ...(to && { after: to }) }
    })
  if (before && after && before.name !== after.name) {
    changes.unshift({ what: 'name', before: { text: before.name }, after: { text: after.name } })
  }
  return changes
}

function set(variable: Variable, to: VariableSnapshot): void {
  const now = variableSnapshot(variable)
  if (now.name !== to.name) variable.name = to.name
  for (const [mode, value] of Object.entries(to.values)) {
    if (!same(now.values[mode], value)) variable.setValueForMode(mode, toFigma(value))
  }
  if (now.scopes.join() !== to.scopes.join()) variable.scopes = [...to.scopes]
  for (const platform of platforms) {
    const [is, was] = [now.code[platform], to.code[platform]]
    if (is === was) continue
    if (was === undefined) variable.removeVariableCodeSyntax(platform)
    else variable.setVariableCodeSyntax(platform, was)
  }
  if (now.description !== to.description) variable.description = to.description
  if (now.hidden !== to.hidden) variable.hiddenFromPublishing = to.hidden
  variableMarks.put(variable, to.mark)
}

function toFigma(value: FileValue): VariableValue {
  if (isVariableRef(value)) return { type: 'VARIABLE_ALIAS', id: value.variable }
  // As it was given to us.
  return isOther(value) ? (JSON.parse(value.other) as VariableValue) : value
}
