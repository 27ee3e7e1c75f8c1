/** Variables as Figma's REST API answers them, and as the plugin "variables2json" writes them: collections with modes. */
import type { Layered, Mode } from './dialects.ts'
import { isForLengths } from './figma-scopes.ts'
import { type Json, isObject } from './tree.ts'

export const isFigmaExport = (document: Json): boolean => isRest(document) || isList(document['collections'])

const isRest = ({ meta }: Json): boolean => isObject(meta) && isObject(meta['variables'])
const isList = (value: unknown): value is Json[] =>
  Array.isArray(value) && value.length > 0 && value.every(isObject)

interface Variable {
  /** What an alias calls it by: its id, or its collection and name. */
  readonly key: string
  readonly collection: string
  readonly path: readonly string[]
  readonly type: string
  readonly description?: unknown
  readonly scopes?: unknown
  /** In each mode, the collection's first one first. */
  readonly values: readonly (readonly [string, unknown])[]
}

export function fromFigma(document: Json): Layered {
  const variables = apart(
    isRest(document)
      ? fromRest(document['meta'] as Json)
      : fromCollections(document['collections'] as Json[]),
  )
  const names = [...new Set(variables.flatMap(({ values }) => values.slice(1).map(([mode]) => mode)))]
  const [first] =
    variables.find(({ values }) => values.length > 1)?.values[0] ?? variables[0]?.values[0] ?? []
  const inMode = (mode?: string): Json =>
    treeOf(variables, (values) => values.find(([name]) => name === mode)?.[1] ?? values[0]?.[1])
  return {
    from: 'figma',
    base: inMode(),
    ...(first === undefined ? {} : { baseMode: first }),
    modes: names.filter((name) => name !== first).map((name): Mode => ({ name, document: inMode(name) })),
    notes: [],
  }
}

/** A value that is another variable's. */
interface Pointer {
  readonly points: string
  readonly name: string
}
const isPointer = (value: unknown): value is Pointer => isObject(value) && typeof value['points'] === 'string'

/** Names are unique in a collection alone: a second one of a name stands in a group named after its collection. */
function apart(variables: readonly Variable[]): Variable[] {
  const taken = new Set<string>()
  const paths = new Map<string, readonly string[]>()
  const placed = variables.map((one) => {
    let path = one.path
    for (let n = 1; taken.has(path.join('/')); n++)
      path = [n === 1 ? one.collection : `${one.collection} ${n}`, ...one.path]
    taken.add(path.join('/'))
    if (!paths.has(one.key)) paths.set(one.key, path)
    return { ...one, path }
  })
  const spelled = (value: unknown): unknown =>
    isPointer(value) ? `{${(paths.get(value.points) ?? value.name.split('/')).join('.')}}` : value
  return placed.map((one) => ({ ...one, values: one.values.map(([mode, value]) => [mode, spelled(value)]) }))
}

function treeOf(variables: readonly Variable[], valueOf: (values: Variable['values']) => unknown): Json {
  const root: Json = {}
  for (const { path, type, description, scopes, values } of variables) {
    const group = path.slice(0, -1).reduce<Json>((parent, name) => (parent[name] ??= {}) as Json, root)
    const known = group[path.at(-1) ?? '']
    const token = {
      $type: type,
      $value: valueOf(values),
      ...(typeof description === 'string' && description !== '' ? { $description: description } : {}),
      ...(Array.isArray(scopes) ? { $extensions: { 'com.figma.scopes': scopes } } : {}),
    }
    // Figma's names may nest where files' may not.
    if (isObject(known)) known['$root'] = token
    else group[path.at(-1) ?? ''] = token
  }
  return root
}

const TYPES: Readonly<Record<string, string>> = { color: 'color', string: 'string', boolean: 'boolean' }

/** A number that is offered for lengths alone is one. */
function typeOf(type: unknown, scopes: unknown): string {
  const plain = String(type).toLowerCase()
  if (plain !== 'float' && plain !== 'number') return TYPES[plain] ?? plain
  return isForLengths(scopes) ? 'dimension' : 'number'
}

const spelled = (value: unknown, type: string): unknown =>
  type === 'dimension' && typeof value === 'number' ? { value, unit: 'px' } : value

function fromRest({ variables, variableCollections }: Json): Variable[] {
  const all = isObject(variables) ? variables : {}
  const collections = isObject(variableCollections) ? variableCollections : {}
  const nameOf = (id: unknown): unknown =>
    isObject(all[String(id)]) ? (all[String(id)] as Json)['name'] : id
  return Object.entries(all)
    .filter((entry): entry is [string, Json] => isObject(entry[1]))
    .map(([key, one]): Variable => {
      const type = typeOf(one['resolvedType'], one['scopes'])
      const id = String(one['variableCollectionId'])
      const collection = collections[id]
      const modes = isObject(collection) && isList(collection['modes']) ? collection['modes'] : []
      const values = isObject(one['valuesByMode']) ? one['valuesByMode'] : {}
      const written = (value: unknown) =>
        isObject(value) && value['type'] === 'VARIABLE_ALIAS'
          ? { points: String(value['id']), name: String(nameOf(value['id'])) }
          : spelled(value, type)
      const ids =
        modes.length > 0
          ? modes.map((mode) => [mode['modeId'], mode['name']])
          : Object.keys(values).map((id) => [id, id])
      return {
        key,
        collection: isObject(collection) && typeof collection['name'] === 'string' ? collection['name'] : id,
        path: String(one['name']).split('/'),
        type,
        description: one['description'],
        scopes: one['scopes'],
        values: ids.map(([id, name]) => [String(name), written(values[String(id)])]),
      }
    })
}

function fromCollections(collections: readonly Json[]): Variable[] {
  return collections.flatMap(({ modes, name: collection }) => {
    if (!isList(modes)) return []
    const names = new Map<string, Variable>()
    for (const mode of modes) {
      for (const one of isList(mode['variables']) ? mode['variables'] : []) {
        const type = typeOf(one['type'], one['scopes'])
        const value =
          one['isAlias'] === true && isObject(one['value'])
            ? {
                points: `${String(one['value']['collection'])} ${String(one['value']['name'])}`,
                name: String(one['value']['name']),
              }
            : spelled(one['value'], type)
        const known = names.get(String(one['name']))
        const values = [...(known?.values ?? []), [String(mode['name']), value] as const]
        names.set(String(one['name']), {
          key: `${String(collection)} ${String(one['name'])}`,
          collection: String(collection),
          path: String(one['name']).split('/'),
          type,
          description: one['description'],
          scopes: one['scopes'],
          values,
        })
      }
    }
    return [...names.values()]
  })
}
