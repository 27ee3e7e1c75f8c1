/** Moves radii to whole px, and odd readings to well-seen neighbours within the error of measuring a corner. */
import { sum } from '../lib/evidence.ts'
import { px, pxOf } from '../lib/length.ts'
import type { RadiusSighting as Radius } from './facts.ts'

/** Seen less than this, a radius is an accident. */
const ENOUGH = 1.2
/** CSS px² of a single box whose corners are believed anyway: a small button. Letters, dots and parts of icons are smaller. */
const LARGE = 2500

/** CSS px at scale 1: how far a reading may be off. */
const ERROR = 1

export function settle(sightings: readonly Radius[]): Radius[] {
  const rounded = sightings.map((s) => moved(s, Math.round(pxOf(s.value))))
  const groups = Map.groupBy(rounded, (s) => pxOf(s.value))
  const weights = new Map([...groups].map(([value, group]) => [value, sum(group.map((s) => s.weight))]))
  const pulled = rounded.map((s) => moved(s, strongest(s, weights)))
  return [...Map.groupBy(pulled, (s) => pxOf(s.value)).values()].filter(isSignificant).flat()
}

/** CSS px: above, nobody has two radii one px apart. */
const COARSE = 4

/**
 * The best-seen value within reach of the raw reading; a small value gives way only to one seen twice as much. What
 * would be an accident but for the size of its box gives way to any that is none, as far as its own corners may be off.
 */
function strongest(s: Radius, weights: ReadonlyMap<number, number>): number {
  const value = pxOf(s.value)
  const own = weights.get(value) ?? 0
  const times = value > COARSE ? 1 : 2
  const found = [value - 1, value + 1].find((other) => {
    const weight = weights.get(other) ?? 0
    const off = Math.abs(other - pxOf(s.measured ?? s.value))
    if (other <= 0) return false
    return (weight > times * own && off <= ERROR) || (own < ENOUGH && weight >= ENOUGH && off <= errorOf(s))
  })
  return found ?? value
}

const errorOf = (s: Radius): number => s.facts?.error ?? ERROR

const moved = (s: Radius, to: number): Radius =>
  s.source === 'layers' || to === pxOf(s.value) ? s : { ...s, value: px(to), measured: s.measured ?? s.value }

function isSignificant(group: readonly Radius[]): boolean {
  if (group.some((s) => s.source === 'layers')) return true
  const large = group.some(({ box }) => box && box.width * box.height >= LARGE)
  return large || sum(group.map((s) => s.weight)) >= ENOUGH
}
