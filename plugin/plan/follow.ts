/** What becomes of something that is ours already, a variable or a style alike: who changed what since our last write. */
import type { PlanChange } from '../../shared/variables.ts'
import type { Entry, Kept, StyleWork, VariableWork } from '../things/types.ts'

interface Followed {
  readonly base: Pick<Entry, 'id' | 'name' | 'group' | 'changes'>
  /** Id of the thing itself. */
  readonly stands: string
  readonly wantedName: string
  readonly work: VariableWork | StyleWork
  /** The value is neither what we wrote last nor what is measured: a person changed it. */
  readonly edited: boolean
  /** What the two sides say, and what was decided about it before. */
  readonly now: Kept
  readonly last: { readonly kept?: Kept | undefined } | undefined
  /** "value", "look". */
  readonly measured: string
  /** Said where there is nothing to do. */
  readonly asIs: string
}

export function follow({
  base,
  stands,
  wantedName,
  work,
  edited,
  now,
  last,
  measured,
  asIs,
}: Followed): Entry {
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
    const decided = last?.kept?.theirs === now.theirs && last.kept.ours === now.ours
    if (decided) return stays('Edited by hand; you chose to keep it.')
    return {
      ...base,
      action: 'conflict',
      reason: 'Edited by hand since the last write.',
      ticked: false,
      work: null,
      choices: [
        { id: 'theirs', label: 'Keep the edit', work: keeping(work, now) },
        { id: 'ours', label: `Take the measured ${measured}`, work },
      ],
    }
  }
  // A mark without memory is a write that was stopped before its end: finish it.
  const unfinished = last === undefined
  if (base.changes.length === 0 && !unfinished) return stays(asIs)
  const whats = new Set(base.changes.map(({ what }) => what))
  return {
    ...base,
    action: whats.has('name') && !whats.has('value') ? 'rename' : 'update',
    reason: unfinished
      ? 'The last write was stopped before this was finished.'
      : reasonFor(whats, wantedName),
    ticked: true,
    work,
  }
}

const keeping = (work: VariableWork | StyleWork, keep: Kept): VariableWork | StyleWork =>
  work.do === 'style' ? { ...work, body: undefined, keep } : { ...work, values: {}, keep }

function reasonFor(whats: ReadonlySet<PlanChange['what']>, name: string): string {
  if (whats.has('value')) return 'Your frames now show something else than at the last write.'
  if (whats.has('name')) return `The token is now called “${name}”.`
  if (whats.has('scopes')) return 'It was seen in more places: it will be offered there too.'
  return 'What is said about it changed, not its value.'
}

/** The name was here before, on something that differs: theirs stays unless the designer says otherwise. */
export const taken = (
  base: Followed['base'],
  {
    token,
    holder,
    reason,
    measured,
    work,
  }: {
    readonly token: string
    readonly holder: string
    readonly reason: string
    readonly measured: string
    readonly work: VariableWork | StyleWork
  },
): Entry => ({
  ...base,
  action: 'conflict',
  reason,
  ticked: false,
  work: null,
  choices: [
    { id: 'theirs', label: 'Keep it as it is', work: { do: 'adopt', token, target: holder } },
    { id: 'ours', label: `Take the measured ${measured}`, work },
  ],
})
