/** Variables, with the rules that Figma documents and the error texts that people reported. */
import { forget } from './collections.ts'
import type { Doc } from './document.ts'
import { pluginData } from './plugin-data.ts'
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
