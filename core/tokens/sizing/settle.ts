/** Looks at all readings of a run together, in any order: a size is a decision where it comes again. */
import { framesOf, sum } from '../lib/evidence.ts'
import { px, pxOf } from '../lib/length.ts'
import type { Part } from './parts.ts'
import type { SizeSighting as Size } from './facts.ts'

/** CSS px: edges are found to about half a px; nobody decides on 39.5. */
const ERROR = 0.5
/** Readings of one part with one size; layers, or two frames, need fewer. */
const ENOUGH = 3

export function settle(sightings: readonly Size[]): Size[] {
  const whole = sightings.map(rounded)
  return [...Map.groupBy(whole, (s) => `${partOf(s)} ${pxOf(s.value)}`).values()].filter(isDecision).flat()
}

const partOf = ({ facts }: Size): Part | undefined => facts?.part

function rounded(size: Size): Size {
  const read = pxOf(size.value)
  const to = Math.round(read)
  if (size.source === 'layers' || read === to || Math.abs(read - to) > ERROR) return size
  return { ...size, value: px(to), measured: size.measured ?? size.value }
}

function isDecision(same: readonly Size[]): boolean {
  const once = same.some((s) => partOf(s) === 'container') ? 1 : ENOUGH
  if (same.some(({ source }) => source === 'layers')) return same.length >= Math.min(2, once)
  return same.length >= once || (framesOf(same) > 1 && sum(same.map(({ weight }) => weight)) >= 1)
}
