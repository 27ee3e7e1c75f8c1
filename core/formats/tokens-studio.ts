/** Tokens Studio's file: values as text, one set of what all modes share, then a set and a theme per mode. */
import type { Kind, Value, Values } from '../../shared/dtcg.ts'
import type { JSONValue } from '../../shared/json.ts'
import { aliasOf } from '../../shared/names.ts'
import { lengthIn, round } from '../../shared/css-value.ts'
import type { Format, RenderOptions } from './format.ts'
import { prettyJson } from './json.ts'
import { type Axis, type Entry, type Sheet, sheetOf } from './sheet.ts'
import { oneLine } from './text.ts'
import { type Group, emptyGroup, groupAbove } from './tree.ts'
import { asWritten } from './written.ts'

const CORE = 'core'

export const tokensStudio: Format = {
  name: 'tokens-studio',
  title: 'Tokens Studio',
  about: 'For the Tokens Studio plugin: load it as a file, or sync it from git.',
  files: ['tokens-studio.json'],
  render(tokens, options) {
    const sheet = asWritten(sheetOf(tokens))
    const sets = setsOf(sheet)
    const document = {
      ...Object.fromEntries(sets.map(({ name, entries }) => [name, treeOf(entries, options)])),
      $themes: themesOf(
        sheet,
        sets.map(({ name }) => name),
      ),
      $metadata: { tokenSetOrder: sets.map(({ name }) => name) },
    }
    return [{ path: 'tokens-studio.json', mediaType: 'application/json', content: prettyJson(document) }]
  },
}

interface TokenSetFile {
  readonly name: string
  readonly entries: readonly Entry[]
}

/** Without further modes everything is in one set; a mode's set is never called like the core's. */
function setsOf(sheet: Sheet): TokenSetFile[] {
  const { base, modes } = sheet
  if (modes.length === 0) return [{ name: CORE, entries: base }]
  const moving = (of: Sheet['modes']) =>
    new Set(of.flatMap(({ entries }) => entries.map(({ path }) => path.join('.'))))
  const all = moving(modes)
  const first = basesOf(sheet).map(({ slug, axis }) => {
    const own = moving(modes.filter((mode) => mode.axis === axis))
    return { name: `mode/${slug}`, entries: base.filter(({ path }) => own.has(path.join('.'))) }
  })
  return [
    { name: CORE, entries: base.filter(({ path }) => !all.has(path.join('.'))) },
    ...first,
    ...modes.map(({ slug, entries }) => ({ name: `mode/${slug}`, entries })),
  ]
}

/** Of each axis that has more than one. */
const basesOf = ({ baseMode, baseViewport, modes }: Sheet) => {
  const bases: { name: string; slug: string; axis: Axis }[] = [{ ...baseMode, axis: 'theme' }]
  if (baseViewport) bases.push({ ...baseViewport, axis: 'viewport' })
  return bases.filter(({ axis }) => modes.some((mode) => mode.axis === axis))
}

/** Of each group one theme is chosen. */
const themesOf = (sheet: Sheet, [core = CORE, ...sets]: readonly string[]): JSONValue[] =>
  [...basesOf(sheet), ...sheet.modes].map(({ name, axis }, i) => {
    const set = sets[i] ?? name
    return {
      id: set,
      name,
      ...(sheet.baseViewport && { group: axis }),
      selectedTokenSets: { [core]: 'source', [set]: 'enabled' },
    }
  })

function treeOf(entries: readonly Entry[], options: RenderOptions): Group {
  const root = emptyGroup()
  for (const entry of entries) {
    const written = entry.alias ? aliasOf(entry.alias) : valueOf(entry.kind, entry.value, options)
    if (written === null) continue
    const group = groupAbove(root, entry.path)
    const description = oneLine(entry.description ?? '')
    group[entry.path.at(-1) ?? ''] = {
      $type: typeOf(entry),
      $value: written,
      ...(description === '' ? {} : { $description: description }),
    }
  }
  return root
}

/** A whole token's type is what its type declares; parts have types of their own. */
const PARTS: Readonly<Record<string, string>> = {
  fontFamily: 'fontFamilies',
  fontSize: 'fontSizes',
  fontWeight: 'fontWeights',
  letterSpacing: 'letterSpacing',
  lineHeight: 'lineHeights',
  width: 'borderWidth',
}
const BY_KIND: Partial<Record<Kind, string>> = { color: 'color', dimension: 'dimension' }

function typeOf({ type, kind, part }: Entry): string {
  if (part === undefined) return type.namespace.tokensStudio
  return PARTS[part.replace(/-\d+$/, '')] ?? BY_KIND[kind] ?? 'other'
}

function valueOf<K extends Kind>(kind: K, value: Value<K>, { remBase }: RenderOptions): JSONValue | null {
  const px = (length: Values['dimension']) => `${lengthIn(length, { unit: 'px', remBase })}px`
  const percent = (multiple: number) => `${round(multiple * 100)}%`
  const table: { [P in Kind]: (value: Value<P>) => JSONValue | null } = {
    color: spellColor,
    dimension: px,
    fontFamily: (families) => [families].flat().join(', '),
    fontWeight: (weight) => `${round(weight)}`,
    number: (number) => `${round(number)}`,
    duration: ({ value, unit }) => `${round(value)}${unit}`,
    cubicBezier: (points) => `cubic-bezier(${points.map(round).join(', ')})`,
    strokeStyle: (style) => (typeof style === 'string' ? style : 'dashed'),
    border: ({ color, width, style }) => ({
      color: spellColor(color),
      width: px(width),
      style: typeof style === 'string' ? style : 'dashed',
    }),
    shadow: (layers) =>
      layers.map(({ color, offsetX, offsetY, blur, spread, inset }) => ({
        x: px(offsetX),
        y: px(offsetY),
        blur: px(blur),
        spread: px(spread),
        color: spellColor(color),
        type: inset ? 'innerShadow' : 'dropShadow',
      })),
    typography: (font) => ({
      fontFamily: [font.fontFamily].flat()[0] ?? '',
      fontWeight: `${round(font.fontWeight)}`,
      fontSize: px(font.fontSize),
      letterSpacing: px(font.letterSpacing),
      lineHeight: percent(font.lineHeight),
    }),
    // Tokens Studio has no such types.
    gradient: () => null,
    transition: () => null,
  }
  return (table[kind] as (value: Value<K>) => JSONValue | null)(value)
}

/** `#rrggbbaa`, without the last two where nothing shines through. */
const spellColor = ({ hex, alpha }: Values['color']): string =>
  alpha === 1
    ? hex
    : hex +
      Math.round(alpha * 255)
        .toString(16)
        .padStart(2, '0')
