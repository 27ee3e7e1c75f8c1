/**
 * Frames that show the values of another mode than the one they are in: a dark screen that was painted by hand. Switched
 * to that mode they can be bound to what light screens are bound to. Pure.
 */
import { giveWay } from '../pace.ts'
import type { FileState, Modes, Raw } from '../things/types.ts'
import { same, valueKey } from '../things/values.ts'
import { groupBy } from '../group-by.ts'
import { allows } from '../things/variable/scopes.ts'
import type { Found } from './types.ts'
import type { Walked } from './walk.ts'
import { resolver } from '../things/variable/resolve.ts'
import type { CollectionState, VariableState } from '../things/variable/types.ts'
import { tidy } from '../things/tidy.ts'

export interface Switch {
  readonly frame: string
  readonly collection: CollectionState
  /** Mode ids. */
  readonly from: string
  readonly to: string
}

/** One layer may show another mode's value by chance; a screen shows several. */
const LEAST = 2

/** Yields between slots. */
export async function switchesFor({ found, frames }: Walked, state: FileState): Promise<Switch[]> {
  const homes = state.collections.filter(({ remote, modes }) => !remote && modes.length > 1)
  if (homes.length === 0) return []
  const byFrame = new Map<string, Found[]>(frames.map(({ id }) => [id, []]))
  for (const slot of found) {
    await giveWay()
    // What a main component shows it shows on its own page.
    if (slot.main === null) byFrame.get(slot.place.frame)?.push(slot)
  }
  const switches: Switch[] = []
  for (const collection of homes) {
    const telling = tellingIn(collection, state)
    if (telling.ids.size === 0) continue
    for (const { id, modes, locked } of frames) {
      const from = modes[collection.id] ?? collection.defaultMode
      const support = new Map<string, number>()
      const against = new Set<string>()
      for (const slot of byFrame.get(id) ?? []) {
        await giveWay()
        const own = slot.modes[collection.id] ?? collection.defaultMode
        if (own !== from) continue
        const values = slot.bound === null ? null : telling.ids.get(slot.bound)
        if (values) {
          // Bound already: in a mode where it has another value, it would look different.
          for (const [mode, value] of values) if (!sameRaw(value, values.get(from))) against.add(mode)
          support.set(from, (support.get(from) ?? 0) + 1)
        } else if (slot.bound === null) {
          for (const mode of telling.modesOf(slot)) support.set(mode, (support.get(mode) ?? 0) + 1)
        }
      }
      const [best] = [...support].toSorted(([, a], [, b]) => b - a)
      if (!best || locked) continue
      const [to, count] = best
      if (to === from || count < LEAST || count <= (support.get(from) ?? 0) || against.has(to)) continue
      switches.push({ frame: id, collection, from, to })
    }
  }
  return switches
}

type Values = ReadonlyMap<string, Raw>

/** Values of one variable by mode id, as far as they end in plain values. */
function valuesOf(
  variable: VariableState,
  home: CollectionState,
  resolve: ReturnType<typeof resolver>,
): Values {
  const values = new Map<string, Raw>()
  for (const { modeId, name } of home.modes) {
    const value = resolve(variable.values[modeId], name)
    if (value !== null) values.set(modeId, value)
  }
  return values
}

/** Variables that tell the modes of a collection apart, by id, and which modes hold what a slot shows. */
function tellingIn(home: CollectionState, state: FileState) {
  const resolve = resolver(state)
  const ids = new Map<string, Values>()
  const variables: { variable: VariableState; values: Values }[] = []
  for (const variable of state.variables) {
    if (variable.collection !== home.id) continue
    const values = valuesOf(variable, home, resolve)
    const [first] = values.values()
    if ([...values.values()].every((value) => sameRaw(value, first))) continue
    ids.set(variable.id, values)
    variables.push({ variable, values })
  }
  const indexes = new Map<string, ReadonlyMap<string, ReadonlySet<string>>>()
  const indexFor = ({ kind, scope }: Found) => {
    const key = `${kind} ${scope}`
    const known = indexes.get(key)
    if (known) return known
    const index = new Map<string, Set<string>>()
    for (const { variable, values } of variables) {
      if (variable.type !== kind || !allows(variable, scope)) continue
      for (const [mode, value] of values) {
        const at = valueKey(tidy(value))
        index.set(at, (index.get(at) ?? new Set()).add(mode))
      }
    }
    indexes.set(key, index)
    return index
  }
  return {
    ids,
    modesOf: (slot: Found): Iterable<string> =>
      slot.scope === null ? [] : (indexFor(slot).get(valueKey(tidy(slot.value as Raw))) ?? []),
  }
}

const sameRaw = (a: Raw, b: Raw | undefined): boolean => b !== undefined && same(tidy(a), tidy(b))

/** The modes that slots show once their frame is switched. What is in a mode of its own stays in it. */
export function switched(switches: readonly Switch[]): (slot: Found) => Modes {
  const byFrame = groupBy(switches, ({ frame }) => frame)
  const known = new Map<string, Map<Modes, Modes>>()
  return ({ place: { frame }, main, modes }) => {
    const own = main === null ? byFrame.get(frame) : undefined
    if (!own) return modes
    const made = known.get(frame) ?? new Map<Modes, Modes>()
    known.set(frame, made)
    const next =
      made.get(modes) ??
      own.reduce<Modes>(
        (now, { collection: { id, defaultMode }, from, to }) =>
          (now[id] ?? defaultMode) === from ? { ...now, [id]: to } : now,
        modes,
      )
    made.set(modes, next)
    return next
  }
}
