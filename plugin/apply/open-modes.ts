/** Makes the collections and modes that some lines need, before anything else: a limit is met while all can still change. */
import { keepModeLimit } from '../file/mode-limit.ts'
import type { Planned } from '../plan/plan.ts'
import type { Chosen } from '../plan/types.ts'
import { localCollections } from '../things/variable/local.ts'
import { readable } from '../readable.ts'
import { homes } from './homes.ts'

interface Opened {
  /** What Figma refused. */
  readonly limit: number | null
  /** Takes away collections that were made and stayed empty. */
  readonly tidy: () => void
}

export async function openModes(chosen: readonly Chosen[], { collections }: Planned): Promise<Opened> {
  const home = homes(collections, await localCollections())
  for (const { work } of chosen) {
    // What cannot be opened is said where the variable is written.
    if (work.do === 'variable') readable('collection', () => home.of(work.wanted.collection))
  }
  const { limit } = home
  if (limit !== null) keepModeLimit(limit)
  return { limit, tidy: () => home.tidy() }
}
