/** What the file already has, found by value in constant time. */
import { inRanks } from '../../group-by.ts'
import { giveWay } from '../../pace.ts'
import type { FileState } from '../types.ts'
import { valueKey } from '../values.ts'
import type { Resolve } from './resolve.ts'
import { allows } from './scopes.ts'
import type { VariableState, WantedVariable } from './types.ts'

export interface Hit {
  readonly variable: VariableState
  /** True where the value holds in every mode; an alias by role often has it in one mode only. */
  readonly constant: boolean
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
export function candidates(
  wanted: WantedVariable,
  hits: readonly Hit[],
  bound: FileState['bound'],
): VariableState[][] {
  const fit = hits.filter(({ variable }) => variable.type === wanted.type && allowed(variable, wanted))
  return inRanks(fit, (hit) => rankOf(hit, wanted, bound)).map((rank) => rank.map(({ variable }) => variable))
}

/** No scopes: a primitive hidden from the pickers, good for anything through an alias. */
const allowed = (variable: VariableState, { usable }: WantedVariable): boolean =>
  usable.length === 0 || usable.some((scope) => allows(variable, scope))

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
