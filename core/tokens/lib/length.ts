/** Lengths: DTCG dimensions in px, their distance, spelling and names. */
import type { Value } from '../../../shared/dtcg.ts'

export type Dimension = Value<'dimension'>

/** px per rem unless a format is told otherwise. */
const REM = 16
export const round = (value: number, decimals = 2): number =>
  Math.round(value * 10 ** decimals) / 10 ** decimals

export const px = (value: number): Dimension => ({ value: round(value), unit: 'px' })
export const pxOf = ({ value, unit }: Dimension): number => (unit === 'rem' ? value * REM : value)
export const remOf = (dimension: Dimension): number => round(pxOf(dimension) / REM, 4)
export const spellLength = (dimension: Dimension): string => `${round(pxOf(dimension), 3)}px`
export const describeLength = (dimension: Dimension): string => `${round(pxOf(dimension))} px`

/** 4.2 → `4-2`, -8 → `minus-8`: a path segment that is a name everywhere. */
export const nameOfNumber = (value: number): string =>
  `${value < 0 ? 'minus-' : ''}${String(round(Math.abs(value))).replace('.', '-')}`

/** Difference as a share of the larger; zero is like nothing but zero. */
export function relative(a: Dimension, b: Dimension, share: number): number {
  const x = pxOf(a)
  const y = pxOf(b)
  if (x === y) return 0
  const larger = Math.max(Math.abs(x), Math.abs(y))
  return Math.abs(x - y) / larger / share
}

/** How far from `value` a length may lie and still be within `share` of the larger. */
export const relativeReach = (value: Dimension, share: number): number =>
  share >= 1 ? Number.POSITIVE_INFINITY : (Math.abs(pxOf(value)) * share) / (1 - share) + 1e-9
