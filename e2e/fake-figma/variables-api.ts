/** `figma.variables`: the asynchronous part, as `documentAccess: dynamic-page` asks for. */
import { idsIn, makeCollection } from './collections.ts'
import type { Doc } from './document.ts'
import { listed, strict } from './strict.ts'
import { makeVariable } from './variables.ts'

type Modelled =
  | 'getVariableByIdAsync'
  | 'getVariableCollectionByIdAsync'
  | 'getLocalVariablesAsync'
  | 'getLocalVariableCollectionsAsync'
  | 'createVariableCollection'
  | 'createVariableAlias'
  | 'createVariableAliasByIdAsync'
  | 'importVariableByKeyAsync'
  | 'setBoundVariableForEffect'
  | 'setBoundVariableForPaint'
export type FakeVariables = Pick<VariablesAPI, Modelled> & {
  createVariable(name: string, collection: VariableCollection, type: VariableResolvedDataType): Variable
}

export const variablesApi = (doc: Doc): FakeVariables => ({
  getVariableByIdAsync: async (id) => doc.variables.get(id) ?? null,
  getVariableCollectionByIdAsync: async (id) => doc.collections.get(id) ?? null,
  getLocalVariablesAsync: async (type) =>
    listed(
      [...doc.variables.values(), ...doc.zombies],
      (variable) =>
        !variable.remote && !doc.fresh.has(variable.id) && (!type || variable.resolvedType === type),
    ),
  getLocalVariableCollectionsAsync: async () => listed(doc.collections.values(), ({ remote }) => !remote),
  createVariableCollection(name) {
    doc.write('createVariableCollection')
    const collection = makeCollection(doc, name)
    doc.collections.set(collection.id, collection)
    return collection
  },
  createVariable(name, collection, type) {
    if (typeof collection === 'string') {
      throw new Error(
        'in createVariable: Cannot call with documentAccess: dynamic-page. Use a collection object instead.',
      )
    }
    const ids = idsIn.get(collection)
    if (!ids || !doc.collections.has(collection.id))
      throw new Error('in createVariable: Expected a VariableCollection node')
    if (ids.size >= doc.limits.variablesPerCollection) {
      throw new Error(`in createVariable: Limited to ${doc.limits.variablesPerCollection} variables only`)
    }
    const variable = strict('variable', makeVariable(doc, name, collection, type))
    doc.write('createVariable')
    doc.variables.set(variable.id, variable)
    ids.add(variable.id)
    // One timer for all that this turn of the event loop makes.
    if (doc.fresh.size === 0) setTimeout(() => doc.fresh.clear(), 0)
    doc.fresh.add(variable.id)
    return variable
  },
  createVariableAlias: (variable) => ({ type: 'VARIABLE_ALIAS', id: variable.id }),
  createVariableAliasByIdAsync: async (id) => {
    if (!doc.variables.has(id)) throw new Error(`in createVariableAliasByIdAsync: Variable ${id} not found`)
    return { type: 'VARIABLE_ALIAS', id }
  },
  async importVariableByKeyAsync(key) {
    for (const { collection, variables } of doc.libraries) {
      const variable = variables.find((one) => one.key === key)
      if (!variable) continue
      doc.collections.set(collection.id, collection)
      doc.variables.set(variable.id, variable)
      return variable
    }
    throw new Error(`in importVariableByKeyAsync: Variable with key "${key}" not found`)
  },
  // Answers a copy: the paints of a layer are set as a whole.
  setBoundVariableForPaint(paint, field, variable) {
    if (paint.type !== 'SOLID') throw new Error('in setBoundVariableForPaint: Only solid paints can be bound')
    const { boundVariables: _, ...rest } = paint
    if (!variable) return { ...rest }
    if (variable.resolvedType !== 'COLOR') {
      throw new Error('in setBoundVariableForPaint: Variable must be a color')
    }
    return { ...rest, boundVariables: { [field]: { type: 'VARIABLE_ALIAS', id: variable.id } } }
  },
  setBoundVariableForEffect(effect, field, variable) {
    const { boundVariables, ...rest } = effect as Effect & { boundVariables?: Record<string, VariableAlias> }
    const { [field]: _, ...others } = boundVariables ?? {}
    const bound = variable ? { ...others, [field]: { type: 'VARIABLE_ALIAS', id: variable.id } } : others
    return { ...rest, boundVariables: bound } as Effect
  },
})
