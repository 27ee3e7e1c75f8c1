/** Variables and collections as plain data. */
import type { FileValue } from '../types.ts'
import { roleOf, variableMarks } from './mark.ts'
import type { CollectionState, VariableSnapshot, VariableState } from './types.ts'

export const collectionState = (collection: VariableCollection): CollectionState => ({
  id: collection.id,
  name: collection.name,
  remote: collection.remote,
  modes: collection.modes.map(({ modeId, name }) => ({ modeId, name })),
  defaultMode: collection.defaultModeId,
  role: collection.remote ? null : roleOf(collection),
})

export const variableState = (variable: Variable): VariableState => ({
  id: variable.id,
  type: variable.resolvedType,
  collection: variable.variableCollectionId,
  remote: variable.remote,
  ...variableSnapshot(variable),
})

export const variableSnapshot = (variable: Variable): VariableSnapshot => ({
  name: variable.name,
  values: valuesOf(variable),
  scopes: [...variable.scopes],
  code: { ...variable.codeSyntax },
  description: variable.description,
  hidden: variable.hiddenFromPublishing,
  mark: variable.remote ? null : variableMarks.of(variable),
})

export const valuesOf = (variable: Variable): Record<string, FileValue> =>
  Object.fromEntries(Object.entries(variable.valuesByMode).map(([mode, value]) => [mode, fileValue(value)]))

export function fileValue(value: VariableValue): FileValue {
  if (typeof value === 'number' || typeof value === 'string') return value
  if (typeof value === 'object' && 'type' in value && value.type === 'VARIABLE_ALIAS') {
    return { variable: value.id }
  }
  // A color without alpha is opaque.
  if (typeof value === 'object' && 'r' in value) {
    return { r: value.r, g: value.g, b: value.b, a: 'a' in value ? value.a : 1 }
  }
  return { other: JSON.stringify(value) }
}
