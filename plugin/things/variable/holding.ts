/**
 * Whether a variable has the wanted value *where the frames show it*: in the modes of the layers that showed the value,
 * not in any mode of its collection. A variable with eight modes holds eight values; one of them is meant.
 */
import type { FileState, Modes, Raw, TokenRef } from '../types.ts'
import { same } from '../values.ts'
import { namedMode, type Resolve } from './resolve.ts'
import type { CollectionState, VariableState, WantedVariable } from './types.ts'

export type Holds = (variable: VariableState, wanted: WantedVariable) => boolean

/** No frame says anything: every collection is in its default mode. */
const DEFAULT: readonly Modes[] = [{}]

export function holding(
  { bound, shown }: Pick<FileState, 'bound' | 'shown'>,
  collections: ReadonlyMap<string, CollectionState>,
  resolve: Resolve,
  plain: (value: Raw | TokenRef | undefined) => Raw | undefined,
): Holds {
  const everywhere = shown.size === 0 ? DEFAULT : [...new Set(shown.values())]
  const modesOf = (layers: readonly string[]): Modes[] => {
    const modes = layers.map((layer) => shown.get(layer))
    return [...new Set(modes.filter((one) => one !== undefined))]
  }

  return (variable, wanted) => {
    const home = collections.get(variable.collection)
    if (!home) return false
    const at = { variable: variable.id }
    const has = (value: Raw | TokenRef, label: string, modes?: Modes): boolean => {
      const [raw, want] = [resolve(at, label, modes), plain(value)]
      return raw !== null && want !== undefined && same(raw, want)
    }
    const labels = Object.entries(wanted.values)
    const shownAs = (value: Raw | TokenRef): boolean => {
      // A layer that is bound to it shows it in the layer's mode; else all layers that show the value have to agree.
      const users = bound.get(variable.id)
      const own = modesOf(wanted.layers.filter((layer) => users?.has(layer)))
      if (own.length > 0) return own.some((modes) => has(value, '', modes))
      const seen = modesOf(wanted.layers)
      return (seen.length > 0 ? seen : everywhere).every((modes) => has(value, '', modes))
    }
    return labels.every(([label, value]) => {
      if (namedMode(home, label) !== undefined) return has(value, label)
      if (labels.length === 1) return shownAs(value)
      return home.modes.length === 1 && has(value, label)
    })
  }
}
