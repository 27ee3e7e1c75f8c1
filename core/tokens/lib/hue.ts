/** Words for colours: hue family and lightness step, from OKLCH. */
import type { Value } from '../../../shared/dtcg.ts'
import { oklchOf } from './rgb.ts'

/** Upper ends of OKLCH hue, degrees: where people change the word. */
const hues: readonly (readonly [end: number, name: string])[] = [
  [12, 'pink'],
  [40, 'red'],
  [62, 'orange'],
  [88, 'amber'],
  [112, 'yellow'],
  [128, 'lime'],
  [165, 'green'],
  [190, 'teal'],
  [225, 'cyan'],
  [275, 'blue'],
  [290, 'indigo'],
  [320, 'purple'],
  [345, 'magenta'],
  [360, 'pink'],
]

/** OKLCH lightness above which a colour takes the step: the ramps of common systems lie close to these. */
const steps: readonly (readonly [above: number, step: string])[] = [
  [0.965, '50'],
  [0.92, '100'],
  [0.86, '200'],
  [0.78, '300'],
  [0.69, '400'],
  [0.6, '500'],
  [0.51, '600'],
  [0.42, '700'],
  [0.34, '800'],
  [0.25, '900'],
  [0, '950'],
]

/** OKLCH chroma below which people say gray: a pale tint beside white shows its hue at once. */
const PALE = 0.85
const GRAY = { pale: 0.012, deep: 0.03 } as const
/** Grays with a cast of blue to violet, or of yellow, that still are the neutrals of a set. */
const CASTS: readonly { name: string; from: number; to: number; chroma: number }[] = [
  { name: 'slate', from: 220, to: 315, chroma: 0.056 },
  { name: 'stone', from: 35, to: 112, chroma: 0.045 },
]

export function hueOf(value: Value<'color'>): string {
  const { l, c, h } = oklchOf(value)
  if (c < (l >= PALE ? GRAY.pale : GRAY.deep)) return 'gray'
  const cast = l < PALE && CASTS.find(({ from, to, chroma }) => h >= from && h <= to && c < chroma)
  if (cast) return cast.name
  return hues.find(([end]) => h < end)?.[1] ?? 'pink'
}

const neutrals = ['gray', ...CASTS.map(({ name }) => name)]
export const isNeutral = (value: Value<'color'>): boolean => neutrals.includes(hueOf(value))

export const stepOf = (lightness: number): string => steps.find(([above]) => lightness > above)?.[1] ?? '950'

/** Where a lightness is on the scale, counted in steps from 50: the middle of a step's stretch is the step itself. */
export function placeOf(lightness: number): number {
  const at = steps.findIndex(([above]) => lightness > above)
  if (at < 0) return steps.length - 0.5
  const [above] = steps[at] ?? [0, '']
  const top = steps[at - 1]?.[0] ?? 1
  return at + 0.5 - (lightness - above) / (top - above)
}
