/** Colours as hex, for judging: by culori alone, so that what is judged does not judge itself. */
import { type Color, converter, differenceCiede2000, parseHex } from 'culori'

const toOklch = converter('oklch')
export const deltaE = differenceCiede2000()

export function colorFrom(hex: string): Color {
  const color = parseHex(hex)
  if (!color) throw new Error(`"${hex}" is no colour`)
  return color
}

export const oklch = (hex: string): { l: number; c: number; h: number } => {
  const { l, c, h = 0 } = toOklch(colorFrom(hex))
  return { l, c, h }
}
