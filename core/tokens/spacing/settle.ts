/** Fits the lengths of the whole run to its readings, moves readings onto them, and drops what nothing explains. */
import { framesOf, inOrder } from '../lib/evidence.ts'
import { isScaled } from '../../layers/drawn.ts'
import { px, pxOf } from '../lib/length.ts'
import { lengthsOf, nearest } from './explain.ts'
import type { LengthSighting as Length } from './facts.ts'

/** Evidence a length needs in one frame; with more frames accidents add up, but slower than what is meant. */
const ENOUGH = 1.3
const GROWTH = 0.7

/** px: 11.28 and 11.29 are one scaled length, told apart by float32 alone. */
const DUST = 0.05

/** Scaled lengths that differ by less than anybody decides on are the commonest of them. */
function withoutDust(stated: readonly Length[]): Length[] {
  const times = new Map<number, number>()
  for (const { value } of stated) times.set(pxOf(value), (times.get(pxOf(value)) ?? 0) + 1)
  const scaled = [...times].filter(([length]) => isScaled(length)).sort((a, b) => b[1] - a[1] || a[0] - b[0])
  const becomes = new Map<number, number>()
  for (const [length] of scaled) {
    const [home = length] =
      scaled.find(([other]) => !becomes.has(other) && Math.abs(other - length) <= DUST) ?? []
    if (home !== length) becomes.set(length, home)
  }
  return stated.map((s) => {
    const to = becomes.get(pxOf(s.value))
    return to === undefined ? s : { ...s, value: px(to), measured: s.value }
  })
}

export function settle(sightings: readonly Length[]): Length[] {
  const stated = sightings.filter((s) => s.source === 'layers')
  const read = inOrder(sightings).filter((s) => s.source !== 'layers')
  const readings = read.map((s) => ({
    value: pxOf(s.value),
    error: s.facts?.error ?? 1,
    weight: s.weight,
  }))
  const lengths = lengthsOf(readings, ENOUGH * framesOf(read) ** GROWTH)
  return [
    ...withoutDust(stated),
    ...readings.flatMap((reading, i) => {
      const s = read[i] as Length
      const length = nearest(lengths, reading)
      if (length === null) return []
      return length === pxOf(s.value) ? [s] : [{ ...s, value: px(length), measured: s.value }]
    }),
  ]
}
