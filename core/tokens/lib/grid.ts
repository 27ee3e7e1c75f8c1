/** How far lengths are from a grid, px. */

/** Distance to the nearest multiple. */
export const deviation = (value: number, base: number): number =>
  Math.abs(value - Math.round(value / base) * base)
