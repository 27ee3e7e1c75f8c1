/**
 * Reuse before minting, for variables and styles alike: a token is looked for by our own mark, by what was adopted for
 * it, by value among what the file has, by name; only then is something made.
 */
import type { Shelf } from '../things/thing.ts'
import type { ThingState, WantedThing } from '../things/types.ts'
import { follow } from './follow.ts'
import type { Entry } from './types.ts'

/** More is not a question that a person can answer at a glance. */
const MAX_CHOICES = 8

/** `adopted`: token id → id of what stands for it. */
export function search<S extends ThingState, W extends WantedThing>(
  wanted: W,
  shelf: Shelf<S, W>,
  adopted: Readonly<Record<string, string>>,
): Entry {
  const { words } = shelf
  const base = { id: wanted.token, name: wanted.name, group: shelf.group(wanted), changes: [] }
  return byMark() ?? stillAdopted() ?? byValue() ?? byName() ?? create()

  function byMark(): Entry | null {
    const ours = shelf.ours(wanted)
    if (!ours) return null
    if (!shelf.fits(ours, wanted)) return clash(ours)
    const found = shelf.compare(ours, wanted)
    const holder = shelf.uniqueNames && found.work.name !== undefined ? shelf.named(wanted) : null
    if (holder) return clash(holder)
    return follow(
      { ...base, name: ours.name, changes: found.changes },
      { found, stands: ours.id, wantedName: wanted.name, last: ours.mark?.last },
      { measured: words.measured, asIs: words.asIs(wanted) },
    )
  }

  /** What was adopted for the token earlier, as long as it is there. */
  function stillAdopted(): Entry | null {
    const before = shelf.byId(adopted[wanted.token] ?? '')
    if (!before || !shelf.fits(before, wanted) || !shelf.isFor(before, wanted)) return null
    const { id, name } = before
    if (shelf.holds(before, wanted)) {
      const reason = `“${name}” was here already and stands for it.`
      return { ...base, name, action: 'unchanged', reason, ticked: null, work: null, stands: id }
    }
    const change = shelf.retake(before, wanted)
    return change && { ...base, name, action: 'update', ticked: false, ...change }
  }

  /** An exact hit is adopted; several equally good ones are a question. */
  function byValue(): Entry | null {
    const { ranks, doubt } = shelf.alike(wanted)
    const [best] = ranks
    if (!best) return null
    const adopt = ({ id }: S) => ({ do: 'adopt', token: wanted.token, target: id }) as const
    const choices = [
      ...ranks
        .flat()
        .slice(0, MAX_CHOICES)
        .map((one) => ({ id: one.id, label: `Use ${words.called(one)}`, work: adopt(one) })),
      { id: 'create', label: `Make “${wanted.name}”`, work: shelf.make(wanted) },
    ]
    const [only] = best
    if (best.length > 1 || !only || doubt !== undefined) {
      const reason =
        best.length > 1 || !only
          ? `${words.several(best.length)}. Which one is it?`
          : `${words.called(only)} ${doubt}. Is it this one?`
      return { ...base, action: 'question', reason, ticked: false, work: null, choices }
    }
    const reason = `${words.alike(only)}. Nothing is made.`
    return { ...base, name: only.name, action: 'adopt', reason, ticked: true, work: adopt(only), choices }
  }

  /** Something unmarked, or of another token, has the name that this token should get. */
  function byName(): Entry | null {
    const holder = shelf.named(wanted)
    if (!holder) return null
    if (holder.mark || !shelf.fits(holder, wanted)) return clash(holder)
    const { work, changes } = shelf.compare(holder, wanted)
    return {
      ...base,
      changes,
      action: 'conflict',
      reason: words.taken,
      ticked: false,
      work: null,
      choices: [
        {
          id: 'theirs',
          label: 'Keep it as it is',
          work: { do: 'adopt', token: wanted.token, target: holder.id },
        },
        { id: 'ours', label: `Take the measured ${words.measured}`, work },
      ],
    }
  }

  function create(): Entry {
    return {
      ...base,
      action: 'create',
      reason: `New in ${base.group}.`,
      changes: shelf.fresh(wanted),
      ticked: true,
      work: shelf.make(wanted),
    }
  }

  function clash(holder: S): Entry {
    return { ...base, action: 'clash', reason: words.clash(holder, wanted), ticked: null, work: null }
  }
}
