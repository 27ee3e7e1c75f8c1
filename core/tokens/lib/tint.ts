/** Whether people see a colour where it is pale, dark or grey. */
import type { Value } from '../../../shared/dtcg.ts'
import { oklchOf } from './rgb.ts'

/**
 * OKLCH chroma from which a hue is seen, by lightness: a light tint shows at once beside white, a dark ground carries
 * much more before anybody calls it coloured.
 */
const TINTS: readonly (readonly [above: number, chroma: number])[] = [
  [0.85, 0.0115],
  [0.6, 0.03],
  [0.32, 0.035],
  [0, 0.03],
]

export function isTinted(color: Value<'color'>): boolean {
  const { l, c } = oklchOf(color)
  return c >= (TINTS.find(([above]) => l > above)?.[1] ?? 1)
}

/** OKLCH chroma, degrees and lightness: what is tinted no more than this, and as a dark page is, is one of its shades. */
const SHADE = 0.062
const ALIKE = 30
const DARK = 0.5

export function isShadeOf(color: Value<'color'>, page: Value<'color'>): boolean {
  const [own, ground] = [oklchOf(color), oklchOf(page)]
  return ground.l < DARK && ground.c >= 0.012 && own.c <= SHADE && hueApart(color, page) <= ALIKE
}

/** Degrees of OKLCH hue between two colours. */
export const hueApart = (a: Value<'color'>, b: Value<'color'>): number =>
  Math.abs(((oklchOf(a).h - oklchOf(b).h + 540) % 360) - 180)
