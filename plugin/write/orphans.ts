/** What we wrote once and nothing stands for any more. Listed, never deleted unless ticked. */
import type { Context } from './context.ts'
import type { Entry } from './types.ts'

/** `alive`: ids of all tokens there are now, however they are written. */
export function orphans(alive: ReadonlySet<string>, context: Context): Entry[] {
  return context.state.variables.flatMap((variable): Entry[] => {
    const collection = context.collectionById.get(variable.collection)
    // Outside our collections it is a copy that somebody made.
    if (!variable.mark || !collection || collection.role === null) return []
    const wantedToken = alive.has(variable.mark.id)
    const moved = wantedToken && !isHome(collection.id, context)
    if (wantedToken && !moved) return []
    return [
      {
        id: `orphan:${variable.id}`,
        name: variable.name,
        action: 'orphan',
        reason: moved
          ? 'Its token lives in another collection now. Layers that use this one keep it until you delete it.'
          : 'Not among the tokens any more. It stays unless you tick it; layers that use it would keep their value.',
        group: collection.name,
        changes: [],
        ticked: false,
        work: { do: 'remove', target: variable.id },
      },
    ]
  })
}

const isHome = (collection: string, { collections }: Context): boolean =>
  [...collections.values()].some(({ found }) => found?.id === collection)
