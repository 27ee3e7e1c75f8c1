/** Variables of team libraries. They are adopted, never written. */

/** Each has to be fetched to know its value, about 50 ms: more would keep the designer waiting. */
const MOST = 400

/** Variables that are bound in the measured frames and come from elsewhere. */
export async function boundFromElsewhere(
  ids: Iterable<string>,
  known: ReadonlyMap<string, Variable>,
): Promise<Variable[]> {
  const found: Variable[] = []
  for (const id of ids) {
    if (known.has(id)) continue
    const variable = await figma.variables.getVariableByIdAsync(id)
    if (variable?.remote) found.push(variable)
  }
  return found
}

/** Variables of the enabled libraries, fetched once per session; a library that cannot be read is passed over. */
export function libraryReader(): () => Promise<Variable[]> {
  const fetched = new Map<string, Variable>()
  return async () => {
    const collections = await figma.teamLibrary.getAvailableLibraryVariableCollectionsAsync().catch(() => [])
    for (const { key } of collections) {
      const listed = await figma.teamLibrary.getVariablesInLibraryCollectionAsync(key).catch(() => [])
      for (const variable of listed) {
        if (fetched.size >= MOST) break
        if (fetched.has(variable.key) || variable.resolvedType === 'BOOLEAN') continue
        // Unpublished meanwhile: not an offer any more.
        const imported = await figma.variables.importVariableByKeyAsync(variable.key).catch(() => null)
        if (imported) fetched.set(variable.key, imported)
      }
    }
    return [...fetched.values()]
  }
}
