/** What the file already has, found by value in constant time. */
import { giveWay } from '../../pace.ts'
import type { FileState, FileValue, Raw, VariableState, WantedVariable } from '../types.ts'
import { isRgba, isVariableRef, valueKey } from '../values.ts'

export interface Hit {
  readonly variable: VariableState
  /** True where the value holds in every mode; an alias by role often has it in one mode only. */
  readonly constant: boolean
}

/** `mode` is the name of the mode to look in; the default mode where a collection has none of that name. */
export type Resolve = (value: FileValue | undefined, mode?: string) => Raw | null

/** Follows aliases; null for what does not end in a plain value. */
export function resolver(
  state: FileState,
  byId: ReadonlyMap<string, VariableState> = new Map(state.variables.map((one) => [one.id, one])),
): Resolve {
  const collections = new Map(
    state.collections.map(({ id, defaultMode, modes }) => [
      id,
      { defaultMode, byName: new Map(modes.map(({ modeId, name }) => [name.toLowerCase(), modeId])) },
    ]),
  )
  return (value, mode = '') => {
    let at = value
    // Figma refuses cycles; deeper chains than this are not made by people.
    for (let depth = 0; depth < 32; depth++) {
      if (at === undefined) return null
      if (!isVariableRef(at)) return typeof at === 'object' && !isRgba(at) ? null : at
      const target = byId.get(at.variable)
      const home = collections.get(target?.collection ?? '')
      if (!target || !home) return null
      at = target.values[home.byName.get(mode.toLowerCase()) ?? home.defaultMode]
    }
    return null
  }
}

/** Variables that are not ours, by each value they have in some mode. */
export async function indexByValue(state: FileState, resolve: Resolve): Promise<Map<string, Hit[]>> {
  const index = new Map<string, Hit[]>()
  const modes = new Map(
    state.collections.flatMap((collection) =>
      collection.modes.map(({ modeId, name }) => [`${collection.id} ${modeId}`, name] as const),
    ),
  )
  for (const variable of state.variables) {
    if (variable.mark) continue
    await giveWay()
    const keys = new Set<string>()
    for (const [modeId, value] of Object.entries(variable.values)) {
      const raw = resolve(value, modes.get(`${variable.collection} ${modeId}`))
      if (raw !== null) keys.add(valueKey(raw))
    }
    for (const key of keys) {
      const hits = index.get(key)
      const hit = { variable, constant: keys.size === 1 }
      if (hits) hits.push(hit)
      else index.set(key, [hit])
    }
  }
  return index
}

/**
 * What may stand for a token, best first, in ranks: bound to a layer that showed it, bound to any measured layer, the
 * same in all modes, allowed for just these uses, called alike.
 */
export function candidates(wanted: WantedVariable, hits: readonly Hit[], bound: FileState['bound']): Hit[][] {
  const ranks = new Map<number, Hit[]>()
  for (const hit of hits) {
    if (hit.variable.type !== wanted.type || !allowed(hit.variable, wanted)) continue
    const rank = rankOf(hit, wanted, bound)
    ranks.set(rank, [...(ranks.get(rank) ?? []), hit])
  }
  return [...ranks].toSorted(([a], [b]) => b - a).map(([, group]) => group)
}

const FILLS: readonly VariableScope[] = ['FRAME_FILL', 'SHAPE_FILL', 'TEXT_FILL']

/** No scopes: a primitive hidden from the pickers, good for anything through an alias. */
function allowed({ scopes }: VariableState, { usable }: WantedVariable): boolean {
  if (scopes.length === 0 || scopes.includes('ALL_SCOPES') || usable.length === 0) return true
  return usable.some(
    (scope) => scopes.includes(scope) || (FILLS.includes(scope) && scopes.includes('ALL_FILLS')),
  )
}

function rankOf({ variable, constant }: Hit, wanted: WantedVariable, bound: FileState['bound']): number {
  const layers = bound.get(variable.id)
  const specific = variable.scopes.length > 0 && !variable.scopes.includes('ALL_SCOPES')
  const group = wanted.name.split('/')[0]?.toLowerCase() ?? ''
  return (
    (layers && wanted.layers.some((layer) => layers.has(layer)) ? 16 : 0) +
    (layers ? 8 : 0) +
    (constant ? 4 : 0) +
    (specific ? 2 : 0) +
    (group !== '' && variable.name.toLowerCase().includes(group) ? 1 : 0)
  )
}
