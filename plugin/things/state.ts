/** Reads what the plan needs to know of the file. Writes nothing. */
import { giveWay } from '../pace.ts'
import { reachable, readable, readableOf } from '../readable.ts'
import { keptAdopted } from '../file/adopted.ts'
import { boundFromElsewhere } from './variable/libraries.ts'
import { extended, localExtensions, withExtensions } from './variable/extended.ts'
import { localCollections, localVariables } from './variable/local.ts'
import { availableFonts } from './style/fonts.ts'
import { boundStyles, localStyles, styleState } from './style/read.ts'
import type { Bindings, FileState } from './types.ts'
import { collectionState, variableState } from './variable/read.ts'
import type { VariableState } from './variable/types.ts'

const NOWHERE: Bindings = { bound: new Map(), shown: new Map() }

/** `elsewhere`: variables of libraries that may be adopted. */
export async function readState(
  { bound, shown }: Bindings = NOWHERE,
  elsewhere: readonly Variable[] = [],
  withFonts = false,
  pages: FileState['pages'] = null,
): Promise<FileState> {
  const local = await localCollections()
  const variables = await localVariables(local)
  const adopted = keptAdopted()
  // What was adopted stays known, whatever is bound or read of the libraries this time.
  const used = new Set([...bound.keys(), ...Object.values(adopted)])
  const remote = await boundFromElsewhere(used, variables)
  const known = new Set(readableOf('library variable', remote, ({ id }) => id))
  for (const variable of elsewhere) {
    readable('library variable', () => known.has(variable.id) || remote.push(variable))
  }
  const extensions = await localExtensions()
  const collections = readableOf('collection', [...local, ...(await collectionsOf(remote))], collectionState)
  return {
    profile: figma.root.documentColorProfile,
    collections: withExtensions(collections, extensions),
    variables: extended(await statesOf([...variables.values(), ...remote]), extensions),
    styles: readableOf('style', [...(await localStyles()), ...(await boundStyles(used))], styleState),
    fonts: withFonts ? await availableFonts() : new Map(),
    adopted,
    bound,
    shown,
    pages,
  }
}

async function statesOf(variables: readonly Variable[]): Promise<VariableState[]> {
  const states: VariableState[] = []
  for (const variable of variables) {
    const state = readable('variable', () => variableState(variable))
    if (state) states.push(state)
    await giveWay()
  }
  return states
}

async function collectionsOf(variables: readonly Variable[]): Promise<VariableCollection[]> {
  const ids = new Set(readableOf('variable', variables, (one) => one.variableCollectionId))
  const found = await Promise.all(
    [...ids].map((id) =>
      reachable(`collection ${id}`, () => figma.variables.getVariableCollectionByIdAsync(id)),
    ),
  )
  return found.filter((collection) => collection !== null)
}
