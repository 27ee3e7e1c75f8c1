/** Which collections of the file are ours, and where a value goes in them. */
import type { FileState } from '../types.ts'
import type { CollectionRole, CollectionState, WantedCollection } from './types.ts'

export interface PlannedCollection {
  readonly wanted: WantedCollection
  /** Null: make it. */
  readonly found: CollectionState | null
  /** Mode name → mode id, null for modes that have to be made. */
  readonly modes: ReadonlyMap<string, string | null>
}
export type PlannedCollections = ReadonlyMap<CollectionRole, PlannedCollection>

export const plannedCollections = (
  wanted: readonly WantedCollection[],
  state: FileState,
): PlannedCollections => new Map(wanted.map((one) => [one.role, findCollection(one, state)]))

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
