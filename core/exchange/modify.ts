/**
 * Tokens Studio's color modifiers, computed as it computes them (figma-plugin, src/utils/color): in LCH both lightness
 * and chroma move, in HSL the lightness, in the RGB spaces every channel.
 */
import { type Color, converter, formatHex8 } from 'culori'
import { isObject } from './tree.ts'

const spaces = { lch: converter('lch'), hsl: converter('hsl'), p3: converter('p3'), srgb: converter('rgb') }

/** `null`: nobody here knows that modifier, or its amount is no number. */
export function modified(color: Color, modify: unknown): string | null {
  if (!isObject(modify)) return null
  const amount = Number(modify['value'])
  if (!Number.isFinite(amount) || modify['value'] === '') return null
  if (modify['type'] === 'alpha') return formatHex8({ ...color, alpha: amount })
  if (modify['type'] !== 'lighten' && modify['type'] !== 'darken') return null
  const toward = modify['type'] === 'lighten' ? 1 : 0
  const move = (channel: number, most: number) => {
    const moved = toward === 1 ? channel + (most - channel) * amount : channel - channel * amount
    return Math.min(most, Math.max(0, moved))
  }
  const moved = movedIn(
    (typeof modify['space'] === 'string' ? modify['space'] : 'lch').toLowerCase(),
    color,
    amount,
    move,
  )
  return moved && formatHex8(moved)
}

function movedIn(
  space: string,
  color: Color,
  amount: number,
  move: (channel: number, most: number) => number,
): Color | null {
  if (space === 'lch') {
    const lch = spaces.lch(color)
    return { ...lch, l: move(lch.l, 100), c: Math.max(0, lch.c - amount * lch.c) }
  }
  if (space === 'hsl') {
    const hsl = spaces.hsl(color)
    return { ...hsl, l: move(hsl.l, 1) }
  }
  if (space !== 'p3' && space !== 'srgb') return null
  const rgb = space === 'p3' ? spaces.p3(color) : spaces.srgb(color)
  return { ...rgb, r: move(rgb.r, 1), g: move(rgb.g, 1), b: move(rgb.b, 1) }
}
