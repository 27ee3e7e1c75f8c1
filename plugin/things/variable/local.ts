/** The file's own variables and collections, as they really are. */
import { giveWay } from '../../pace.ts'
import { reachable, readable, readableOf } from '../../readable.ts'
/** Extensions belong to the collection they extend. */
export async function localCollections(): Promise<VariableCollection[]> {
  const all = await figma.variables.getLocalVariableCollectionsAsync()
  return readableOf('collection', all, (collection) =>
    // One that was deleted may still be listed, and says so only when it is asked for its modes.
    collection.remote || collection.isExtension || collection.modes.length === 0 ? [] : [collection],
  ).flat()
}

/**
 * By id, in the order of their collections. Figma's list may still hold variables of collections that were deleted, and
 * miss ones that were just made: the collections say what is theirs.
 */
export async function localVariables(
  collections: readonly VariableCollection[],
): Promise<Map<string, Variable>> {
  const listed = new Map<string, Variable>()
  for (const variable of await figma.variables.getLocalVariablesAsync()) {
    readable('listed variable', () => listed.set(variable.id, variable))
    await giveWay()
  }
  const variables = new Map<string, Variable>()
  for (const collection of collections) {
    for (const id of readable('collection', () => collection.variableIds) ?? []) {
      await reachable(`variable ${id}`, async () => {
        const variable = listed.get(id) ?? (await figma.variables.getVariableByIdAsync(id))
        if (variable && !variable.remote) variables.set(id, variable)
      })
      await giveWay()
    }
  }
  return variables
}
