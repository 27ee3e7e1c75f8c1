/** Fits the lengths of the whole run to its readings, moves readings onto them, and drops what nothing explains. */
import { framesOf, inOrder } from '../lib/evidence.ts'
import { px, pxOf } from '../lib/length.ts'
import { lengthsOf, nearest } from './explain.ts'
import type { LengthSighting as Length } from './facts.ts'

/** Evidence a length needs in one frame; with more frames accidents add up, but slower than what is meant. */
const ENOUGH = 1.3
const GROWTH = 0.7

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
    ...stated,
    ...readings.flatMap((reading, i) => {
      const s = read[i] as Length
      const length = nearest(lengths, reading)
      if (length === null) return []
      return length === pxOf(s.value) ? [s] : [{ ...s, value: px(length), measured: s.value }]
    }),
  ]
}
