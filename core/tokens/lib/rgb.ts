/** Between 8-bit sRGB and DTCG colours, and the arithmetic several types need. */
import { type Lab65, type Oklch, converter, differenceCiede2000, wcagLuminance } from 'culori'
import type { Value } from '../../../shared/dtcg.ts'

type Color = Value<'color'>

const hexOf = (rgb: number): string => `#${rgb.toString(16).padStart(6, '0')}`
/** Four decimals tell all 256 steps of a channel apart. */
const unit = (channel: number): number => Math.round((channel / 255) * 1e4) / 1e4

/** 0xrrggbb as a DTCG colour. */
export const colorOf = (rgb: number, alpha = 1): Color => ({
  colorSpace: 'srgb',
  components: [unit((rgb >> 16) & 255), unit((rgb >> 8) & 255), unit(rgb & 255)],
  alpha,
  hex: hexOf(rgb),
})

export const rgbOf = (color: Color): number => Number.parseInt(color.hex.slice(1), 16)

/** `#rrggbb`, with two more digits where it is not opaque. */
export const spell = ({ hex, alpha }: Color): string =>
  alpha === 1
    ? hex
    : hex +
      Math.round(alpha * 255)
        .toString(16)
        .padStart(2, '0')

const toLab = converter('lab65')
const toOklch = converter('oklch')
const ciede2000 = differenceCiede2000()

/** A run has a few hundred distinct colours; the bound only keeps a long-lived process small. */
const CACHE = 50_000
const labs = new Map<string, Lab65>()

export function labOf(color: Color): Lab65 {
  const known = labs.get(color.hex)
  if (known) return known
  if (labs.size >= CACHE) labs.clear()
  const lab = toLab(color.hex) ?? { mode: 'lab65', l: 0, a: 0, b: 0 }
  labs.set(color.hex, lab)
  return lab
}

export const oklchOf = (color: Color): { l: number; c: number; h: number } => {
  const { l, c, h }: Oklch = toOklch(color.hex) ?? { mode: 'oklch', l: 0, c: 0 }
  return { l, c, h: h ?? 0 }
}

/** CIEDE2000, both laid on nothing: alpha is not looked at. */
export const deltaE = (a: Color, b: Color): number => (a.hex === b.hex ? 0 : ciede2000(labOf(a), labOf(b)))

/** WCAG 2 contrast ratio, 1–21. */
export function contrast(a: Color, b: Color): number {
  const x = wcagLuminance(a.hex)
  const y = wcagLuminance(b.hex)
  return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05)
}
