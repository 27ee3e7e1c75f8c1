/** How far what was found is on the file's system, and what could be bound to it. Pure. */
import { giveWay } from '../pace.ts'
import type { Check, CheckKind } from '../../shared/check.ts'
import { bodyKey } from '../things/style/bodies.ts'
import type { FileState } from '../things/types.ts'
import { valueKey } from '../things/values.ts'
import type { Standing } from './followers.ts'
import { type Offers, offersOf } from './offers.ts'
import { type Group, type Judged, type Planned, isBody, join, newGroup, planOf } from './planned.ts'
import { needing, switchLines } from './switch-lines.ts'
import { switched, switchesFor } from './switches.ts'
import type { Found, Left } from './types.ts'
import type { Walked } from './walk.ts'

export interface Checked {
  readonly check: Check
  readonly planned: readonly Planned[]
}

const MAX_CHOICES = 8

/** Yields between slots. `kept`: ids of near misses that somebody wants as they are. */
export async function checking(
  walked: Walked,
  state: FileState,
  kept: ReadonlySet<string>,
): Promise<Checked> {
  const { found, frames } = walked
  const offers = offersOf(state)
  const switches = await switchesFor(walked, state)
  const modesOf = switched(switches)
  const needOf = needing(switches)
  const groups = new Map<string, Group>()
  const standing: Standing[] = []
  const all = noCounts()
  const perFrame = new Map(frames.map(({ id }) => [id, noCounts()]))
  let whole: Judged | null = null
  for (const seen of found) {
    await giveWay()
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
    count(all, one)
    count(perFrame.get(slot.place.frame) ?? noCounts(), one)
    const variable = slot.bound ?? (one.kind === 'bind' ? one.offers[0]?.id : undefined)
    if (slot.main !== null && variable !== undefined) standing.push({ slot, variable })
    if (one.key === '') continue
    const group = groups.get(one.key) ?? newGroup(one)
    groups.set(one.key, group)
    join(group, slot)
  }
  const turning = switchLines(switches, walked, standing, offers)
  const doubtful = new Set(turning.flatMap(({ line }) => (line.ticked ? [] : [line.id])))
  const planned = [...turning]
  for (const group of groups.values()) {
    await giveWay()
    planned.push(planOf(group, doubtful))
  }
  planned.sort((a, b) => order[a.line.kind] - order[b.line.kind] || b.line.count - a.line.count)
  return {
    planned,
    check: {
      ...all,
      frames: frames.map(({ id, name, page }) => ({ id, name, page, ...(perFrame.get(id) ?? noCounts()) })),
      lines: planned.map(({ line }) => line),
    },
  }
}

const order: Readonly<Record<CheckKind, number>> = { mode: 0, near: 1, bind: 2, question: 3, new: 4, left: 5 }

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

type Counts = Omit<Check, 'frames' | 'lines'>
const noCounts = (): Counts => ({ total: 0, onSystem: 0, bound: 0, near: 0, fresh: 0, kept: 0 })

function count(counts: Counts, { slot, kind, key }: Judged): void {
  counts.total++
  const isNear = kind === 'near' || (slot.left !== null && key.includes(' near '))
  if (kind === 'kept') counts.kept++
  else if (kind === 'new') counts.fresh++
  else if (isNear) counts.near++
  else counts.onSystem++
  if (kind === 'bound') counts.bound++
}
