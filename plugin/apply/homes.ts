/** Our collections, made when the first variable needs them. */
import { readable } from '../readable.ts'
import type { PlannedCollection, PlannedCollections } from '../things/variable/collections.ts'
import { roleOf, setRole } from '../things/variable/mark.ts'
import type { CollectionRole } from '../things/variable/types.ts'

interface Home {
  readonly collection: VariableCollection
  /** Mode name → mode id; modes that the file's plan does not allow are missing. */
  readonly modes: ReadonlyMap<string, string>
}

export interface Homes {
  of(role: CollectionRole): Home
  /** What Figma refused, in words. */
  readonly refused: string[]
  /** So many modes the file's plan allows, once Figma refused one. */
  readonly limit: number | null
  /** Takes away collections that were made and stayed empty. */
  tidy(): void
  readonly made: readonly VariableCollection[]
}

export function homes(planned: PlannedCollections, local: readonly VariableCollection[]): Homes {
  const ready = new Map<CollectionRole, Home>()
  const made: VariableCollection[] = []
  const refused: string[] = []
  let limit: number | null = null
  return {
    refused,
    get limit() {
      return limit
    },
    made,
    of(role) {
      const home = ready.get(role) ?? open(role)
      ready.set(role, home)
      return home
    },
    tidy() {
      for (const collection of made) {
        readable('collection', () => collection.variableIds.length === 0 && collection.remove())
      }
    },
  }

  function open(role: CollectionRole): Home {
    const plan = planned.get(role)
    if (!plan) throw new Error(`no collection was planned for ${role}`)
    // Made since it was planned: the modes are tried first.
    const found = local.find((one) =>
      readable('collection', () => (plan.found ? one.id === plan.found.id : roleOf(one) === role)),
    )
    const collection = found ?? figma.variables.createVariableCollection(plan.wanted.name)
    if (!found) made.push(collection)
    if (roleOf(collection) !== role) setRole(collection, role)
    return { collection, modes: modesOf(collection, plan, !found) }
  }

  function modesOf(
    collection: VariableCollection,
    plan: PlannedCollection,
    fresh: boolean,
  ): Map<string, string> {
    const modes = new Map<string, string>()
    for (const [mode, id] of plan.modes) if (id !== null) modes.set(mode, id)
    const [first] = plan.wanted.modes
    const alone = collection.modes.length === 1 ? collection.modes[0] : undefined
    // Ours, and it stood alone: it is the first of several now. A name that a person gave one mode stays.
    const named = alone && first !== undefined && modes.get(first) === alone.modeId && alone.name !== first
    if (named && plan.found?.role && plan.wanted.modes.length > 1) collection.renameMode(alone.modeId, first)
    for (const mode of plan.wanted.modes) {
      if (modes.has(mode)) continue
      const there = collection.modes.find(({ name }) => name === mode)
      if (there && !fresh) {
        modes.set(mode, there.modeId)
        continue
      }
      // A new collection starts with one mode, "Mode 1".
      if (fresh && modes.size === 0) {
        collection.renameMode(collection.defaultModeId, mode)
        modes.set(mode, collection.defaultModeId)
        continue
      }
      try {
        modes.set(mode, collection.addMode(mode))
      } catch (error) {
        limit ??= limitIn(error)
        refused.push(refusal(collection.name, mode, error))
      }
    }
    return modes
  }
}

/** Figma's text is "in addMode: Limited to N modes only"; N has one digit or two. */
const limitIn = (error: unknown): number | null =>
  (error instanceof Error && Number(/(\d+) modes/.exec(error.message)?.[1])) || null

function refusal(collection: string, mode: string, error: unknown): string {
  const limit = limitIn(error)
  return limit === null
    ? `${collection} could not get the mode “${mode}”: ${error instanceof Error ? error.message : 'refused'}.`
    : `Your Figma plan allows ${limit} ${limit === 1 ? 'mode' : 'modes'} in ${collection}: “${mode}” was left out.`
}
