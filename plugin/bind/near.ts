/** When a value is a near miss of another. Only a suggestion ever follows from it. */
import type { Raw, Rgba } from '../things/types.ts'
import { isRgba } from '../things/values.ts'

/** Oklab distance: 0.02 is just noticeable side by side; twice that is a slip, more is another color. */
const COLOR = 0.04
/** Share of the larger length, and px for small ones: one step of no usual scale. */
const SHARE = 0.1
const PX = 1

/** 0 equal, 1 the last that is near, above it something else. */
export function distance(a: Raw, b: Raw): number {
  if (typeof a === 'number' && typeof b === 'number') {
    return Math.abs(a - b) / Math.max(PX, SHARE * Math.max(Math.abs(a), Math.abs(b)))
  }
  if (!isRgba(a) || !isRgba(b) || Math.abs(a.a - b.a) > 0.04) return Number.POSITIVE_INFINITY
  const [x, y] = [oklab(a), oklab(b)]
  return Math.hypot(x[0] - y[0], x[1] - y[1], x[2] - y[2]) / COLOR
}

const linear = (c: number) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)

/** Ottosson 2020, from linear sRGB. Wide documents are compared as if they were: near enough for "near". */
function oklab({ r, g, b }: Rgba): readonly [number, number, number] {
  const [x, y, z] = [linear(r), linear(g), linear(b)]
  const l = Math.cbrt(0.4122214708 * x + 0.5363325363 * y + 0.0514459929 * z)
  const m = Math.cbrt(0.2119034982 * x + 0.6806995451 * y + 0.1073969566 * z)
  const s = Math.cbrt(0.0883024619 * x + 0.2817188376 * y + 0.6299787005 * z)
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ]
}
