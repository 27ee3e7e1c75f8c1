/** How far what was found is on the file's system, and what could be bound to it. Pure. */
import type { Check, CheckKind, CheckLine } from '../../shared/check.ts'
import type { Shown } from '../../shared/variables.ts'
import type { StyleBody } from '../write/style-types.ts'
import { bodyKey, showBody } from '../write/style-values.ts'
import type { FileState, Raw } from '../write/types.ts'
import { shown, valueKey } from '../write/values.ts'
import type { Standing } from './followers.ts'
import { groupBy } from './group-by.ts'
import { type Offer, type Offers, offersOf } from './offers.ts'
import { reasonFor } from './reasons.ts'
import { LISTED, needing, switchLines } from './switch-lines.ts'
import { type Switch, switched, switchesFor } from './switches.ts'
import type { Found, Left } from './types.ts'
import type { Walked } from './walk.ts'

/** A line with everything behind it. */
export interface Planned {
  readonly line: CheckLine
  readonly slots: readonly Found[]
  /** What may be bound to it, the default first; none for lines that bind nothing. */
  readonly offers: readonly Offer[]
  /** Frames that switch their mode. */
  readonly switches: readonly Switch[]
}

export interface Checked {
  readonly check: Check
  readonly planned: readonly Planned[]
}

interface Judged {
  readonly slot: Found
  readonly kind: Exclude<CheckKind, 'mode'> | 'bound' | 'kept'
  readonly offers: readonly Offer[]
  readonly key: string
  readonly needs?: string | undefined
}

const MAX_CHOICES = 8

/** Yields between slots. `kept`: ids of near misses that somebody wants as they are. */
export function* checking(
  walked: Walked,
  state: FileState,
  kept: ReadonlySet<string>,
): Generator<void, Checked> {
  const { found, frames } = walked
  const offers = offersOf(state)
  const switches = yield* switchesFor(walked, state)
  const judged: Judged[] = []
  const modesOf = switched(switches)
  const needOf = needing(switches)
  let whole: Judged | null = null
  for (const seen of found) {
    yield
    const modes = modesOf(seen)
    const slot = modes === seen.modes ? seen : { ...seen, modes }
    if (slot.bound === null && !offers.has(slot)) continue
    const one = judge(slot, offers, kept, needOf)
    // A color of a shadow is a matter of its own only where the shadow as a whole is not one.
    if (slot.part) {
      if (one.kind === 'new' || one.kind === 'near' || one.kind === 'kept') continue
      if (whole?.slot.place.layer === slot.place.layer && whole.kind !== 'new') continue
    }
    if (slot.kind === 'effect-style') whole = one
    judged.push(one)
  }
  const lines = groupBy(
    judged.filter(({ key }) => key !== ''),
    ({ key }) => key,
  )
  const turning = switchLines(switches, walked, standingIn(judged), offers)
  const doubtful = new Set(turning.flatMap(({ line }) => (line.ticked ? [] : [line.id])))
  const planned = [...turning]
  for (const [id, group] of lines) {
    yield
    planned.push(lineOf(id, group, doubtful))
  }
  planned.sort((a, b) => order[a.line.kind] - order[b.line.kind] || b.line.count - a.line.count)
  const byFrame = groupBy(judged, ({ slot }) => slot.place.frame)
  return {
    planned,
    check: {
      ...countsOf(judged),
      frames: frames.map(({ id, name, page }) => ({ id, name, page, ...countsOf(byFrame.get(id) ?? []) })),
      lines: planned.map(({ line }) => line),
    },
  }
}

const order: Readonly<Record<CheckKind, number>> = { mode: 0, near: 1, bind: 2, question: 3, new: 4, left: 5 }

const standingIn = (judged: readonly Judged[]): Standing[] =>
  judged.flatMap(({ slot, kind, offers: [best] }) => {
    const variable = slot.bound ?? (kind === 'bind' ? best?.id : undefined)
    return slot.main !== null && variable !== undefined ? [{ slot, variable }] : []
  })

function judge(
  slot: Found,
  offers: Offers,
  kept: ReadonlySet<string>,
  needOf: ReturnType<typeof needing>,
): Judged {
  if (slot.bound !== null) return { slot, kind: 'bound', offers: [], key: '' }
  const value = `${slot.scope ?? slot.kind} ${keyOf(slot.value)}`
  const ranks = offers.exact(slot)
  const [best] = ranks
  if (best) {
    const all = ranks.flat().slice(0, MAX_CHOICES)
    if (slot.left !== null) return { slot, kind: 'left', offers: all, key: leftKey(slot, slot.left, true) }
    const needs = needOf(slot, best)
    const after = needs === undefined ? '' : ` after ${needs}`
    if (best.length > 1) {
      return { slot, kind: 'question', offers: all, key: `question ${value}${after}`, needs }
    }
    const [only] = best
    const over = only?.translucent ? ` ${value}` : ''
    return { slot, kind: 'bind', offers: all.slice(0, 1), key: `bind ${only?.id}${over}${after}`, needs }
  }
  const near = offers.near(slot)
  if (!near) return { slot, kind: 'new', offers: [], key: `new ${value}` }
  const key = `near ${value} ${near.id}`
  if (kept.has(key)) return { slot, kind: 'kept', offers: [], key: '' }
  if (slot.left !== null) return { slot, kind: 'left', offers: [near], key: leftKey(slot, slot.left, false) }
  const needs = needOf(slot, [near])
  return {
    slot,
    kind: 'near',
    offers: [near],
    key: needs === undefined ? key : `${key} after ${needs}`,
    needs,
  }
}

const leftKey = (slot: Found, left: Left, exact: boolean): string =>
  `left ${left} ${exact ? 'exact' : 'near'} ${slot.component ?? ''}`

const keyOf = (value: Found['value']): string => (isBody(value) ? bodyKey(value) : valueKey(value))
const isBody = (value: Raw | StyleBody): value is StyleBody => typeof value === 'object' && 'style' in value
const show = (value: Raw | StyleBody): Shown => {
  const { text, color } = isBody(value) ? showBody(value) : shown(value)
  return { text, ...(color === undefined ? {} : { color }) }
}

function lineOf(id: string, group: readonly Judged[], doubtful: ReadonlySet<string>): Planned {
  const [first] = group as [Judged]
  const { needs } = first
  const kind = first.kind as Exclude<CheckKind, 'mode'>
  const slots = group.map(({ slot }) => slot)
  const { offers } = first
  const [target] = offers
  const places = groupBy(slots, ({ place }) => `${place.layer} ${place.property}`)
  return {
    slots,
    offers: kind === 'left' ? [] : offers,
    switches: [],
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
      ticked:
        kind === 'bind' ? !doubtful.has(needs ?? '') : kind === 'near' || kind === 'question' ? false : null,
      ...(needs !== undefined && { needs }),
      count: places.size,
      places: [...places.values()].slice(0, LISTED).flatMap(([slot]) => (slot ? [slot.place] : [])),
      ...(kind === 'question' && {
        choices: offers.map(({ id, name, collection }) => ({ id, label: `${name} of ${collection}` })),
      }),
    },
  }
}

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
