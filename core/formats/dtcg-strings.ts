/**
 * W3C design tokens as the drafts before 2025.10 wrote them: values as text (`"#3b82f6"`, `"16px"`). Penpot, Tokens Studio
 * and older tools read these, and not the objects of the report.
 */
import type { JSONValue } from '../../shared/json.ts'
import type { ByKind, Kind, Value, Values } from '../../shared/dtcg.ts'
import { channels, lengthIn, round } from '../../shared/css-value.ts'
import { aliasOf } from '../../shared/names.ts'
import { EXTENSION } from '../exchange/extension.ts'
import type { Format, RenderOptions } from './format.ts'
import { prettyJson } from './json.ts'
import { type Entry, sheetOf } from './sheet.ts'
import { oneLine } from './text.ts'
import { type Group, emptyGroup, groupAbove } from './tree.ts'
import { asWritten } from './written.ts'

export const dtcgStrings: Format = {
  name: 'dtcg-strings',
  title: 'W3C draft (strings)',
  about: 'The form before 2025.10, with values as text: for Penpot, Tokens Studio and older tools.',
  files: ['tokens.strings.json', 'tokens.strings.<mode>.json'],
  render(tokens, options) {
    const { base, modes } = asWritten(sheetOf(tokens))
    const file = (path: string, entries: readonly Entry[]) => ({
      path,
      mediaType: 'application/json',
      content: prettyJson(treeOf(entries, options)),
    })
    return [
      file('tokens.strings.json', base),
      ...modes.map(({ slug, entries }) => file(`tokens.strings.${slug}.json`, entries)),
    ]
  },
}

function treeOf(entries: readonly Entry[], options: RenderOptions): Group {
  const root = emptyGroup()
  for (const { path, kind, value, alias, description, deprecated, part, token } of entries) {
    const group = groupAbove(root, path)
    const text = oneLine(description ?? '')
    group[path.at(-1) ?? ''] = {
      $type: kind,
      $value: alias ? aliasOf(alias) : textOf(kind, value, options),
      ...(text === '' ? {} : { $description: text }),
      ...(deprecated ? { $deprecated: true } : {}),
      ...(part === undefined ? {} : { $extensions: { [EXTENSION]: { part, of: token.kind } } }),
    }
  }
  return root
}

function textOf<K extends Kind>(kind: K, value: Value<K>, { remBase, unit }: RenderOptions): JSONValue {
  const length = (of: Values['dimension']) =>
    unit === 'px' ? `${lengthIn(of, { unit: 'px', remBase })}px` : `${round(of.value)}${of.unit}`
  const time = ({ value: of, unit: by }: Values['duration']) => `${round(of)}${by}`
  const style = (of: Values['strokeStyle']) => (typeof of === 'string' ? of : 'dashed')
  const layer = ({ color, offsetX, offsetY, blur, spread, inset }: Values['shadow'][number]) => ({
    color: colorOf(color),
    offsetX: length(offsetX),
    offsetY: length(offsetY),
    blur: length(blur),
    spread: length(spread),
    ...(inset ? { inset } : {}),
  })
  const table: ByKind<JSONValue> = {
    color: colorOf,
    dimension: length,
    fontFamily: (of) => of,
    fontWeight: round,
    number: round,
    duration: time,
    cubicBezier: (of) => of.map(round),
    strokeStyle: style,
    border: ({ color, width, style: of }) => ({
      color: colorOf(color),
      width: length(width),
      style: style(of),
    }),
    transition: ({ duration, delay, timingFunction }) => ({
      duration: time(duration),
      delay: time(delay),
      timingFunction: timingFunction.map(round),
    }),
    // A single layer was no list in the drafts.
    shadow: (layers) => (layers.length === 1 && layers[0] ? layer(layers[0]) : layers.map(layer)),
    gradient: (stops) =>
      stops.map(({ color, position }) => ({ color: colorOf(color), position: round(position) })),
    typography: (font) => ({
      fontFamily: font.fontFamily,
      fontSize: length(font.fontSize),
      fontWeight: round(font.fontWeight),
      letterSpacing: length(font.letterSpacing),
      lineHeight: round(font.lineHeight),
    }),
  }
  return (table[kind] as (of: Value<K>) => JSONValue)(value)
}

/** `#rrggbb`; what shines through as `rgba(…)`, which loses nothing to 8 bits. */
const colorOf = ({ hex, alpha }: Values['color']): string =>
  alpha === 1 ? hex : `rgba(${channels(hex).join(', ')}, ${round(alpha)})`
