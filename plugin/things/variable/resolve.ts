/** What a variable comes down to. */
import type { FileState, FileValue, Raw } from '../types.ts'
import { isRgba, isVariableRef } from '../values.ts'
import type { VariableState } from './types.ts'

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
