/** How usual a thickness of stems is. */

/** Stems over those of the regular weight, by how surprising the weight is in a line of text. */
const weights: readonly (readonly [stem: number, cost: number])[] = [
  [0.8, 2.5],
  [1, 0],
  [1.2, 0.5],
  [1.4, 0.5],
  [1.6, 0.5],
  [1.9, 0.5],
]
/** Share by which a stem is misread, and by which weights differ between faces. */
const ERROR = 0.06
/** A stem of no weight (an icon's) counts no more than this. */
const ODDEST = 4

/** How surprising stems are, as a multiple of those of the regular weight; in squared errors. */
export function oddness(ofRegular: number): number {
  let least = ODDEST
  for (const [stem, cost] of weights) {
    if (cost >= least) continue
    const off = (ofRegular / stem - 1) / ERROR
    least = Math.min(least, (off * off) / 2 + cost)
  }
  return least
}
