/** Android resources in XML; the dark mode as `values-night`, other modes as source sets of their own. */
import type { ByKind, Kind, Value } from '../../shared/dtcg.ts'
import { lengthIn, round } from '../../shared/css-value.ts'
import type { Format } from './format.ts'
import { headerOf } from './header.ts'
import { snakeName } from '../../shared/identifier.ts'
import { type Spell, baseLines, modeLines } from './native.ts'
import { type Line, finished, refuseSameNames } from './lines.ts'
import { type Entry, sheetOf } from './sheet.ts'
import { xmlComment } from './text.ts'

type Resource = 'color' | 'dimen' | 'string' | 'integer' | 'fraction'
const RESOURCES: Partial<Record<Kind, Resource>> = {
  color: 'color',
  dimension: 'dimen',
  fontFamily: 'string',
  strokeStyle: 'string',
  fontWeight: 'integer',
  duration: 'integer',
  number: 'fraction',
}
const FILES: readonly { readonly name: string; readonly holds: ReadonlySet<Resource> }[] = [
  { name: 'colors.xml', holds: new Set(['color']) },
  { name: 'dimens.xml', holds: new Set(['dimen']) },
  { name: 'design_tokens.xml', holds: new Set(['string', 'integer', 'fraction']) },
]

export const android: Format = {
  name: 'android',
  title: 'Android XML',
  about: 'Resource files for Android apps with XML layouts.',
  files: FILES.flatMap(({ name }) => [`android/values/${name}`, `android/values-night/${name}`]),
  render(tokens, { remBase, prefix }) {
    const name = (path: readonly string[]) => snakeName(prefix === undefined ? path : [prefix, ...path])
    const sheet = sheetOf(tokens)
    const spell: Spell = (entry) => spellXml(entry, remBase)
    const folders = [{ folder: 'values', lines: baseLines(sheet, name, spell) }]
    for (const { slug, entries } of sheet.modes) {
      folders.push({ folder: folderOf(slug), lines: modeLines(entries, name, spell, (target) => target) })
    }
    const files = folders.flatMap(({ folder, lines }) =>
      FILES.flatMap(({ name, holds }) => {
        const own = lines.filter(({ entry }) => holds.has(RESOURCES[entry.kind] ?? 'string'))
        return own.length === 0 ? [] : [{ path: `android/${folder}/${name}`, lines: own }]
      }),
    )
    return files.map(({ path, lines }) => {
      refuseSameNames(lines, path)
      return { path, mediaType: 'application/xml', content: finished(write(lines, headerOf(sheet)), path) }
    })
  },
}

/** Android itself knows only night; anything else is a folder to add as a source set. */
const folderOf = (slug: string): string =>
  slug === 'dark' ? 'values-night' : slug === 'light' ? 'values-notnight' : `${slug}/values`

function write(lines: readonly Line[], header: string): string {
  const body = lines.map((line) => {
    const tag = RESOURCES[line.entry.kind] ?? 'string'
    const comment = xmlComment(line.entry.description ?? '')
    return `  <${tag} name="${line.name}">${shown(line, tag)}</${tag}>${comment === '' ? '' : `<!-- ${comment} -->`}`
  })
  return `<?xml version="1.0" encoding="UTF-8"?>

<!--
  ${xmlComment(header)}
-->
<resources>
${body.join('\n')}
</resources>`
}

/** A reference, also where its target stands in the base's file: what no value begins with, a resource's name does. */
const shown = ({ entry, value, alias }: Line, tag: Resource): string =>
  alias !== undefined ? `@${tag}/${alias}` : entry.alias ? `@${tag}/${value}` : value

/** `7a000000`: alpha first. */
export const argb = (hex: string, alpha: number): string =>
  Math.round(alpha * 255)
    .toString(16)
    .padStart(2, '0') + hex.slice(1)

/** Lengths of text follow the reader's font size setting. */
export const isTextLength = ({ token, part }: Entry): boolean =>
  token.kind === 'typography' && part !== undefined

/** XML and Android's own escapes: quotes, `@` and `?` at the start mean something in resource strings. */
const xmlText = (value: string): string =>
  value
    .replace(/[\p{Cc}\uFFFE\uFFFF]/gu, ' ')
    .replace(/["'\\]/g, '\\$&')
    .replace(/^[@?]/, '\\$&')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')

function spellXml(entry: Entry, remBase: number): string | null {
  const table: { [P in Kind]: (value: Value<P>) => string | null } = {
    color: ({ hex, alpha }) => `#${argb(hex, alpha)}`,
    dimension: (length) => lengthIn(length, { unit: 'px', remBase }) + (isTextLength(entry) ? 'sp' : 'dp'),
    fontFamily: (families) => xmlText([families].flat()[0] ?? ''),
    fontWeight: (weight) => `${Math.round(weight)}`,
    number: (number) => `${round(number * 100)}%`,
    duration: ({ value, unit }) => `${Math.round(unit === 's' ? value * 1000 : value)}`,
    strokeStyle: (style) => (typeof style === 'string' ? style : 'dashed'),
    cubicBezier: () => null,
    border: () => null,
    transition: () => null,
    shadow: () => null,
    gradient: () => null,
    typography: () => null,
  } satisfies ByKind<string | null>
  return (table[entry.kind] as (value: Value) => string | null)(entry.value)
}
