/** The integral of the normal distribution, from a table: called some hundred thousand times per frame. */

const RANGE = 4
const STEPS = 256
const table = Float64Array.from({ length: 2 * RANGE * STEPS + 1 }, (_, i) => phi(i / STEPS - RANGE))

/** Φ(z), to about 1e-3 of a step in 8-bit colour. */
export function normal(z: number): number {
  if (z <= -RANGE) return 0
  if (z >= RANGE) return 1
  return table[Math.round((z + RANGE) * STEPS)] as number
}

/** Abramowitz and Stegun 7.1.26: error below 1.5e-7. */
function phi(z: number): number {
  const x = Math.abs(z) / Math.SQRT2
  const t = 1 / (1 + 0.3275911 * x)
  const series =
    ((((1.061405429 * t - 1.453152027) * t + 1.421413741) * t - 0.284496736) * t + 0.254829592) * t
  const erf = 1 - series * Math.exp(-x * x)
  return z >= 0 ? (1 + erf) / 2 : (1 - erf) / 2
}
