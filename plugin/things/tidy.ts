/** Values as they are seen: colors in 255 steps, opacity in thousandths, lengths in hundredths of a px. */
import type { Raw, Rgba } from './types.ts'
import { isRgba } from './values.ts'

const to = (steps: number) => (value: number) => Math.round(value * steps) / steps
const channel = to(255)
const alpha = to(1000)
export const lengthTidy = to(100)

export const colorTidy = ({ r, g, b, a }: Rgba): Rgba => ({
  r: channel(r),
  g: channel(g),
  b: channel(b),
  a: alpha(a),
})

export function tidy(value: Raw): Raw {
  if (typeof value === 'number') return lengthTidy(value)
  return isRgba(value) ? colorTidy(value) : value
}
