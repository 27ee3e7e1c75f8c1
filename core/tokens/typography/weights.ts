/** Weight from the thickness of stems, relative to the run's regular text. */
import { sum } from '../lib/evidence.ts'

/** Stem per em of regular weights in fonts for screens: .085–.095. */
const REGULAR = 0.09
const REGULAR_RANGE = [0.074, 0.106] as const

/** Stem over the regular stem, up to which a weight goes (Inter, Roboto, Noto: 500 is 1.2, 600 1.4, 700 1.6, 800 1.9). */
const classes: readonly (readonly [upTo: number, weight: number])[] = [
  [0.55, 200],
  [0.76, 300],
  [1.14, 400],
  [1.31, 500],
  [1.49, 600],
  [1.74, 700],
  [2.1, 800],
]

export interface Stem {
  /** Stem over size. */
  readonly ratio: number
  readonly weight: number
}

export function regularOf(stems: readonly Stem[]): number {
  const regular = stems.filter(({ ratio }) => ratio >= REGULAR_RANGE[0] && ratio <= REGULAR_RANGE[1])
  const total = sum(regular.map(({ weight }) => weight))
  let seen = 0
  for (const { ratio, weight } of regular.toSorted((a, b) => a.ratio - b.ratio)) {
    seen += weight
    if (seen >= total / 2) return ratio
  }
  return REGULAR
}

export const weightOf = (ratio: number, regular: number): number =>
  classes.find(([upTo]) => ratio / regular < upTo)?.[1] ?? 900
