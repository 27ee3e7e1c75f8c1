/** What the file already has, found by value in constant time. */
import { giveWay } from '../../pace.ts'
import type { FileState } from '../types.ts'
import { isVariableRef, valueKey } from '../values.ts'
import { heldIn, type Resolve } from './resolve.ts'
import type { VariableState } from './types.ts'

/** Variables that are not ours, by each value they have in some mode: who holds a value where it is shown is among them. */
export async function indexByValue(
  { collections, variables }: Pick<FileState, 'collections' | 'variables'>,
  resolve: Resolve,
): Promise<Map<string, VariableState[]>> {
  const index = new Map<string, VariableState[]>()
  /** An alias may be resolved in any combination of modes: each mode of what it points to counts. */
  const labels = [
    ...new Set(collections.flatMap(({ modes }) => (modes.length > 1 ? modes.map(({ name }) => name) : []))),
  ]
  for (const variable of variables) {
    if (variable.mark) continue
    await giveWay()
    const keys = new Set<string>()
    for (const mode of [...Object.keys(variable.values), ...Object.keys(variable.extended ?? {})]) {
      const value = heldIn(variable, mode)
      for (const label of isVariableRef(value) ? ['', ...labels] : ['']) {
        const raw = resolve(value, label)
        if (raw !== null) keys.add(valueKey(raw))
      }
    }
    for (const key of keys) {
      const known = index.get(key)
      if (known) known.push(variable)
      else index.set(key, [variable])
    }
  }
  return index
}
