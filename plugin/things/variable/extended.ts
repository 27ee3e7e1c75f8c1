/**
 * Collections that extend another (Enterprise): the same variables, with values of their own in modes of their own. They
 * are read, so that a value is known where a brand changes it, and never written.
 */
import { readable, readableOf } from '../../readable.ts'
import type { FileValue } from '../types.ts'
import { fileValue } from './read.ts'
import type { CollectionState, VariableState } from './types.ts'

interface Extension {
  readonly id: string
  readonly root: string
  readonly parent: string
  /** Mode id → the parent's mode. */
  readonly modes: ReadonlyMap<string, string>
  readonly overrides: Readonly<Record<string, Readonly<Record<string, VariableValue>>>>
}

export async function localExtensions(): Promise<Extension[]> {
  const all = await figma.variables.getLocalVariableCollectionsAsync()
  return readableOf('collection', all, (one) => (one.isExtension ? [extensionOf(one)] : [])).flat()
}

const extensionOf = (one: VariableCollection): Extension => {
  const { id, rootVariableCollectionId, parentVariableCollectionId, modes, variableOverrides } =
    one as unknown as ExtendedVariableCollection
  return {
    id,
    root: rootVariableCollectionId,
    parent: parentVariableCollectionId,
    modes: new Map(modes.map(({ modeId, parentModeId }) => [modeId, parentModeId])),
    overrides: variableOverrides,
  }
}

export const withExtensions = (
  collections: readonly CollectionState[],
  extensions: readonly Extension[],
): CollectionState[] =>
  collections.map((collection) => {
    const ids = extensions.flatMap(({ id, root }) => (root === collection.id ? [id] : []))
    return ids.length === 0 ? collection : { ...collection, extensions: ids }
  })

export function extended(
  variables: readonly VariableState[],
  extensions: readonly Extension[],
): VariableState[] {
  if (extensions.length === 0) return [...variables]
  const byId = new Map(extensions.map((one) => [one.id, one]))
  const valueIn = (variable: VariableState, collection: string, mode: string): FileValue | undefined => {
    const extension = byId.get(collection)
    if (!extension) return variable.values[mode]
    const own = readable('override', () => extension.overrides[variable.id]?.[mode])
    if (own !== null && own !== undefined) return fileValue(own)
    return valueIn(variable, extension.parent, extension.modes.get(mode) ?? '')
  }
  return variables.map((variable) => {
    const values = extensions
      .filter(({ root }) => root === variable.collection)
      .flatMap(({ id, modes }) =>
        [...modes.keys()].map((mode) => [mode, valueIn(variable, id, mode)] as const),
      )
      .filter((entry): entry is readonly [string, FileValue] => entry[1] !== undefined)
    return values.length === 0 ? variable : { ...variable, extended: Object.fromEntries(values) }
  })
}
