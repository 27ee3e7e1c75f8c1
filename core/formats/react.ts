/** A typed theme object: values as React's `style` takes them, names that the compiler knows. */
import type { Kind, Value, Values } from '../../shared/dtcg.ts'
import { cssName } from '../../shared/names.ts'
import { cssValue } from '../../shared/css-value.ts'
import { unitsOf, webHeaderOf } from './header.ts'
import type { Format, RenderOptions } from './format.ts'
import { type Entry, sheetOf } from './sheet.ts'
import { blockComment } from './text.ts'

export const react: Format = {
  name: 'react',
  title: 'React / TypeScript',
  about: 'A typed theme for React, CSS-in-JS and any TypeScript code.',
  files: ['theme.ts'],
  render(tokens, options) {
    const sheet = sheetOf(tokens)
    const modes = sheet.modes.map(
      ({ slug, entries }) => `  ${JSON.stringify(slug)}: ${spell(treeOf(entries), '  ', options)},`,
    )
    const content = [
      `// ${webHeaderOf(sheet, options)}`,
      '',
      `/** Every token, as ${blockComment(sheet.baseMode.name)} has it. */`,
      `export const theme = ${spell(treeOf(sheet.base), '', options)} as const`,
      '',
      '/** What each other mode says differently. */',
      modes.length === 0
        ? 'export const modes = {} as const'
        : `export const modes = {\n${modes.join('\n')}\n} as const`,
      '',
      '/** Custom properties of the CSS export, by token: they follow the mode of the page. */',
      `export const vars = {\n${sheet.base.filter(whole).map(variable).join('')}} as const`,
      '',
      'export type Theme = typeof theme',
      'export type TokenName = keyof typeof vars',
      '',
    ].join('\n')
    return [{ path: 'theme.ts', mediaType: 'text/x-typescript', content }]
  },
}

/** A part of an incomplete composite is a token of its own here too. */
const whole = ({ kind }: Entry): boolean => kind !== 'gradient'
const variable = ({ path }: Entry): string =>
  `  ${JSON.stringify(path.join('.'))}: ${JSON.stringify(`var(${cssName(path)})`)},\n`

type Tree = Map<string, Tree | Entry>

function treeOf(entries: readonly Entry[]): Tree {
  const root: Tree = new Map()
  for (const entry of entries) {
    const group = entry.path.slice(0, -1).reduce<Tree>((parent, name) => {
      const known = parent.get(name)
      if (known instanceof Map) return known
      const made: Tree = new Map()
      parent.set(name, made)
      return made
    }, root)
    group.set(keyOf(entry), entry)
  }
  return root
}

/** A part of a font is a style property, and React knows those by their JavaScript names. */
const keyOf = ({ path, part, token }: Entry): string =>
  part !== undefined && token.kind === 'typography' ? part : (path.at(-1) ?? '')

function spell(tree: Tree, indent: string, options: RenderOptions): string {
  if (tree.size === 0) return '{}'
  const deeper = `${indent}  `
  const lines = [...tree].map(([name, node]) =>
    node instanceof Map
      ? `${deeper}${key(name)}: ${spell(node, deeper, options)},`
      : `${doc(node, deeper)}${deeper}${key(name)}: ${literal(node, options)},`,
  )
  return `{\n${lines.join('\n')}\n${indent}}`
}

/** `__proto__` cannot occur: names have no underscores. */
const key = (name: string): string =>
  /^[a-z][a-zA-Z0-9]*$|^(?:0|[1-9]\d{0,8})$/.test(name) ? name : JSON.stringify(name)

function doc({ description = '', deprecated, alias }: Entry, indent: string): string {
  const text = deprecated && alias ? `@deprecated Use ${alias.join('.')}.` : blockComment(description)
  return text === '' ? '' : `${indent}/** ${text} */\n`
}

/** Numbers where CSS takes bare numbers; a whole font is an object of style properties. */
function literal(entry: Entry, options: RenderOptions): string {
  const { kind, value } = entry
  const units = unitsOf(entry, options)
  const one = <K extends Kind>(of: K, part: Value<K>): string =>
    BARE.has(of) ? cssValue(of, part, units) : JSON.stringify(cssValue(of, part, units))
  if (kind !== 'typography') return one(kind, value)
  const font = value as Values['typography']
  const properties = [
    `fontFamily: ${one('fontFamily', font.fontFamily)}`,
    `fontSize: ${one('dimension', font.fontSize)}`,
    `fontWeight: ${one('fontWeight', font.fontWeight)}`,
    `letterSpacing: ${one('dimension', font.letterSpacing)}`,
    `lineHeight: ${one('number', font.lineHeight)}`,
  ]
  return `{ ${properties.join(', ')} }`
}

const BARE: ReadonlySet<Kind> = new Set(['number', 'fontWeight'])
