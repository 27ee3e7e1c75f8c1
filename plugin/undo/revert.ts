/** Takes the last write back: what was made goes, what was changed returns, what was edited since stays. */
import { keepAdopted, keptAdopted } from '../file/adopted.ts'
import { NAMESPACE } from '../file/text.ts'
import { type Control, counting } from '../pace.ts'
import { readable } from '../readable.ts'
import type { Entry } from '../plan/types.ts'
import { type StyleThing, openStyles } from '../things/style/thing.ts'
import type { Done, Thing } from '../things/thing.ts'
import type { FileState, Snapshot } from '../things/types.ts'
import { type VariableThing, openVariables } from '../things/variable/thing.ts'
import type { WriteRecord } from './record.ts'

/** One sort of things, whichever: what a record says of a thing belongs to that thing. */
type AnyThing = Thing<Variable | TextStyle, Snapshot, Done>

interface Things {
  readonly variable: VariableThing
  readonly style: StyleThing
}

async function openThings(done: readonly Done[]): Promise<Things> {
  const touched = done.flatMap((one) =>
    one.thing === 'style' ? [one.before, one.after].map((then) => ({ id: one.id, body: then?.body })) : [],
  )
  return { variable: await openVariables(), style: await openStyles(touched) }
}

const thingOf = (things: Things, { thing }: Done) => things[thing] as unknown as AnyThing

/** What making a thing anew, and losing it again, does to layers. */
const words = {
  variable: {
    back: 'Comes back; layers that used it have to be bound again.',
    goes: 'Made by this write: it goes. Layers that use it keep their value.',
  },
  style: {
    back: 'Comes back.',
    goes: 'Made by this write: it goes. Layers that use it keep their look.',
  },
} as const

export async function planRevert(record: WriteRecord, state: FileState): Promise<Entry[]> {
  const things = await openThings([])
  const names = new Map([...state.variables, ...state.styles].map(({ id, name }) => [id, name]))
  const collections = new Map(state.collections.map(({ id, name }) => [id, name]))
  const entries = record.done.map((done): Entry => {
    const { id, before, after } = done
    const thing = thingOf(things, done)
    const one = thing.all.get(id)
    const now = one && readable(`${done.thing} ${id}`, () => thing.snapshot(one))
    const collection = done.thing === 'variable' ? collections.get(done.collection) : 'Styles'
    const line = (action: 'revert' | 'skip', reason: string): Entry => ({
      id,
      name: (now ?? before ?? after)?.name ?? '',
      action,
      reason,
      group: collection ?? 'Deleted collections',
      changes: thing.show(after, before, (other) => names.get(other) ?? 'a variable that is gone'),
      ticked: action === 'revert' ? true : null,
      work: null,
    })
    if (after === null) {
      return collection === undefined
        ? line('skip', 'Its collection was deleted.')
        : line('revert', words[done.thing].back)
    }
    if (!now) return line('skip', 'Deleted since.')
    if (!thing.same(now, after)) return line('skip', 'Edited since: it stays as it is.')
    return line('revert', before === null ? words[done.thing].goes : 'Goes back to what it was.')
  })
  const adoptions = record.adoptions.map(({ token, after }): Entry => ({
    id: adoptionId(token),
    name: names.get(after) ?? 'Something that is gone',
    action: 'revert',
    reason: 'Stands for its token no longer. It stays as it is.',
    group: 'Reused',
    changes: [],
    ticked: true,
    work: null,
  }))
  return [...entries, ...adoptions]
}

const adoptionId = (token: string) => `adopted:${token}`

export interface Reverted {
  readonly removed: number
  readonly restored: number
  readonly remade: number
  readonly failed: readonly { readonly name: string; readonly reason: string }[]
  readonly cancelled: boolean
  /** What could still be taken back later. */
  readonly left: Omit<WriteRecord, 'bindings'>
}

export async function revert(
  record: WriteRecord,
  entries: readonly Entry[],
  ids: ReadonlySet<string>,
  control: Control,
): Promise<Reverted> {
  const things = await openThings(record.done.filter(({ id }) => ids.has(id)))
  const counts = { removed: 0, restored: 0, remade: 0 }
  const failed: { name: string; reason: string }[] = []
  const left: Done[] = []
  const step = counting(record.done.length, control)
  let cancelled = false
  // Last things first: what points to others goes before what it points to.
  for (const done of record.done.toReversed()) {
    cancelled ||= control.cancelled()
    if (cancelled || !ids.has(done.id)) {
      left.unshift(done)
      continue
    }
    try {
      counts[undo(done, thingOf(things, done))]++
    } catch (error) {
      const name = done.after?.name ?? done.before?.name ?? done.id
      failed.push({ name, reason: error instanceof Error ? error.message : String(error) })
      left.unshift(done)
    }
    await step()
  }
  for (const collection of things.variable.collections) {
    readable('collection', () => {
      const ours = collection.getSharedPluginData(NAMESPACE, 'role') !== ''
      if (ours && counts.removed > 0 && collection.variableIds.length === 0) collection.remove()
    })
  }
  const back = record.adoptions.filter(({ token }) => !cancelled && ids.has(adoptionId(token)))
  adoptionsBack(back)
  // What was not ticked can still be taken back; what was edited since cannot.
  const open = new Set(entries.filter(({ action }) => action === 'revert').map(({ id }) => id))
  return {
    ...counts,
    failed,
    cancelled,
    left: {
      at: record.at,
      done: left.filter(({ id }) => open.has(id)),
      adoptions: record.adoptions.filter((one) => open.has(adoptionId(one.token)) && !back.includes(one)),
    },
  }
}

function undo(done: Done, thing: AnyThing): 'removed' | 'restored' | 'remade' {
  const now = thing.all.get(done.id)
  if (done.before === null) {
    now?.remove()
    return 'removed'
  }
  thing.set(now ?? thing.make(done), done.before)
  return now ? 'restored' : 'remade'
}

function adoptionsBack(back: WriteRecord['adoptions']): void {
  if (back.length === 0) return
  const adopted = keptAdopted()
  for (const { token, before } of back) {
    if (before === null) delete adopted[token]
    else adopted[token] = before
  }
  keepAdopted(adopted)
}
