/** Words for colours: hue family and lightness step, from OKLCH. */
import type { Value } from '../../../shared/dtcg.ts'
import { oklchOf } from './rgb.ts'

/** Upper ends of OKLCH hue, degrees: where people change the word. */
const hues: readonly (readonly [end: number, name: string])[] = [
  [15, 'pink'],
  [40, 'red'],
  [70, 'orange'],
  [112, 'yellow'],
  [128, 'lime'],
  [163, 'green'],
  [187, 'teal'],
  [222, 'cyan'],
  [275, 'blue'],
  [297, 'indigo'],
  [317, 'purple'],
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

/** Below this chroma people say gray; near white and black tints hide longer. */
const GRAY = 0.035

export function hueOf(value: Value<'color'>): string {
  const { c, h } = oklchOf(value)
  if (c < GRAY) return 'gray'
  return hues.find(([end]) => h < end)?.[1] ?? 'pink'
}

export const stepOf = (lightness: number): string => steps.find(([above]) => lightness > above)?.[1] ?? '950'

/** The same ramp with tens around its steps, for a colour whose step has a name already: `70` is darker than `50`. */
export function fineStepOf(lightness: number): string {
  const at = steps.findIndex(([above]) => lightness > above)
  const [above, step] = steps[at] ?? [0, '950']
  const top = steps[at - 1]?.[0] ?? 1
  const before = Number(steps[at - 1]?.[1] ?? 0)
  const after = Number(steps[at + 1]?.[1] ?? 1000)
  // The step itself stands for the middle of its stretch; its ends are half way to the neighbours.
  const way = 1 - (2 * (lightness - above)) / (top - above)
  const number = Number(step) + (way < 0 ? way * (Number(step) - before) : way * (after - Number(step))) / 2
  const tens = Math.round(number / 10) * 10
  return String(tens === Number(step) ? tens + (way < 0 ? -10 : 10) : tens)
}
