/** How many modes the file's plan allows. Figma only says it when it refuses one: that is remembered in the file. */
import { keepText, keptText } from '../file/text.ts'
import type { Chosen } from '../plan/chosen.ts'
import { homes } from './homes.ts'
import { localCollections } from '../things/variable/local.ts'
import type { Planned } from '../plan/plan.ts'
import type { CollectionState } from '../things/types.ts'

const KEY = 'mode-limit'

/** Null while nobody knows of one: a collection with more modes shows that the plan is another by now. */
export function modeLimit(collections: readonly Pick<CollectionState, 'modes' | 'remote'>[]): number | null {
  const limit = Number(keptText(figma.root, KEY) ?? 0)
  const most = Math.max(0, ...collections.filter(({ remote }) => !remote).map(({ modes }) => modes.length))
  return limit > 0 && most <= limit ? limit : null
}

interface Opened {
  /** What Figma refused. */
  readonly limit: number | null
  /** Takes away collections that were made and stayed empty. */
  readonly tidy: () => void
}

/** Makes the collections and modes that some lines need, before anything else: a limit is met while all can still change. */
export async function openModes(chosen: readonly Chosen[], { collections }: Planned): Promise<Opened> {
  const home = homes(collections, await localCollections())
  for (const { work } of chosen) if (work.do === 'variable') home.of(work.wanted.collection)
  const { limit } = home
  if (limit !== null) keepText(figma.root, KEY, String(limit))
  return { limit, tidy: () => home.tidy() }
}
