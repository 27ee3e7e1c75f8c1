/** What we wrote once and nothing stands for any more. Listed, never deleted unless ticked. */
import { giveWay } from '../pace.ts'
import { showFile } from '../things/variable/compare.ts'
import type { Context } from './context.ts'
import type { CollectionState, Entry, VariableState, WantedVariable } from '../things/types.ts'
import { isTokenRef, same } from '../things/values.ts'

/** `alive`: ids of all tokens there are now, however they are written. Yields between variables. */
export async function orphans(alive: ReadonlySet<string>, context: Context): Promise<Entry[]> {
  const entries: Entry[] = []
  for (const variable of context.state.variables) {
    await giveWay()
    const collection = context.collectionById.get(variable.collection)
    // Outside our collections it is a copy that somebody made.
    if (!variable.mark || !collection || collection.role === null) continue
    if (!alive.has(variable.mark.id)) {
      const reason =
        'Not among the tokens any more. It stays unless you tick it; layers that use it would keep their value.'
      entries.push(orphan(variable, collection.name, reason))
    } else if (!isHome(collection.id, context)) entries.push(moved(variable, collection, context))
  }
  return entries
}

const orphan = ({ id, name }: VariableState, group: string, reason: string): Entry => ({
  id: `orphan:${id}`,
  name,
  action: 'orphan',
  reason,
  group,
  changes: [],
  ticked: false,
  work: { do: 'remove', target: id },
})

/**
 * The designer went from two collections to one, or back, and a variable cannot move. The old one points to the new
 * one: layers that use it follow, and no layer has to be touched. Roles stay as they are: they point to primitives.
 */
function moved(variable: VariableState, { name: group, modes }: CollectionState, context: Context): Entry {
  const token = variable.mark?.id ?? ''
  const wanted = context.wanted.get(token)
  const [mode, ...others] = modes
  const standing = context.standing.get(token)
  const now = mode && variable.values[mode.modeId]
  const follows = standing !== undefined && same(now, { variable: standing })
  if (!wanted || !mode || others.length > 0 || follows || variable.type !== wanted.type || !isPlain(wanted)) {
    return orphan(
      variable,
      group,
      'Its token lives in another collection now. Delete this one when no layer uses it any more.',
    )
  }
  return {
    id: `moved:${variable.id}`,
    name: variable.name,
    action: 'update',
    reason: `Its token moves to ${context.collections.get(wanted.collection)?.wanted.name ?? 'another collection'}: this one will point there, so that layers follow.`,
    group,
    changes: [
      {
        what: 'value',
        ...(now === undefined ? {} : { before: showFile(now, context.names) }),
        after: { text: wanted.name },
      },
    ],
    ticked: true,
    work: {
      do: 'variable',
      wanted: { ...wanted, values: { [mode.name]: { token } } },
      target: variable.id,
      only: mode.modeId,
      moved: true,
      values: { [mode.name]: { token } },
      code: {},
    },
  }
}

const isPlain = ({ values }: WantedVariable) => !Object.values(values).some(isTokenRef)

const isHome = (collection: string, { collections }: Context): boolean =>
  [...collections.values()].some(({ found }) => found?.id === collection)
