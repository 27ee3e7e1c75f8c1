/** What else would look different if a frame switched its mode: instances that follow their main component. Pure. */
import { same } from '../things/values.ts'
import { groupBy } from '../group-by.ts'
import type { Offers } from './offers.ts'
import type { Switch } from './switches.ts'
import type { Found } from './types.ts'
import { type Walked, overrideOf } from './walk.ts'

/** A slot of a main component, and the variable that it is or will be bound to. */
export interface Standing {
  readonly slot: Found
  readonly variable: string
}

/** Names of the components of which something follows; empty where nothing else changes. */
export function followersOf(
  switches: readonly Switch[],
  { uses, overrides, frames }: Walked,
  standing: readonly Standing[],
  offers: Pick<Offers, 'held'>,
): string[] {
  const byMain = groupBy(standing, ({ slot }) => slot.main)
  const modesOf = new Map(frames.map(({ id, modes }) => [id, modes]))
  const names = new Set<string>()
  for (const { frame, collection, from, to } of switches) {
    const modes = modesOf.get(frame) ?? {}
    for (const main of within(frame, uses)) {
      for (const { slot, variable } of byMain.get(main) ?? []) {
        const before = offers.held(variable, { ...modes, [collection.id]: from })
        const after = offers.held(variable, { ...modes, [collection.id]: to })
        if (before === null || after === null || same(before, after)) continue
        if (slot.fields.every((field) => overrides.has(overrideOf(frame, slot.place.layer, field)))) continue
        names.add(slot.component ?? slot.place.name)
      }
    }
  }
  return [...names]
}

/** All main components that a frame shows, also through others. */
function within(frame: string, uses: Walked['uses']): Set<string> {
  const found = new Set<string>()
  const pending = [frame]
  for (let at = pending.pop(); at !== undefined; at = pending.pop()) {
    for (const main of uses.get(at) ?? []) {
      if (found.has(main)) continue
      found.add(main)
      pending.push(main)
    }
  }
  return found
}
