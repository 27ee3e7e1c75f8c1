/** Variables and their collections, with the rules that Figma documents and the error texts that people reported. */
import type { Doc } from './document.ts'
import { pluginData } from './plugin-data.ts'
import { strict } from './strict.ts'
import { checkedScopes, checkedValue, initialValue } from './values.ts'

/** Names per collection, so that 5,000 creations stay linear. */
const namesIn = new WeakMap<VariableCollection, Set<string>>()

function checkName(where: string, name: string, names: Set<string>): void {
  if (typeof name !== 'string' || name.trim() === '' || /[.{}]/.test(name)) {
    throw new Error(`in ${where}: invalid variable name`)
  }
  if (names.has(name)) throw new Error(`in ${where}: duplicate variable name`)
}

const notReadOnly = (remote: boolean, where: string) => {
  if (remote) throw new Error(`in ${where}: Cannot write to a variable of a library`)
}

export function makeVariable(
  doc: Doc,
  first: string,
  collection: VariableCollection,
  type: VariableResolvedDataType,
  remote = false,
): Variable {
  const id = doc.id(remote ? 'VariableID:remote/' : 'VariableID:')
  const names = namesIn.get(collection) ?? new Set()
  namesIn.set(collection, names)
  checkName('createVariable', first, names)
  names.add(first)
  let name = first
  let description = ''
  let hidden = false
  let scopes: VariableScope[] = ['ALL_SCOPES']
  const codeSyntax: { [platform in CodeSyntaxPlatform]?: string } = {}
  const values = Object.fromEntries(collection.modes.map(({ modeId }) => [modeId, initialValue(type)]))
  const write = (what: string) => {
    notReadOnly(remote, what)
    doc.write(what)
  }
  const variable: Variable = {
    ...pluginData(doc),
    id,
    key: `key-${id}`,
    remote,
    resolvedType: type,
    variableCollectionId: collection.id,
    get name() {
      return name
    },
    set name(next) {
      if (next !== name) checkName('set_name', next, names)
      write('set_name')
      names.delete(name)
      names.add(next)
      name = next
    },
    get description() {
      return description
    },
    set description(next) {
      write('set_description')
      description = next
    },
    get hiddenFromPublishing() {
      return hidden
    },
    set hiddenFromPublishing(next) {
      write('set_hiddenFromPublishing')
      hidden = next
    },
    get scopes() {
      return [...scopes]
    },
    set scopes(next) {
      const checked = checkedScopes(type, next)
      write('set_scopes')
      scopes = checked
    },
    get codeSyntax() {
      return { ...codeSyntax }
    },
    setVariableCodeSyntax(platform, value) {
      write('setVariableCodeSyntax')
      codeSyntax[platform] = value
    },
    removeVariableCodeSyntax(platform) {
      write('removeVariableCodeSyntax')
      delete codeSyntax[platform]
    },
    get valuesByMode() {
      // A mode that came later starts with the default mode's value.
      return Object.fromEntries(
        collection.modes.map(({ modeId }) => [
          modeId,
          values[modeId] ?? values[collection.defaultModeId] ?? initialValue(type),
        ]),
      )
    },
    setValueForMode(modeId, value) {
      if (!collection.modes.some((mode) => mode.modeId === modeId)) {
        throw new Error(`in setValueForMode: Mode with id ${modeId} not found`)
      }
      const checked = checkedValue(doc, variable, value)
      write('setValueForMode')
      values[modeId] = checked
    },
    remove() {
      write('remove')
      names.delete(name)
      doc.variables.delete(id)
      forget(collection, id)
    },
    getPublishStatusAsync: async () => 'UNPUBLISHED',
    resolveForConsumer: () => unmodelled('resolveForConsumer'),
    valuesByModeForCollectionAsync: async () => unmodelled('valuesByModeForCollectionAsync'),
    removeOverrideForMode: () => unmodelled('removeOverrideForMode'),
  }
  return variable
}

function unmodelled(what: string): never {
  throw new Error(`variable.${what} is not modelled by the fake`)
}

const idsIn = new WeakMap<VariableCollection, Set<string>>()
const forget = (collection: VariableCollection, id: string) => idsIn.get(collection)?.delete(id)

export function makeCollection(doc: Doc, first: string, remote = false): VariableCollection {
  const id = doc.id('VariableCollectionId:')
  const newMode = (name: string) => ({ modeId: doc.id(''), name })
  let name = first
  let hidden = false
  const modes = [newMode('Mode 1')]
  const ids = new Set<string>()
  const modeName = (where: string, text: string) => {
    if (text.trim() === '' || text.length > 40)
      throw new Error(`in ${where}: Mode name must be 1–40 characters`)
    if (modes.some((mode) => mode.name === text)) throw new Error(`in ${where}: duplicate mode name`)
  }
  const collection: VariableCollection = {
    ...pluginData(doc),
    id,
    key: `key-${id}`,
    remote,
    isExtension: false,
    get name() {
      return name
    },
    set name(next) {
      doc.write('set_collection_name')
      name = next
    },
    get hiddenFromPublishing() {
      return hidden
    },
    set hiddenFromPublishing(next) {
      doc.write('set_collection_hidden')
      hidden = next
    },
    get modes() {
      return modes.map((mode) => ({ ...mode }))
    },
    get defaultModeId() {
      return modes[0]?.modeId ?? ''
    },
    get variableIds() {
      return [...ids]
    },
    addMode(text) {
      if (modes.length >= doc.limits.modes) {
        throw new Error(`in addMode: Limited to ${doc.limits.modes} modes only`)
      }
      modeName('addMode', text)
      doc.write('addMode')
      const mode = newMode(text)
      modes.push(mode)
      return mode.modeId
    },
    renameMode(modeId, text) {
      const mode = modes.find((one) => one.modeId === modeId)
      if (!mode) throw new Error('in renameMode: Mode not found')
      if (mode.name !== text) modeName('renameMode', text)
      doc.write('renameMode')
      mode.name = text
    },
    removeMode(modeId) {
      if (modes.length === 1) throw new Error('in removeMode: Cannot remove the only mode')
      doc.write('removeMode')
      modes.splice(
        modes.findIndex((mode) => mode.modeId === modeId),
        1,
      )
    },
    remove() {
      doc.write('remove_collection')
      doc.collections.delete(id)
      for (const variable of doc.variables.values()) {
        if (variable.variableCollectionId !== id) continue
        doc.variables.delete(variable.id)
        doc.zombies.push(variable)
      }
    },
    extend: () => {
      throw new Error('in extend: Cannot create extended collections outside of enterprise plan.')
    },
    getPublishStatusAsync: async () => 'UNPUBLISHED',
  }
  const wrapped = strict('variable collection', collection)
  idsIn.set(wrapped, ids)
  return wrapped
}

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
export type FakeVariables = Pick<VariablesAPI, Modelled> & {
  createVariable(name: string, collection: VariableCollection, type: VariableResolvedDataType): Variable
}

export const variablesApi = (doc: Doc): FakeVariables => ({
  getVariableByIdAsync: async (id) => doc.variables.get(id) ?? null,
  getVariableCollectionByIdAsync: async (id) => doc.collections.get(id) ?? null,
  getLocalVariablesAsync: async (type) =>
    [...doc.variables.values(), ...doc.zombies].filter(
      (variable) =>
        !variable.remote && !doc.fresh.has(variable.id) && (!type || variable.resolvedType === type),
    ),
  getLocalVariableCollectionsAsync: async () => [...doc.collections.values()].filter(({ remote }) => !remote),
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
    doc.fresh.add(variable.id)
    setTimeout(() => doc.fresh.delete(variable.id), 0)
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
  setBoundVariableForEffect(effect, field, variable) {
    const { boundVariables, ...rest } = effect as Effect & { boundVariables?: Record<string, VariableAlias> }
    const { [field]: _, ...others } = boundVariables ?? {}
    const bound = variable ? { ...others, [field]: { type: 'VARIABLE_ALIAS', id: variable.id } } : others
    return { ...rest, boundVariables: bound } as Effect
  },
})
