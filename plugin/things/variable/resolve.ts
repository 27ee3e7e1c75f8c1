/** What a variable comes down to. */
import type { FileState, FileValue, Modes, Raw } from '../types.ts'
import { isRgba, isVariableRef } from '../values.ts'
import type { CollectionState, VariableState } from './types.ts'

/**
 * `mode`: a label of modes to look in ("Dark", "Dark · Mobile"); `modes`: those that a layer is shown in. The default
 * mode where neither says anything of a collection.
 */
export type Resolve = (value: FileValue | undefined, mode?: string, modes?: Modes) => Raw | null

/** A frame's label joins the modes of several collections. */
const partsOf = (label: string): string[] => label.toLowerCase().split(' · ')

/** The mode of the collection that a label names. */
export function namedMode({ modes }: Pick<CollectionState, 'modes'>, label: string): string | undefined {
  const parts = partsOf(label)
  return modes.find(({ name }) => parts.includes(name.trim().toLowerCase()))?.modeId
}

/** The mode of the collection, or of one that extends it, in which a layer is shown. */
export const shownMode = (
  { id, extensions = [] }: Pick<CollectionState, 'id' | 'extensions'>,
  modes: Modes,
): string | undefined => extensions.map((one) => modes[one]).find((one) => one !== undefined) ?? modes[id]

/** Follows aliases; null for what does not end in a plain value. */
export function resolver(
  state: Pick<FileState, 'collections' | 'variables'>,
  byId: ReadonlyMap<string, VariableState> = new Map(state.variables.map((one) => [one.id, one])),
): Resolve {
  const collections = new Map(state.collections.map((collection) => [collection.id, collection]))
  return (value, mode = '', modes = {}) => {
    let at = value
    // Figma refuses cycles; deeper chains than this are not made by people.
    for (let depth = 0; depth < 32; depth++) {
      if (at === undefined) return null
      if (!isVariableRef(at)) return typeof at === 'object' && !isRgba(at) ? null : at
      const target = byId.get(at.variable)
      const home = collections.get(target?.collection ?? '')
      if (!target || !home) return null
      const id = shownMode(home, modes) ?? (mode === '' ? undefined : namedMode(home, mode))
      at = (id === undefined ? undefined : heldIn(target, id)) ?? target.values[home.defaultMode]
    }
    return null
  }
}

export const heldIn = ({ values, extended }: VariableState, mode: string): FileValue | undefined =>
  extended?.[mode] ?? values[mode]
