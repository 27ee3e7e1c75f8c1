/** Custom properties. Roles stay `var()`s of the primitives, so that a theme overrides a few lines, not all. */
import { cssEntry } from './css-entry.ts'
import { partsOf } from './expand.ts'
import type { Format, RenderOptions } from './format.ts'
import { unitsOf, webHeaderOf } from './header.ts'
import { modeRules, ruleText } from './mode-rules.ts'
import { propertyName } from './naming.ts'
import { type Entry, type Sheet, sheetOf } from './sheet.ts'
import { blockComment } from './text.ts'
import { refuseClashes } from './unique.ts'

export const css: Format = {
  name: 'css',
  title: 'CSS',
  about: 'Custom properties for any website: one file to include.',
  files: ['tokens.css'],
  render(tokens, options) {
    const sheet = sheetOf(tokens)
    refuseClashes(withFontParts(sheet.base), 'tokens.css', ({ path }) => propertyName(path, options))
    const others = modeRules(sheet, (entries) => declarations(entries, options))
    const content = [
      `/* ${webHeaderOf(sheet, options)} */`,
      rootRule(sheet, options),
      ...others.map(ruleText),
    ].join('\n\n')
    return [{ path: 'tokens.css', mediaType: 'text/css', content: `${content}\n` }]
  },
}

/** The parts of a font beside its shorthand: letter spacing has no place in `font`. */
const withFontParts = (entries: readonly Entry[]): Entry[] =>
  entries.flatMap((entry) => (entry.kind === 'typography' ? [entry, ...partsOf(entry)] : [entry]))

function rootRule(sheet: Sheet, options: RenderOptions): string {
  const blocks = [...Map.groupBy(sheet.base, ({ type }) => type)].map(
    ([type, entries]) => `/* ${blockComment(type.title)} */\n${declarations(entries, options)}`,
  )
  const scheme = /^(?:light|dark)$/.test(sheet.baseMode.slug) ? { scheme: sheet.baseMode.slug } : {}
  return ruleText({ selector: ':root', ...scheme, body: blocks.join('\n\n') })
}

const declarations = (entries: readonly Entry[], options: RenderOptions): string =>
  withFontParts(entries)
    .map((entry) => `${propertyName(entry.path, options)}: ${declared(entry, options)};${comment(entry)}`)
    .join('\n')

const declared = (entry: Entry, options: RenderOptions): string =>
  entry.alias ? `var(${propertyName(entry.alias, options)})` : cssEntry(entry, unitsOf(entry, options))

function comment({ description = '' }: Entry): string {
  const text = blockComment(description)
  return text === '' ? '' : ` /* ${text} */`
}
