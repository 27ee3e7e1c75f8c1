/** What becomes of something that is ours already: who changed what since our last write. */
import type { PlanChange } from '../../shared/variables.ts'
import type { Difference, ThingWork } from '../things/thing.ts'
import type { Kept, Written } from '../things/types.ts'
import type { Entry } from './types.ts'

interface Followed {
  readonly found: Difference
  /** Id of the thing itself. */
  readonly stands: string
  readonly wantedName: string
  readonly last: Written | undefined
}

export function follow(
  base: Pick<Entry, 'id' | 'name' | 'group' | 'changes'>,
  { found: { work, edited, sides }, stands, wantedName, last }: Followed,
  said: { readonly measured: string; readonly asIs: string },
): Entry {
  const stays = (reason: string): Entry => ({
    ...base,
    action: 'unchanged',
    reason,
    changes: [],
    ticked: null,
    work: null,
    stands,
  })
  if (edited) {
    const decided = last?.kept?.theirs === sides.theirs && last.kept.ours === sides.ours
    if (decided) return stays('Edited by hand; you chose to keep it.')
    return {
      ...base,
      action: 'conflict',
      reason: 'Edited by hand since the last write.',
      ticked: false,
      work: null,
      choices: [
        { id: 'theirs', label: 'Keep the edit', work: keeping(work, sides) },
        { id: 'ours', label: `Take the measured ${said.measured}`, work },
      ],
    }
  }
  // A mark without memory is a write that was stopped before its end: finish it.
  const unfinished = last === undefined
  if (base.changes.length === 0 && !unfinished) return stays(said.asIs)
  const whats = new Set(base.changes.map(({ what }) => what))
  return {
    ...base,
    action: whats.has('name') && !whats.has('value') ? 'rename' : 'update',
    reason: unfinished
      ? 'The last write was stopped before this was finished.'
      : reasonFor(whats, wantedName),
    // What developers have typed is changed when somebody says so.
    ticked: unfinished || base.changes.some(({ what, before }) => what !== 'code' || !before?.text),
    work,
  }
}

const keeping = (work: ThingWork, keep: Kept): ThingWork =>
  work.do === 'style' ? { ...work, body: undefined, keep } : { ...work, values: {}, keep }

function reasonFor(whats: ReadonlySet<PlanChange['what']>, name: string): string {
  if (whats.has('value')) return 'Your frames now show something else than at the last write.'
  if (whats.has('name')) return `The token is now called “${name}”.`
  if (whats.has('scopes')) return 'It was seen in more places: it will be offered there too.'
  if ([...whats].every((what) => what === 'code'))
    return 'The export calls it otherwise now. Tick it once the code does.'
  return 'What is said about it changed, not its value.'
}
