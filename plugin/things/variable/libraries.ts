/** Variables of team libraries. They are adopted, never written. */

import { reachable, readable } from '../../readable.ts'

/** Each has to be fetched to know its value, about 50 ms: more at a time would keep the designer waiting. */
const PART = 400

/** Variables that are used here and come from elsewhere. `ids` may be those of styles. */
export async function boundFromElsewhere(
  ids: Iterable<string>,
  known: ReadonlyMap<string, Variable>,
): Promise<Variable[]> {
  const found: Variable[] = []
  for (const id of ids) {
    if (known.has(id) || id.startsWith('S:')) continue
    const variable = await reachable(`variable ${id}`, () => figma.variables.getVariableByIdAsync(id))
    if (readable(`variable ${id}`, () => variable?.remote) && variable) found.push(variable)
  }
  return found
}

export interface Libraries {
  /** What was fetched so far, a first part at least; the same as long as nobody asks for more. */
  read(): Promise<Variable[]>
  /** The next part. */
  more(): Promise<void>
  /** How many of how many were looked at. */
  readonly seen: { readonly read: number; readonly total: number }
}

/** Fetched once per session, a part at a time; what cannot be read is passed over. */
export function libraryReader(): Libraries {
  const fetched = new Map<string, Variable>()
  /** Keys of what the enabled libraries publish. */
  const listed = new Set<string>()
  let read = 0

  return {
    async read() {
      await list()
      if (read === 0) await fetchPart()
      return [...fetched.values()]
    },
    async more() {
      await list()
      await fetchPart()
    },
    get seen() {
      return { read, total: listed.size }
    },
  }

  /** Each time anew: a library may have been enabled meanwhile. Listing brings no values and is quick. */
  async function list(): Promise<void> {
    const collections = await figma.teamLibrary.getAvailableLibraryVariableCollectionsAsync().catch(() => [])
    for (const { key } of collections) {
      const variables = await figma.teamLibrary.getVariablesInLibraryCollectionAsync(key).catch(() => [])
      for (const { key: one, resolvedType } of variables) if (resolvedType !== 'BOOLEAN') listed.add(one)
    }
  }

  async function fetchPart(): Promise<void> {
    for (const key of [...listed].slice(read, read + PART)) {
      // Unpublished meanwhile: not an offer any more.
      const imported = await figma.variables.importVariableByKeyAsync(key).catch(() => null)
      if (imported) fetched.set(key, imported)
      read++
    }
  }
}
