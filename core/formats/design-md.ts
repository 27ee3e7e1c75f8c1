/**
 * DESIGN.md, which coding agents read before they write an interface: the values as YAML, the roles with their reasons
 * as prose (https://github.com/google-labs-code/design.md, version alpha). Pictures of places are in a file beside it.
 */
import type { ExportedFile } from '../../shared/api.ts'
import type { Value, Values } from '../../shared/dtcg.ts'
import { cssValue, round } from '../../shared/css-value.ts'
import type { Exportable, Format, RenderOptions } from './format.ts'
import { unitsOf } from './header.ts'
import { isFor } from './meant.ts'
import { type Entry, type Sheet, sheetOf } from './sheet.ts'
import { oneLine } from './text.ts'
import { refuseClashes } from './unique.ts'

export const designMd: Format = {
  name: 'design-md',
  title: 'DESIGN.md',
  about:
    'For coding agents (Claude Code, Cursor, Stitch): tokens with what they are for and why. Keep it in the repository.',
  files: ['DESIGN.md', 'DESIGN.places.md'],
  pictures: true,
  render(tokens, options) {
    const sheet = sheetOf(tokens)
    const current = sheet.base.filter(({ deprecated }) => !deprecated)
    const groups = groupsOf(current, options)
    for (const { entries } of groups) refuseClashes(entries, 'DESIGN.md', keyOf)
    const yaml = ['version: alpha', 'name: Measured design tokens', ...groups.flatMap(({ yaml }) => yaml)]
    const body = groups.map((group) => section(group, tokens, sheet, options))
    const content = `---\n${yaml.join('\n')}\n---\n\n${[OVERVIEW, ...body].join('\n\n')}\n`
    return [{ path: 'DESIGN.md', mediaType: 'text/markdown', content }, ...places(tokens, options)]
  },
}

const OVERVIEW = `## Overview

Written by Token Pipeline: every value was measured in a design, none was guessed. The values above are normative; use a
role where there is one, else the value with the name nearest to what you need, and add none of your own.`

interface Group {
  readonly title: string
  /** In the YAML; `''`: the format has no group for such values. */
  readonly key: string
  readonly entries: readonly Entry[]
  readonly yaml: readonly string[]
}

/** In the order that the format wants. */
function groupsOf(entries: readonly Entry[], options: RenderOptions): Group[] {
  const put = (title: string, key: string, is: (entry: Entry) => boolean): Group[] => {
    const own = entries.filter(is)
    if (own.length === 0) return []
    const lines =
      key === 'typography' ? fonts(own, options) : own.map((entry) => valueLine(entry, key, options))
    return [{ title, key, entries: own, yaml: key === '' ? [] : [`${key}:`, ...primary(own, key), ...lines] }]
  }
  const isFont = ({ token }: Entry) => token.kind === 'typography'
  const isSpace = ({ kind, type, part }: Entry) =>
    kind === 'dimension' && part === undefined && isFor(type, 'GAP')
  const isCorner = ({ kind, type, part }: Entry) =>
    kind === 'dimension' && part === undefined && isFor(type, 'CORNER_RADIUS')
  const isDepth = ({ token }: Entry) => token.kind === 'shadow'
  const isColor = ({ kind, part }: Entry) => kind === 'color' && part === undefined
  const known = [isColor, isFont, isSpace, isCorner, isDepth]
  return [
    ...put('Colors', 'colors', isColor),
    ...put('Typography', 'typography', isFont),
    ...put('Layout', 'spacing', isSpace),
    ...put('Elevation', '', isDepth),
    ...put('Shapes', 'rounded', isCorner),
    ...put('Components', '', (entry) => !known.some((is) => is(entry))),
  ]
}

/** Readers look for `primary`. */
function primary(entries: readonly Entry[], key: string): string[] {
  const brand = entries.find(({ role }) => role === 'bg/brand')
  if (key !== 'colors' || !brand || entries.some((entry) => keyOf(entry) === 'primary')) return []
  return [`  primary: "{colors.${keyOf(brand)}}"`]
}

/** The name without the group that the file has for it. */
function keyOf({ path, type, part }: Entry): string {
  const whole = part === undefined ? path : path.slice(0, -1)
  const rest = whole[0] === type.namespace.path && whole.length > 1 ? whole.slice(1) : whole
  return part === undefined ? rest.join('-') : `${rest.join('-')} ${part}`
}

const quoted = (text: string): string => JSON.stringify(text)

const valueLine = (entry: Entry, group: string, options: RenderOptions): string =>
  `  ${quoted(keyOf(entry))}: ${quoted(entry.alias ? `{${group}.${keyOf({ ...entry, path: entry.alias })}}` : shown(entry, options))}`

const shown = (entry: Entry, options: RenderOptions): string =>
  entry.kind === 'color'
    ? hexOf(entry.value as Values['color'])
    : cssValue(entry.kind, entry.value, unitsOf(entry, options))

const hexOf = ({ hex, alpha }: Values['color']): string =>
  alpha === 1
    ? hex
    : `${hex}${Math.round(alpha * 255)
        .toString(16)
        .padStart(2, '0')}`

const FONT = ['fontFamily', 'fontSize', 'fontWeight', 'lineHeight', 'letterSpacing'] as const

/** Roles too have their values: the format takes no reference to a whole font. */
function fonts(entries: readonly Entry[], options: RenderOptions): string[] {
  const styles = Map.groupBy(entries, (entry) => keyOf(entry).replace(/ \w+$/, ''))
  return [...styles].flatMap(([name, parts]) => {
    const values = new Map(parts.flatMap((entry) => fontParts(entry, options)))
    const lines = FONT.flatMap((part) => (values.has(part) ? [`    ${part}: ${values.get(part)}`] : []))
    return [`  ${quoted(name)}:`, ...lines]
  })
}

function fontParts(entry: Entry, options: RenderOptions): [string, string][] {
  const { kind, part, value } = entry
  const units = unitsOf(entry, options)
  const spell = (name: string, of: unknown): [string, string] => {
    if (typeof of === 'number') return [name, `${round(of)}`]
    if (name === 'fontFamily') return [name, quoted([of as string | string[]].flat().join(', '))]
    return [name, quoted(cssValue('dimension', of as Value<'dimension'>, units))]
  }
  return kind === 'typography'
    ? Object.entries(value as Values['typography']).map(([name, of]) => spell(name, of))
    : [spell(part ?? '', value)]
}

/** Prose: roles first, with why; then the values that have none. */
function section(
  { title, entries }: Group,
  { set }: Exportable,
  sheet: Sheet,
  options: RenderOptions,
): string {
  const reasons = new Map(set.semantics.map(({ path, because }) => [path.join('.'), because?.why]))
  const one = (entry: Entry): string => {
    const path = (entry.part === undefined ? entry.path : entry.path.slice(0, -1)).join('.')
    const why = [entry.description, reasons.get(path)].filter(Boolean).map((text) => safe(text ?? ''))
    const elsewhere = sheet.modes.flatMap(({ name, entries: own }) =>
      own
        .filter((other) => other.path.join('.') === entry.path.join('.'))
        .map((other) => `in ${safe(name)} \`${shown(other, options)}\``),
    )
    const as = entry.alias ? [`is \`${keyOf({ ...entry, path: entry.alias }).replace(/ \w+$/, '')}\``] : []
    const said = [...as, ...elsewhere, ...new Set(why)].join('; ')
    return `- **${keyOf(entry)}** (\`${shown(entry, options)}\`)${said === '' ? '' : `: ${said}`}`
  }
  const [roles, values] = [
    entries.filter(({ role }) => role !== undefined),
    entries.filter(({ role }) => role === undefined),
  ]
  return [
    `## ${title}`,
    ...[roles, values].filter((of) => of.length > 0).map((of) => of.map(one).join('\n')),
  ].join('\n\n')
}

/** One line that is no heading, list or markup. */
const safe = (text: string): string => oneLine(text).replace(/[\\`*_<>[\]#|]/g, '\\$&')

/** Pictures are large: an agent opens them when it wants to look. */
function places({ set }: Exportable, { crops = {} }: RenderOptions): ExportedFile[] {
  const shots = set.primitives.flatMap(({ key, path }) => {
    const own = Object.hasOwn(crops, key) ? (crops[key] ?? []) : []
    return own.length === 0
      ? []
      : [`## ${path.join('.')}\n\n${own.map((url) => `![${path.join('.')}](${url})`).join('\n')}`]
  })
  if (shots.length === 0) return []
  const content = `# Where the values of DESIGN.md were seen\n\n${shots.join('\n\n')}\n`
  return [{ path: 'DESIGN.places.md', mediaType: 'text/markdown', content }]
}
