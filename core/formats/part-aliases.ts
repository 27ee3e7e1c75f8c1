/** Borders, shadows and gradients point to the colour tokens that they show, as W3C allows: one colour, one place to change it. */
import type { Value } from '../../shared/dtcg.ts'
import type { JSONValue } from '../../shared/json.ts'
import { aliasOf } from '../../shared/names.ts'
import { rooted } from './carried.ts'
import type { Entry } from './sheet.ts'

type Color = Value<'color'>

/** The value with an alias in the place of each colour that is a primitive of its own, to the last digit. */
export function partAliases(
  entries: readonly Entry[],
  groups: ReadonlySet<string>,
): (entry: Entry) => JSONValue {
  const paths = new Map<string, readonly string[]>()
  for (const { kind, value, path, alias, role, deprecated } of entries) {
    // A role is another color in another mode.
    if (kind !== 'color' || alias || role !== undefined || deprecated) continue
    const spelled = JSON.stringify(value)
    if (!paths.has(spelled)) paths.set(spelled, path)
  }
  const pointing = (color: Color): JSONValue => {
    const path = paths.get(JSON.stringify(color))
    return path ? aliasOf(rooted(path, groups)) : color
  }
  const withColor = (part: { readonly color: Color }): JSONValue => ({ ...part, color: pointing(part.color) })
  return ({ kind, value }) => {
    if (kind === 'border') return withColor(value as Value<'border'>)
    if (kind === 'shadow' || kind === 'gradient')
      return (value as Value<'shadow'> | Value<'gradient'>).map(withColor)
    return value
  }
}
