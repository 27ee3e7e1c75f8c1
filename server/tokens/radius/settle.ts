/** Moves radii to whole px, and odd readings to well-seen neighbours within the error of measuring a corner. */
import type { Sighting } from '../../../shared/token.ts'
import { groupBy, sum } from '../lib/evidence.ts'
import { px, pxOf } from '../lib/length.ts'

type Radius = Sighting<'dimension'>

/** Seen less than this, a radius is an accident. */
const ENOUGH = 1.2
/** CSS px² of a single box whose corners are believed anyway. */
const LARGE = 8000

/** CSS px at scale 1: how far a reading may be off. */
const ERROR = 1

export function settle(sightings: readonly Radius[]): Radius[] {
  const rounded = sightings.map((s) => moved(s, Math.round(pxOf(s.value))))
  const groups = groupBy(rounded, (s) => pxOf(s.value))
  const weights = new Map([...groups].map(([value, group]) => [value, sum(group.map((s) => s.weight))]))
  const pulled = rounded.map((s) => moved(s, strongest(pxOf(s.value), pxOf(s.measured ?? s.value), weights)))
  return [...groupBy(pulled, (s) => pxOf(s.value)).values()].filter(isSignificant).flat()
}

/** CSS px: above, nobody has two radii one px apart. */
const COARSE = 4

/** The best-seen value within reach of the raw reading; a small value gives way only to one seen twice as much. */
function strongest(value: number, raw: number, weights: ReadonlyMap<number, number>): number {
  const own = weights.get(value) ?? 0
  const near = [value - 1, value + 1].filter((other) => other > 0 && Math.abs(other - raw) <= ERROR)
  const times = value > COARSE ? 1 : 2
  return near.find((other) => (weights.get(other) ?? 0) > times * own) ?? value
}

const moved = (s: Radius, to: number): Radius =>
  s.source === 'layers' || to === pxOf(s.value) ? s : { ...s, value: px(to), measured: s.measured ?? s.value }

function isSignificant(group: readonly Radius[]): boolean {
  if (group.some((s) => s.source === 'layers')) return true
  const large = group.some(({ box }) => box && box.width * box.height >= LARGE)
  return large || sum(group.map((s) => s.weight)) >= ENOUGH
}
