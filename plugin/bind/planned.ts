/** Lines of a check with everything behind them, gathered slot by slot: thousands of layers may be on one. Pure. */
import type { CheckKind, CheckLine, CheckPlace } from '../../shared/check.ts'
import type { Shown } from '../../shared/variables.ts'
import type { StyleBody } from '../things/style/types.ts'
import { showBody } from '../things/style/bodies.ts'
import type { Raw } from '../things/types.ts'
import { shown } from '../things/values.ts'
import type { Offer } from './offers.ts'
import { reasonFor } from './reasons.ts'
import type { Switch } from './switches.ts'
import type { Found } from './types.ts'

/** A line with everything behind it. */
export interface Planned {
  readonly line: CheckLine
  readonly slots: readonly Found[]
  /** What may be bound to it, the default first; none for lines that bind nothing. */
  readonly offers: readonly Offer[]
  /** Frames that switch their mode. */
  readonly switches: readonly Switch[]
}

/** What is to be done about a slot. `key`: of the line it is on; empty for none. */
export interface Judged {
  readonly slot: Found
  readonly kind: Exclude<CheckKind, 'mode'> | 'bound' | 'kept'
  readonly offers: readonly Offer[]
  readonly key: string
  readonly needs?: string | undefined
}

/** More places are counted, not listed. */
export const LISTED = 20

export interface Group {
  readonly first: Judged
  readonly slots: Found[]
  /** `layer property` */
  readonly seen: Set<string>
  readonly places: CheckPlace[]
  readonly names: Set<string>
  /** Component → how many instances follow. */
  readonly followers: Map<string, number>
}

export const newGroup = (first: Judged): Group => ({
  first,
  slots: [],
  seen: new Set(),
  places: [],
  names: new Set(),
  followers: new Map(),
})

export function join({ slots, seen, places, names, followers }: Group, slot: Found): void {
  const { place, component } = slot
  slots.push(slot)
  names.add(place.name)
  if (component !== null && place.instances) followers.set(component, place.instances)
  const key = `${place.layer} ${place.property}`
  if (seen.has(key)) return
  seen.add(key)
  if (places.length < LISTED) places.push(place)
}

/** `doubtful`: ids of lines that are not ticked to begin with. */
export function planOf(group: Group, doubtful: ReadonlySet<string>): Planned {
  const { offers, needs, slot, key } = group.first
  const kind = group.first.kind as Exclude<CheckKind, 'mode'>
  const [target] = offers
  return {
    slots: group.slots,
    offers: kind === 'left' ? [] : offers,
    switches: [],
    line: {
      id: key,
      kind,
      value: show(slot.value),
      ...(target && kind !== 'question' && kind !== 'left' && { target: targetOf(target) }),
      reason: reasonFor(kind, group),
      ticked:
        kind === 'bind' ? !doubtful.has(needs ?? '') : kind === 'near' || kind === 'question' ? false : null,
      ...(needs !== undefined && { needs }),
      count: group.seen.size,
      places: group.places,
      ...(kind === 'question' && {
        choices: offers.map(({ id, name, collection }) => ({ id, label: `${name} of ${collection}` })),
      }),
    },
  }
}

const targetOf = ({ value, id, name, collection, library }: Offer): CheckLine['target'] => ({
  ...show(value),
  id,
  name,
  collection,
  library,
})

export const isBody = (value: Raw | StyleBody): value is StyleBody =>
  typeof value === 'object' && 'style' in value

const show = (value: Raw | StyleBody): Shown => {
  const { text, color } = isBody(value) ? showBody(value) : shown(value)
  return { text, ...(color === undefined ? {} : { color }) }
}
