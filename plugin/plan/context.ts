/** Everything that planning looks things up in, built once: maps, no searching inside loops. */
import { giveWay } from '../pace.ts'
import type { Names } from '../things/variable/compare.ts'
import { type Hit, type Resolve, indexByValue, resolver } from '../things/variable/by-value.ts'
import type {
  CollectionRole,
  CollectionState,
  FileState,
  Raw,
  VariableState,
  WantedCollection,
  WantedVariable,
} from '../things/types.ts'
import { isTokenRef } from '../things/values.ts'
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

export async function contextOf(wanted: Wanted, state: FileState): Promise<Context> {
  const collections = new Map(
    wanted.collections.map((collection) => [collection.role, findCollection(collection, state)]),
  )
  const homes = new Set([...collections.values()].map(({ found }) => found?.id))
  const byId = new Map<string, VariableState>()
  const byName = new Map<string, VariableState>()
  const byToken = new Map<string, VariableState>()
  for (const variable of state.variables) {
    byId.set(variable.id, variable)
    byName.set(`${variable.collection}/${variable.name}`, variable)
    const token = variable.mark?.id
    const other = token === undefined ? undefined : byToken.get(token)
    // A copy that somebody made carries our mark too: the one in a collection of ours is it, then the first.
    const first = !other || (homes.has(variable.collection) && !homes.has(other.collection))
    if (token !== undefined && first) byToken.set(token, variable)
    await giveWay()
  }
  const byWanted = new Map<string, WantedVariable>()
  const valueOf = new Map<string, Raw>()
  for (const variable of wanted.variables) {
    byWanted.set(variable.token, variable)
    const [value] = Object.values(variable.values)
    if (value !== undefined && !isTokenRef(value)) valueOf.set(variable.token, value)
    await giveWay()
  }
  const standing = new Map<string, string>()
  const nameOfVariable = (id: string) => byId.get(id)?.name ?? 'a variable that is gone'
  const resolve = resolver(state, byId)
  const byValue = await indexByValue(state, resolve)
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
    valueOf,
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
  // The first of new modes takes the place of a mode that stood alone; one wanted mode may be called anything.
  const [first] = wanted.modes
  const unknown = [...modes.values()].every((id) => id === null)
  if (found && first !== undefined && unknown && (wanted.modes.length === 1 || found.modes.length === 1)) {
    modes.set(first, found.defaultMode)
  }
  return { wanted, found, modes }
}
