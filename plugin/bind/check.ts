/** How far what was found is on the file's system, and what could be bound to it. Pure. */
import type { Check, CheckKind, CheckLine } from '../../shared/check.ts'
import type { Shown } from '../../shared/variables.ts'
import type { StyleBody } from '../write/style-types.ts'
import { bodyKey, showBody } from '../write/style-values.ts'
import type { Raw } from '../write/types.ts'
import { shown, valueKey } from '../write/values.ts'
import { groupBy } from './group-by.ts'
import type { Offer, Offers } from './offers.ts'
import type { Found, Left } from './types.ts'
import type { Walked } from './walk.ts'

/** A line with everything behind it. */
export interface Planned {
  readonly line: CheckLine
  readonly slots: readonly Found[]
  /** What may be bound to it, the default first; none for lines that bind nothing. */
  readonly offers: readonly Offer[]
}

export interface Checked {
  readonly check: Check
  readonly planned: readonly Planned[]
}

interface Judged {
  readonly slot: Found
  readonly kind: CheckKind | 'bound' | 'kept'
  readonly offers: readonly Offer[]
  readonly key: string
}

/** More are counted, not listed. */
const LISTED = 50
const MAX_CHOICES = 8

/** Yields between slots. `kept`: ids of near misses that somebody wants as they are. */
export function* checking(
  { found, frames }: Walked,
  offers: Offers,
  kept: ReadonlySet<string>,
): Generator<void, Checked> {
  const judged: Judged[] = []
  for (const slot of found) {
    yield
    if (slot.bound === null && !offers.has(slot)) continue
    judged.push(judge(slot, offers, kept))
  }
  const lines = groupBy(
    judged.filter(({ key }) => key !== ''),
    ({ key }) => key,
  )
  const planned = [...lines].map(([id, group]) => lineOf(id, group))
  planned.sort((a, b) => order[a.line.kind] - order[b.line.kind] || b.line.count - a.line.count)
  const byFrame = groupBy(judged, ({ slot }) => slot.place.frame)
  return {
    planned,
    check: {
      ...countsOf(judged),
      frames: frames.map((frame) => ({ ...frame, ...countsOf(byFrame.get(frame.id) ?? []) })),
      lines: planned.map(({ line }) => line),
    },
  }
}

const order: Readonly<Record<CheckKind, number>> = { near: 0, bind: 1, question: 2, new: 3, left: 4 }

function judge(slot: Found, offers: Offers, kept: ReadonlySet<string>): Judged {
  if (slot.bound !== null) return { slot, kind: 'bound', offers: [], key: '' }
  const value = `${slot.scope ?? slot.kind} ${keyOf(slot.value)}`
  const ranks = offers.exact(slot)
  const [best] = ranks
  if (best) {
    const all = ranks.flat().slice(0, MAX_CHOICES)
    if (slot.left !== null) return { slot, kind: 'left', offers: all, key: leftKey(slot, slot.left, true) }
    return best.length === 1
      ? { slot, kind: 'bind', offers: all.slice(0, 1), key: `bind ${best[0]?.id}` }
      : { slot, kind: 'question', offers: all, key: `question ${value}` }
  }
  const near = offers.near(slot)
  if (!near) return { slot, kind: 'new', offers: [], key: `new ${value}` }
  const key = `near ${value} ${near.id}`
  if (kept.has(key)) return { slot, kind: 'kept', offers: [], key: '' }
  if (slot.left !== null) return { slot, kind: 'left', offers: [near], key: leftKey(slot, slot.left, false) }
  return { slot, kind: 'near', offers: [near], key }
}

const leftKey = (slot: Found, left: Left, exact: boolean): string =>
  `left ${left} ${exact ? 'exact' : 'near'} ${slot.component ?? ''}`

const keyOf = (value: Found['value']): string => (isBody(value) ? bodyKey(value) : valueKey(value))
const isBody = (value: Raw | StyleBody): value is StyleBody => typeof value === 'object' && 'style' in value
const show = (value: Raw | StyleBody): Shown => {
  const { text, color } = isBody(value) ? showBody(value) : shown(value)
  return { text, ...(color === undefined ? {} : { color }) }
}

function lineOf(id: string, group: readonly Judged[]): Planned {
  const [first] = group as [Judged]
  const kind = first.kind as CheckKind
  const slots = group.map(({ slot }) => slot)
  const { offers } = first
  const [target] = offers
  const places = groupBy(slots, ({ place }) => `${place.layer} ${place.property}`)
  return {
    slots,
    offers: kind === 'left' ? [] : offers,
    line: {
      id,
      kind,
      value: show(first.slot.value),
      ...(target &&
        kind !== 'question' &&
        kind !== 'left' && {
          target: {
            ...show(target.value),
            id: target.id,
            name: target.name,
            collection: target.collection,
            library: target.library,
          },
        }),
      reason: reasonFor(kind, slots, offers),
      ticked: kind === 'bind' ? true : kind === 'near' || kind === 'question' ? false : null,
      count: places.size,
      places: [...places.values()].slice(0, LISTED).flatMap(([slot]) => (slot ? [slot.place] : [])),
      ...(kind === 'question' && {
        choices: offers.map(({ id, name, collection }) => ({ id, label: `${name} of ${collection}` })),
      }),
    },
  }
}

const lefts: Readonly<Record<Left, string>> = {
  library: 'Change in its library',
  override: 'Overridden in an instance',
  locked: 'Locked',
  translucent: 'Translucent: what is seen might change',
}

function reasonFor(kind: CheckKind, slots: readonly Found[], offers: readonly Offer[]): string {
  const [slot] = slots
  const [target] = offers
  const followers = new Map(
    slots.flatMap(({ component, place }): [string, number][] =>
      component !== null && place.instances ? [[component, place.instances]] : [],
    ),
  )
  const follow = [...followers].map(
    ([name, count]) => `${count} ${count === 1 ? 'instance' : 'instances'} of ${name}`,
  )
  const also =
    follow.length > 0 ? ` ${follow.slice(0, 3).join(', ')} ${plural(follow.length, followers)}.` : ''
  switch (kind) {
    case 'bind':
      return `On ${namesOf(slots)}.${also}`
    case 'question':
      return `${offers.length} have the value of ${namesOf(slots)}. Which one is it?${also}`
    case 'near':
      return `${namesOf(slots)}: close to “${target?.name ?? ''}”, but not the same.${also}`
    case 'new':
      return `${namesOf(slots)}: nothing in this file is near it.`
    case 'left': {
      const where = slot?.component === null || slot?.component === undefined ? '' : ` (${slot.component})`
      return `${lefts[slot?.left ?? 'locked']}${where}.`
    }
  }
}

const plural = (names: number, followers: ReadonlyMap<string, number>): string =>
  names === 1 && [...followers.values()][0] === 1 ? 'follows' : 'follow'

/** "Card, Title and 3 more". */
function namesOf(slots: readonly Found[]): string {
  const names = [...new Set(slots.map(({ place }) => place.name))]
  const more = names.length - NAMED
  return more > 0 ? `${names.slice(0, NAMED).join(', ')} and ${more} more` : names.join(', ')
}
const NAMED = 3

function countsOf(judged: readonly Judged[]): Omit<Check, 'frames' | 'lines'> {
  const counts = { total: judged.length, onSystem: 0, bound: 0, near: 0, fresh: 0, kept: 0 }
  for (const { slot, kind, key } of judged) {
    const isNear = kind === 'near' || (slot.left !== null && key.includes(' near '))
    if (kind === 'kept') counts.kept++
    else if (kind === 'new') counts.fresh++
    else if (isNear) counts.near++
    else counts.onSystem++
    if (kind === 'bound') counts.bound++
  }
  return counts
}
