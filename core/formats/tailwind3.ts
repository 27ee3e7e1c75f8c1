/** Tailwind 3: a preset. What differs between modes is a custom property that the preset itself declares. */
import type { Kind } from '../../shared/dtcg.ts'
import { cssEntry } from './css-entry.ts'
import { unitsOf, webHeaderOf } from './header.ts'
import { modeRules } from './mode-rules.ts'
import { propertyName } from './naming.ts'
import { fontsInParts } from './expand.ts'
import type { Format, RenderOptions } from './format.ts'
import { type Entry, type Sheet, sheetOf } from './sheet.ts'
import { tailwindName } from './tailwind-names.ts'
import { refuseClashes } from './unique.ts'

type Tree = { [key: string]: Tree | string | (Tree | string)[] }

export const tailwind3: Format = {
  name: 'tailwind3',
  title: 'Tailwind CSS 3',
  about: 'A preset for projects still on Tailwind 3: add it to "presets" in tailwind.config.js.',
  files: ['tailwind.preset.cjs'],
  render(tokens, options) {
    const sheet = sheetOf(tokens)
    const theme = themeOf(sheet, options)
    refuseClashes(
      theme.all,
      'tailwind.preset.cjs',
      (entry) => `${sectionOf(entry, options)} ${keyOf(entry, options)} ${entry.part ?? ''}`,
    )
    const content = [
      `// ${webHeaderOf(sheet, options)}`,
      "/** @type {import('tailwindcss').Config} */",
      'module.exports = {',
      `  theme: { extend: ${code(extendOf(theme, options), '  ')} },`,
      `  plugins: [({ addBase, addUtilities }) => {`,
      `    addBase(${code(theme.declarations, '    ')})`,
      `    addUtilities(${code(utilitiesOf(theme, options), '    ')})`,
      '  }],',
      '}\n',
    ].join('\n')
    return [{ path: 'tailwind.preset.cjs', mediaType: 'text/javascript', content }]
  },
}

const code = (value: Tree, indent: string): string =>
  JSON.stringify(value, null, 2).replaceAll('\n', `\n${indent}`)

interface Theme {
  /** Every name there is, in any mode. */
  readonly all: readonly Entry[]
  readonly value: (entry: Entry) => string
  /** Custom properties by selector: what differs between modes. */
  readonly declarations: Tree
}

function themeOf({ base, baseMode, baseViewport, modes }: Sheet, options: RenderOptions): Theme {
  const start = fontsInParts(base)
  const others = modes.map((mode) => ({ ...mode, entries: fontsInParts(mode.entries) }))
  const moving = new Set(
    others.flatMap(({ entries }) => entries.map(({ path }) => propertyName(path, options))),
  )
  const literal = (entry: Entry) => cssEntry(entry, unitsOf(entry, options))
  const declare = (entries: readonly Entry[]): Tree =>
    Object.fromEntries(
      entries
        .filter(({ path }) => moving.has(propertyName(path, options)))
        .map((entry) => [propertyName(entry.path, options), literal(entry)]),
    )
  const once = [...start, ...others.flatMap(({ entries }) => entries)].map(
    (entry) => [propertyName(entry.path, options), entry] as const,
  )
  const bases = [`[data-theme='${baseMode.slug}']`, `[data-viewport='${baseViewport?.slug}']`]
  const rootToo = (selector: string) => (bases.includes(selector) ? `:root, ${selector}` : selector)
  return {
    all: [...new Map(once.toReversed()).values()].toReversed(),
    value: (entry) =>
      moving.has(propertyName(entry.path, options))
        ? `var(${propertyName(entry.path, options)})`
        : literal(entry),
    declarations:
      others.length === 0
        ? {}
        : Object.fromEntries(
            modeRules({ base: start, baseMode, baseViewport, modes: others }, declare).map(
              ({ media, selector, body }) =>
                media === undefined ? [rootToo(selector), body] : [media, { [selector]: body }],
            ),
          ),
  }
}

/** The key in its section: `blue-500`; a token named like its type is Tailwind's `DEFAULT`. */
const keyOf = (entry: Entry, options: RenderOptions): string => tailwindName(entry, options).key || 'DEFAULT'

/** Sections of version 3 whose name in version 4 is that of the utility. */
const SECTIONS: Readonly<Record<string, string>> = { height: 'height', container: 'maxWidth' }

const sectionOf = (entry: Entry, options: RenderOptions): string =>
  SECTIONS[tailwindName(entry, options).namespace] ?? entry.type.namespace.tailwind3

const isFontPart = ({ part, token }: Entry): boolean => part !== undefined && token.kind === 'typography'

function extendOf({ all, value }: Theme, options: RenderOptions): Tree {
  const extend = Object.create(null) as Tree
  const put = (section: string, key: string, of: Tree[string]) => {
    const into = (extend[section] ??= Object.create(null) as Tree) as Tree
    into[key] = of
  }
  for (const entry of all) {
    if (entry.part === undefined && !(entry.kind in UTILITIES)) {
      put(sectionOf(entry, options), keyOf(entry, options), value(entry))
    }
  }
  for (const [key, entries] of Map.groupBy(all.filter(isFontPart), (entry) => keyOf(entry, options))) {
    const values = new Map(entries.map((entry) => [entry.part ?? '', value(entry)]))
    const [family, size] = [values.get('fontFamily'), values.get('fontSize')]
    const rest = [...values].filter(([part]) => part !== 'fontFamily' && part !== 'fontSize')
    if (family !== undefined) put('fontFamily', key, [family])
    if (size !== undefined) put('fontSize', key, [size, Object.fromEntries(rest)])
    else for (const [part, of] of rest) put(part, key, of)
  }
  return extend
}

/** Composites that Tailwind has no section for: utilities that set this property. */
const UTILITIES: Partial<Record<Kind, string>> = { border: 'border', transition: 'transition' }

const utilitiesOf = ({ all, value }: Theme, options: RenderOptions): Tree =>
  Object.fromEntries(
    all.flatMap((entry) => {
      const property = UTILITIES[entry.kind]
      return property === undefined
        ? []
        : [[`.${property}-${keyOf(entry, options)}`, { [property]: value(entry) }]]
    }),
  )
