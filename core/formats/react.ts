/** A typed theme object: values as React's `style` takes them, names that the compiler knows. */
import type { Kind, Value, Values } from '../../shared/dtcg.ts'
import { cssValue } from '../../shared/css-value.ts'
import { unitsOf, webHeaderOf } from './header.ts'
import type { Format, RenderOptions } from './format.ts'
import { propertyName } from './naming.ts'
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
      ({ slug, entries }) => `  ${JSON.stringify(slug)}: ${spell(treeOf(entries, options), '  ', options)},`,
    )
    const content = [
      `// ${webHeaderOf(sheet, options)}`,
      '',
      `/** Every token, as ${blockComment(sheet.baseMode.name)} has it. */`,
      `export const theme = ${spell(treeOf(sheet.base, options), '', options)} as const`,
      '',
      '/** What each other mode says differently. */',
      modes.length === 0
        ? 'export const modes = {} as const'
        : `export const modes = {\n${modes.join('\n')}\n} as const`,
      '',
      '/** Custom properties of the CSS export, by token: they follow the mode of the page. */',
      `export const vars = {\n${sheet.base
        .filter(whole)
        .map((entry) => variable(entry, options))
        .join('')}} as const`,
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
const variable = ({ path }: Entry, options: RenderOptions): string =>
  `  ${JSON.stringify(path.join('.'))}: ${JSON.stringify(`var(${propertyName(path, options)})`)},\n`

type Tree = Map<string, Tree | Entry>

/** Words joined as JavaScript does, unless somebody wants them otherwise; a name that this would make twice stays. */
function treeOf(entries: readonly Entry[], { case: spelled = 'camel' }: RenderOptions): Tree {
  const root: Tree = new Map()
  const taken = new Map<string, string>()
  const called = (path: readonly string[], word: string): string => {
    const name = /^\d/.test(word) ? word : memberName(word, spelled)
    const at = `${path.join('.')} ${name}`
    const owner = taken.get(at) ?? word
    taken.set(at, owner)
    return owner === word ? name : word
  }
  for (const entry of entries) {
    const group = entry.path.slice(0, -1).reduce<Tree>((parent, word, depth) => {
      const name = called(entry.path.slice(0, depth), word)
      const known = parent.get(name)
      if (known instanceof Map) return known
      const made: Tree = new Map()
      parent.set(name, made)
      return made
    }, root)
    const last = keyOf(entry)
    group.set(last === entry.path.at(-1) ? called(entry.path.slice(0, -1), last) : last, entry)
  }
  return root
}

/** A word of a path as the member of an object: `on-primary` is `onPrimary`, but 1-5 is not 15. */
function memberName(word: string, spelled: RenderOptions['case']): string {
  if (spelled === 'kebab') return word
  if (spelled === 'snake') return word.replaceAll('-', '_')
  return word
    .replace(/(\d)-(?=\d)/g, '$1_')
    .replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())
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

/** All text, as vanilla-extract wants it and React takes it too; a whole font is an object of style properties. */
function literal(entry: Entry, options: RenderOptions): string {
  const { kind, value } = entry
  const units = unitsOf(entry, options)
  const one = <K extends Kind>(of: K, part: Value<K>): string => JSON.stringify(cssValue(of, part, units))
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
