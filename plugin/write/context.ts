/** Everything that planning looks things up in, built once: maps, no searching inside loops. */
import type { Names } from './compare.ts'
import { type Hit, type Resolve, indexByValue, resolver } from './index-by-value.ts'
import type {
  CollectionRole,
  CollectionState,
  FileState,
  Raw,
  VariableState,
  WantedCollection,
  WantedVariable,
} from './types.ts'
import { isTokenRef } from './values.ts'
import type { Wanted } from './wanted.ts'

export interface PlannedCollection {
  readonly wanted: WantedCollection
  /** Null: make it. */
  readonly found: CollectionState | null
  /** Mode name → mode id, null for modes that have to be made. */
  readonly modes: ReadonlyMap<string, string | null>
}
export type PlannedCollections = ReadonlyMap<CollectionRole, PlannedCollection>

export interface Context {
  readonly state: FileState
  readonly collections: PlannedCollections
  readonly collectionById: ReadonlyMap<string, CollectionState>
  readonly byId: ReadonlyMap<string, VariableState>
  readonly byToken: ReadonlyMap<string, VariableState>
  /** `collection id/name` → variable. */
  readonly byName: ReadonlyMap<string, VariableState>
  readonly byValue: ReadonlyMap<string, readonly Hit[]>
  readonly resolve: Resolve
  readonly names: Names
  /** By token. */
  readonly wanted: ReadonlyMap<string, WantedVariable>
  /** Token → variable that stands for it; grows while planning. */
  readonly standing: Map<string, string>
  /** The plain value of each wanted primitive. */
  readonly valueOf: ReadonlyMap<string, Raw>
}

export function* contextOf(wanted: Wanted, state: FileState): Generator<void, Context> {
  const collections = new Map(
    wanted.collections.map((collection) => [collection.role, findCollection(collection, state)]),
  )
  const byId = new Map(state.variables.map((variable) => [variable.id, variable]))
  const standing = new Map<string, string>()
  const byWanted = new Map(wanted.variables.map((variable) => [variable.token, variable]))
  const nameOfVariable = (id: string) => byId.get(id)?.name ?? 'a variable that is gone'
  yield
  const resolve = resolver(state)
  const byValue = yield* indexByValue(state, resolve)
  const byToken = tokensOf(state, collections)
  yield
  const byName = new Map(
    state.variables.map((variable) => [`${variable.collection}/${variable.name}`, variable]),
  )
  yield
  return {
    state,
    collections,
    collectionById: new Map(state.collections.map((collection) => [collection.id, collection])),
    byId,
    byToken,
    byName,
    byValue,
    resolve,
    names: {
      standsFor: (token) => standing.get(token) ?? null,
      nameOfToken: (token) => {
        const id = standing.get(token)
        return id === undefined ? (byWanted.get(token)?.name ?? token) : nameOfVariable(id)
      },
      nameOfVariable,
    },
    wanted: byWanted,
    standing,
    valueOf: new Map(
      wanted.variables.flatMap(({ token, values }) => {
        const [value] = Object.values(values)
        return value === undefined || isTokenRef(value) ? [] : [[token, value] as const]
      }),
    ),
  }
}

/** By our mark, whatever its name is now; else by name. */
function findCollection(wanted: WantedCollection, state: FileState): PlannedCollection {
  const found =
    state.collections.find(({ role }) => role === wanted.role) ??
    state.collections.find(({ name, role, remote }) => role === null && !remote && name === wanted.name) ??
    null
  const modes = new Map(
    wanted.modes.map((mode) => [mode, found?.modes.find(({ name }) => name === mode)?.modeId ?? null]),
  )
  // One wanted mode is whatever the collection's default mode is called.
  const [only] = wanted.modes
  if (found && wanted.modes.length === 1 && only !== undefined && modes.get(only) === null) {
    modes.set(only, found.defaultMode)
  }
  return { wanted, found, modes }
}

/** A copy that somebody made carries our mark too: the one in a collection of ours is it, then the first. */
function tokensOf(state: FileState, collections: PlannedCollections): Map<string, VariableState> {
  const homes = new Set([...collections.values()].map(({ found }) => found?.id))
  const byToken = new Map<string, VariableState>()
  for (const variable of state.variables) {
    const token = variable.mark?.id
    if (token === undefined) continue
    const other = byToken.get(token)
    if (!other || (homes.has(variable.collection) && !homes.has(other.collection))) {
      byToken.set(token, variable)
    }
  }
  return byToken
}
