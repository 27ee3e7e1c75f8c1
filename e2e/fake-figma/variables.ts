/** Variables, with the rules that Figma documents and the error texts that people reported. */
import { forget } from './collections.ts'
import type { Doc } from './document.ts'
import { pluginData } from './plugin-data.ts'
import { checkedScopes, checkedValue, initialValue } from './values.ts'

/** Names per collection, so that 5,000 creations stay linear. */
const namesIn = new WeakMap<VariableCollection, Set<string>>()

function checkName(where: string, name: string, names: Set<string>): void {
  const segments = typeof name === 'string' ? name.split('/') : ['']
  if (/[.{}]/.test(name) || segments.some((one) => one.trim() === '' || one.startsWith('$'))) {
    throw new Error(`in ${where}: invalid variable name`)
  }
  if (names.has(name)) throw new Error(`in ${where}: duplicate variable name`)
}

const notReadOnly = (remote: boolean, where: string) => {
  if (remote) throw new Error(`in ${where}: Cannot write to a variable of a library`)
}

interface State {
  readonly id: string
  readonly type: VariableResolvedDataType
  readonly collection: VariableCollection
  readonly names: Set<string>
  readonly remote: boolean
  name: string
  description: string
  hidden: boolean
  scopes: VariableScope[]
  readonly codeSyntax: { [platform in CodeSyntaxPlatform]?: string }
  readonly values: Record<string, VariableValue>
}

const STATE = Symbol('state')
type Made = Variable & { readonly [STATE]: State }

/** One set of methods per file: 5,000 variables with forty closures each would be a test of the garbage collector. */
const methodsOf = new WeakMap<Doc, object>()

export function makeVariable(
  doc: Doc,
  name: string,
  collection: VariableCollection,
  type: VariableResolvedDataType,
  remote = false,
): Variable {
  const names = namesIn.get(collection) ?? new Set()
  namesIn.set(collection, names)
  checkName('createVariable', name, names)
  names.add(name)
  const methods = methodsOf.get(doc) ?? variableMethods(doc)
  methodsOf.set(doc, methods)
  const state: State = {
    id: doc.id(remote ? 'VariableID:remote/' : 'VariableID:'),
    type,
    collection,
    names,
    remote,
    name,
    description: '',
    hidden: false,
    scopes: ['ALL_SCOPES'],
    codeSyntax: {},
    values: Object.fromEntries(collection.modes.map(({ modeId }) => [modeId, initialValue(type)])),
  }
  return Object.assign(Object.create(methods) as Made, { [STATE]: state })
}

function variableMethods(doc: Doc): object {
  const write = ({ remote }: State, what: string) => {
    notReadOnly(remote, what)
    doc.write(what)
  }
  const methods: ThisType<Made> & Variable = {
    ...pluginData(doc),
    get id() {
      return this[STATE].id
    },
    get key() {
      return `key-${this[STATE].id}`
    },
    get remote() {
      return this[STATE].remote
    },
    get resolvedType() {
      return this[STATE].type
    },
    get variableCollectionId() {
      return this[STATE].collection.id
    },
    get name() {
      return this[STATE].name
    },
    set name(next) {
      const state = this[STATE]
      if (next !== state.name) checkName('set_name', next, state.names)
      write(state, 'set_name')
      state.names.delete(state.name)
      state.names.add(next)
      state.name = next
    },
    get description() {
      return this[STATE].description
    },
    set description(next) {
      write(this[STATE], 'set_description')
      this[STATE].description = next
    },
    get hiddenFromPublishing() {
      return this[STATE].hidden
    },
    set hiddenFromPublishing(next) {
      write(this[STATE], 'set_hiddenFromPublishing')
      this[STATE].hidden = next
    },
    get scopes() {
      return [...this[STATE].scopes]
    },
    set scopes(next) {
      const checked = checkedScopes(this[STATE].type, next)
      write(this[STATE], 'set_scopes')
      this[STATE].scopes = checked
    },
    get codeSyntax() {
      return { ...this[STATE].codeSyntax }
    },
    setVariableCodeSyntax(platform, value) {
      write(this[STATE], 'setVariableCodeSyntax')
      this[STATE].codeSyntax[platform] = value
    },
    removeVariableCodeSyntax(platform) {
      write(this[STATE], 'removeVariableCodeSyntax')
      delete this[STATE].codeSyntax[platform]
    },
    get valuesByMode() {
      const { collection, values, type } = this[STATE]
      // A mode that came later starts with the default mode's value.
      return Object.fromEntries(
        collection.modes.map(({ modeId }) => [
          modeId,
          values[modeId] ?? values[collection.defaultModeId] ?? initialValue(type),
        ]),
      )
    },
    setValueForMode(modeId, value) {
      const state = this[STATE]
      if (!state.collection.modes.some((mode) => mode.modeId === modeId)) {
        throw new Error(`in setValueForMode: Mode with id ${modeId} not found`)
      }
      const checked = checkedValue(doc, this, value)
      write(state, 'setValueForMode')
      state.values[modeId] = checked
    },
    remove() {
      const { id, name, names, collection } = this[STATE]
      write(this[STATE], 'remove')
      names.delete(name)
      doc.variables.delete(id)
      forget(collection, id)
    },
    getPublishStatusAsync: async () => 'UNPUBLISHED',
    resolveForConsumer: () => unmodelled('resolveForConsumer'),
    valuesByModeForCollectionAsync: async () => unmodelled('valuesByModeForCollectionAsync'),
    removeOverrideForMode: () => unmodelled('removeOverrideForMode'),
  }
  return methods
}

function unmodelled(what: string): never {
  throw new Error(`variable.${what} is not modelled by the fake`)
}
