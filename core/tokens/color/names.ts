/**
 * `color/blue/500`: hue family and lightness step, from the value alone, so that no name depends on its neighbours. Where
 * two colours want one name, the one that is seen more often has it, and the other takes a step between: `color/gray/70`.
 */
import { cssName } from '../../../shared/names.ts'
import { fineStepOf, hueOf, stepOf } from '../lib/hue.ts'
import { oklchOf } from '../lib/rgb.ts'
import type { ColorToken as Color } from './facts.ts'

export function names(
  tokens: readonly Color[],
  taken: ReadonlyMap<string, readonly string[]>,
): Map<string, string[]> {
  const used = new Set([...taken.values()].map(cssName))
  const named = new Map<string, string[]>()
  const newcomers = tokens.filter((token) => !taken.has(token.key)).toSorted(oftenFirst)
  for (const token of newcomers) {
    const wanted = pathOf(token.value, stepOf)
    const path = used.has(cssName(wanted)) ? pathOf(token.value, fineStepOf) : wanted
    used.add(cssName(path))
    named.set(token.key, path)
  }
  return named
}

const oftenFirst = (a: Color, b: Color): number =>
  b.sightings.length - a.sightings.length || (a.key < b.key ? -1 : 1)

function pathOf(value: Color['value'], step: (lightness: number) => string): string[] {
  const alpha = value.alpha === 1 ? [] : [`alpha-${Math.round(value.alpha * 100)}`]
  if (value.hex === '#ffffff') return ['color', 'white', ...alpha]
  if (value.hex === '#000000') return ['color', 'black', ...alpha]
  return ['color', hueOf(value), step(oklchOf(value).l), ...alpha]
}
