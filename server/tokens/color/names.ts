/** `color/blue/500`: hue family and lightness step, from the value alone, so that no name depends on its neighbours. */
import type { Token } from '../../../shared/token.ts'
import { hueOf, stepOf } from '../lib/hue.ts'
import { oklchOf } from '../lib/rgb.ts'

export function names(
  tokens: readonly Token<'color'>[],
  taken: ReadonlyMap<string, readonly string[]>,
): Map<string, string[]> {
  const named = new Map<string, string[]>()
  for (const token of tokens) if (!taken.has(token.key)) named.set(token.key, pathOf(token.value))
  return named
}

function pathOf(value: Token<'color'>['value']): string[] {
  const alpha = value.alpha === 1 ? [] : [`alpha-${Math.round(value.alpha * 100)}`]
  if (value.hex === '#ffffff') return ['color', 'white', ...alpha]
  if (value.hex === '#000000') return ['color', 'black', ...alpha]
  return ['color', hueOf(value), stepOf(oklchOf(value).l), ...alpha]
}
