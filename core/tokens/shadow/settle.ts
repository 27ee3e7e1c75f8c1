/**
 * One shadow is read a little differently from box to box, and more so on dark ground: what cannot be told from a
 * better supported reading is one with it. Readings that explain little are dropped.
 */
import { sum } from '../lib/evidence.ts'
import { look, looksApart } from './look.ts'
import { spell } from './spell.ts'
import type { ShadowSighting as Shadow } from './facts.ts'

/** Weight below which a reading is believed only together with a better one. */
const SURE = 0.2
/** Opacity: nobody sees less; and how many 8-bit steps of its ground a reading may be off. */
const LEAST = 0.012
const STEPS = 1.5

export function settle(sightings: readonly Shadow[]): Shadow[] {
  const groups = [...Map.groupBy(sightings, (s) => spell(s.value))]
    .map(([key, own]) => ({ key, own, support: sum(own.map((s) => s.weight)), trust: trustIn(own) }))
    .sort((a, b) => b.trust - a.trust || b.support - a.support || (a.key < b.key ? -1 : 1))
  const leaders: { value: Shadow['value']; look: number[] }[] = []
  return groups.flatMap(({ own, trust }) => {
    const { value } = own[0] as Shadow
    const mine = look(value)
    const slack = Math.max(LEAST, STEPS * Math.max(...own.map((s) => s.facts?.step ?? 0)))
    const apart = leaders.map((leader) => looksApart(leader.value, value, leader.look, mine))
    const near = Math.min(...apart)
    const leader = near <= slack ? leaders[apart.indexOf(near)] : undefined
    if (leader)
      return own.map((s) =>
        isStated(s) ? s : { ...s, value: leader.value, measured: s.measured ?? s.value },
      )
    if (trust === 0) return []
    leaders.push({ value, look: mine })
    return own
  })
}

const isStated = (s: Shadow): boolean => s.source === 'layers'
/** Stated, well read, or neither. */
const trustIn = (own: readonly Shadow[]): number =>
  own.some(isStated) ? 2 : own.some((s) => s.weight >= SURE) ? 1 : 0
