/** Custom properties. Roles stay `var()`s of the primitives, so that a theme overrides a few lines, not all. */
import { cssName } from '../../shared/names.ts'
import { type Units, cssValue } from './css-value.ts'
import { partsOf } from './expand.ts'
import type { Format, RenderOptions } from './format.ts'
import { type Entry, type Mode, type Sheet, sheetOf } from './sheet.ts'
import { GENERATED, blockComment } from './text.ts'
import { refuseClashes } from './unique.ts'

export const css: Format = {
  name: 'css',
  title: 'CSS',
  about: 'Custom properties for any website: one file to include.',
  files: ['tokens.css'],
  render(tokens, options) {
    const sheet = sheetOf(tokens)
    refuseClashes(
      sheet.base.flatMap((entry) => [entry, ...fontParts(entry)]),
      'tokens.css',
      ({ path }) => cssName(path),
    )
    const content = `/* ${GENERATED}${remNote(sheet, options)} */\n\n${rules(sheet, options).join('\n\n')}\n`
    return [{ path: 'tokens.css', mediaType: 'text/css', content }]
  },
}

export const unitsOf = ({ type }: Entry, { remBase, unit }: RenderOptions): Units => ({
  unit: unit ?? type.namespace.unit,
  remBase,
})

const remNote = ({ base }: Sheet, options: RenderOptions): string =>
  base.some((entry) => unitsOf(entry, options).unit === 'rem') ? ` 1rem = ${options.remBase}px.` : ''

/** The parts of a font beside its shorthand: letter spacing has no place in `font`. */
const fontParts = (entry: Entry): Entry[] => (entry.kind === 'typography' ? partsOf(entry) : [])

const rules = (sheet: Sheet, options: RenderOptions): string[] => [
  rootRule(sheet, options),
  ...baseAgain(sheet, options),
  ...sheet.modes.map((mode) => modeRules(mode, sheet, options)),
]

/** What other modes override, by attribute: a light card may stand on a dark page. */
function baseAgain({ base, baseMode, modes }: Sheet, options: RenderOptions): string[] {
  const overridden = new Set(modes.flatMap(({ entries }) => entries.map(({ path }) => path.join('.'))))
  const entries = base.filter(({ path }) => overridden.has(path.join('.')))
  if (modes.length === 0) return []
  const body = [schemeLine(baseMode.slug), declarations(entries, options, '  ')].filter(Boolean).join('\n')
  return [`[data-theme='${baseMode.slug}'] {\n${body}\n}`]
}

function rootRule(sheet: Sheet, options: RenderOptions): string {
  const blocks = [...Map.groupBy(sheet.base, ({ type }) => type)].map(
    ([type, entries]) => `  /* ${blockComment(type.title)} */\n${declarations(entries, options, '  ')}`,
  )
  return `:root {\n${[schemeLine(sheet.baseMode.slug), ...blocks].filter(Boolean).join('\n\n')}\n}`
}

/** A mode by attribute; `light` and `dark` also by the reader's own setting while no attribute decides. */
function modeRules(mode: Mode, sheet: Sheet, options: RenderOptions): string {
  const body = (indent: string) =>
    [schemeLine(mode.slug, indent), declarations(mode.entries, options, indent)].filter(Boolean).join('\n')
  const rule = `[data-theme='${mode.slug}'] {\n${body('  ')}\n}`
  const preferred = SCHEMES.has(mode.slug) && sheet.baseMode.slug !== mode.slug
  if (!preferred) return rule
  return `${rule}\n\n@media (prefers-color-scheme: ${mode.slug}) {\n  :root:not([data-theme]) {\n${body('    ')}\n  }\n}`
}

const SCHEMES = new Set(['light', 'dark'])
const schemeLine = (slug: string, indent = '  '): string =>
  SCHEMES.has(slug) ? `${indent}color-scheme: ${slug};` : ''

export const declarations = (entries: readonly Entry[], options: RenderOptions, indent: string): string =>
  entries
    .flatMap((entry) => [entry, ...fontParts(entry)])
    .map((entry) => `${indent}${cssName(entry.path)}: ${declared(entry, options)};${comment(entry)}`)
    .join('\n')

const declared = (entry: Entry, options: RenderOptions): string =>
  entry.alias ? `var(${cssName(entry.alias)})` : cssValue(entry.kind, entry.value, unitsOf(entry, options))

/** A description stands once, at the whole. */
function comment({ description = '', part }: Entry): string {
  const text = part === undefined ? blockComment(description) : ''
  return text === '' ? '' : ` /* ${text} */`
}
