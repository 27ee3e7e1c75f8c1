/** Sass variables (fonts part by part: Sass divides at the slash of the shorthand), one map of all of them, and one map per further mode. */
import { cssEntry } from './css-entry.ts'
import { unitsOf, webHeaderOf } from './header.ts'
import { fontsInParts } from './expand.ts'
import type { Format, RenderOptions } from './format.ts'
import { finished, inOrder, refuseSameNames } from './lines.ts'
import { type Naming, nameIn } from './naming.ts'
import { type Entry, type Sheet, sheetOf } from './sheet.ts'
import { blockComment } from './text.ts'

export const scss: Format = {
  name: 'scss',
  title: 'Sass',
  about: 'Variables and a map, for websites built with Sass.',
  files: ['_tokens.scss'],
  render(tokens, options) {
    const sheet = sheetOf(tokens)
    const entries = fontsInParts(sheet.base)
    const lines = entries.map((entry) => ({
      entry,
      name: nameOf(entry.path, options),
      value: cssEntry(entry, unitsOf(entry, options)),
      alias: entry.alias && nameOf(entry.alias, options),
    }))
    refuseSameNames(lines, '_tokens.scss')
    const variables = inOrder(lines).map(({ entry, name, value, alias }) => {
      const comment = blockComment(entry.description ?? '')
      const of = alias === undefined ? value : `$${alias}`
      return `$${name}: ${of};${comment === '' ? '' : ` // ${comment}`}`
    })
    const first = finished(`// ${webHeaderOf(sheet, options)}\n\n${variables.join('\n')}`, '_tokens.scss')
    const content = [
      first,
      mapOf('tokens', entries, ({ path }) => `$${nameOf(path, options)}`, options),
      ...modeMaps(sheet, options),
    ].join('\n')
    return [{ path: '_tokens.scss', mediaType: 'text/x-scss', content }]
  },
}

/** A variable's name must not begin with a digit, and one that begins with `_` is private to its file. */
const nameOf = (path: readonly string[], naming: Naming): string =>
  nameIn(path, naming).replace(/^(?=\d)/, 'token-')

const mapOf = (
  name: string,
  entries: readonly Entry[],
  value: (entry: Entry) => string,
  options: Naming,
): string =>
  `$${name}: (\n${entries.map((entry) => `  '${nameOf(entry.path, options)}': ${value(entry)},\n`).join('')});\n`

/** A mode only says which variables of the base stand for its names: an old name follows its new one there. */
function modeMaps({ modes }: Sheet, options: RenderOptions): string[] {
  return modes.map(({ slug, entries }) => {
    const own = new Map(fontsInParts(entries).map((entry) => [nameOf(entry.path, options), entry]))
    const variable = (entry: Entry): string => {
      const target = entry.alias && own.get(nameOf(entry.alias, options))
      if (target) return variable(target)
      return entry.alias
        ? `$${nameOf(entry.alias, options)}`
        : `(${cssEntry(entry, unitsOf(entry, options))})`
    }
    return mapOf(`tokens-${slug}`, [...own.values()], variable, options)
  })
}
