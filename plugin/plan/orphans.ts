/** What we wrote once and nothing stands for any more. Listed, never deleted unless ticked. */
import { giveWay } from '../pace.ts'
import type { Shelf } from '../things/thing.ts'
import type { ThingState, WantedThing } from '../things/types.ts'
import type { Entry } from './types.ts'

/** `alive`: ids of all tokens there are now, however they are written. */
export async function orphans<S extends ThingState, W extends WantedThing>(
  shelf: Shelf<S, W>,
  alive: ReadonlySet<string>,
  pages: ReadonlySet<string> | null,
): Promise<Entry[]> {
  const entries: Entry[] = []
  for (const thing of shelf.all) {
    await giveWay()
    if (!thing.mark || !shelf.isOriginal(thing)) continue
    // Of a page that was not measured this time.
    if (pages && thing.mark.pages?.some((page) => !pages.has(page))) continue
    const lives = alive.has(thing.mark.id)
    const moved = lives ? shelf.moved(thing) : shelf.words.orphan
    if (moved === null) continue
    const { id, name } = thing
    const base = { name, group: shelf.groupOf(thing) }
    entries.push(
      typeof moved === 'string'
        ? {
            ...base,
            id: `orphan:${id}`,
            action: 'orphan',
            reason: moved,
            changes: [],
            ticked: false,
            work: { do: 'remove', target: id },
          }
        : { ...base, id: `moved:${id}`, action: 'update', ticked: true, ...moved },
    )
  }
  return entries
}
