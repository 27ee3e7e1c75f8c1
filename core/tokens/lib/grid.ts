/** The unit a set of lengths was built on. */

export interface Weighted {
  readonly value: number
  readonly weight: number
}

export interface Grid {
  /** px; 1 where nothing larger explains the lengths. */
  readonly base: number
  /** Weighted share of lengths on the grid, 0–1. */
  readonly share: number
}

/** Units designers build on. Larger ones explain more when they fit. */
const CANDIDATES = [16, 12, 10, 8, 6, 5, 4, 3, 2] as const
/** A grid must hold this much of the evidence. */
const ENOUGH = 0.8

/**
 * The largest unit that holds `ENOUGH` of the weight within `tolerance` px, beyond what chance would give: any length
 * lies within t of a multiple of b with probability (2t + 1) / b when lengths are whole px.
 */
export function gridOf(lengths: readonly Weighted[], tolerance = 0): Grid {
  const total = lengths.reduce((sum, { weight }) => sum + weight, 0)
  let best: Grid = { base: 1, share: 1 }
  let most = 0
  for (const base of CANDIDATES) {
    const held = lengths.reduce(
      (sum, { value, weight }) => sum + (deviation(value, base) <= tolerance + 0.01 ? weight : 0),
      0,
    )
    const share = total > 0 ? held / total : 0
    if (share < ENOUGH) continue
    const chance = Math.min(1, (2 * tolerance + 1) / base)
    const gain = share - chance
    if (gain > most) {
      most = gain
      best = { base, share }
    }
  }
  return best
}

/** Distance to the nearest multiple. */
export const deviation = (value: number, base: number): number =>
  Math.abs(value - Math.round(value / base) * base)
