/** What independent parsers say of each format's files. */
import { compile } from '@tailwindcss/node'
import { compileString } from 'sass'
import { expect } from 'vitest'
import type { Kind, Value, Values } from '../../../shared/dtcg.ts'
import { cssName } from '../../../shared/names.ts'
import { checkDtcg } from '../../exchange/check.ts'
import type { Exportable } from '../format.ts'
import { sheetOf } from '../sheet.ts'
import { readCss, resolveVars } from './css.ts'
import { syntaxErrors } from './syntax.ts'
import { readByTerrazzo } from './terrazzo.ts'
import { parseErrors } from './typescript.ts'
import { readResources } from './xml.ts'

type Files = Readonly<Record<string, string>>
type Judge = (files: Files, tokens: Exportable) => Promise<void> | void
const each = (files: Files, judge: (text: string) => void) => Object.values(files).forEach(judge)

const byte = (share: number): string =>
  Math.round(share * 255)
    .toString(16)
    .padStart(2, '0')

/** Terrazzo reads a single font as a list of one. */
function asLists(kind: Kind, value: Value): unknown {
  if (kind === 'fontFamily') return [value].flat()
  if (kind !== 'typography') return value
  const font = value as Values['typography']
  return { ...font, fontFamily: [font.fontFamily].flat() }
}

/** By format; `runs` is how many random libraries its parser reads in about a second. */
export const judges: Readonly<Record<string, { runs: number; judge: Judge }>> = {
  dtcg: {
    runs: 100,
    async judge(files, tokens) {
      const { 'tokens.json': text = '' } = files
      expect(checkDtcg(text)).toEqual([])
      const read = await readByTerrazzo(text)
      const { base } = sheetOf(tokens)
      // Terrazzo 2.7.1 leaves an alias of the number 0 unresolved: 0 is falsy.
      const known = base.filter(({ alias, value }) => !(alias && value === 0))
      expect(known.map(({ path }) => read[path.join('.')]?.$value)).toEqual(
        known.map(({ kind, value }) => asLists(kind, JSON.parse(JSON.stringify(value)) as Value)),
      )
      expect(Object.keys(read)).toHaveLength(base.length)
    },
  },
  css: {
    runs: 200,
    judge({ 'tokens.css': text = '' }, tokens) {
      const root = readCss(text)[':root'] ?? {}
      const colors = sheetOf(tokens).base.flatMap(({ kind, path, value }) =>
        kind === 'color' ? [[cssName(path), value as Values['color']] as const] : [],
      )
      // Eight bits per channel, alpha too, both as lightningcss spells them.
      const ours = colors.map(([name, { hex, alpha }]) => `${name}: ${hex}${byte(alpha)};`)
      const theirs = colors.map(([name]) => [name, resolveVars(root[name] ?? '', root)])
      expect(Object.fromEntries(theirs)).toEqual(readCss(`a { ${ours.join(' ')} }`)['a'] ?? {})
    },
  },
  scss: {
    runs: 60,
    judge: (files) =>
      each(files, (text) => {
        const { css } = compileString(`${text}\na { @each $name, $value in $tokens { p-#{$name}: $value; } }`)
        readCss(css)
      }),
  },
  tailwind: {
    runs: 60,
    judge: async ({ 'tailwind.css': text = '' }) => {
      const source = `@import 'tailwindcss/theme' layer(theme);\n@import 'tailwindcss/utilities';\n${text}`
      const compiler = await compile(source, { base: import.meta.dirname, onDependency: () => {} })
      readCss(compiler.build(['p-1', 'bg-a1', 'dark:p-1']))
    },
  },
  tailwind3: {
    runs: 100,
    judge: (files) =>
      each(files, (text) => {
        expect(parseErrors(text)).toEqual([])
        // oxlint-disable-next-line typescript/no-implied-eval -- the file under test is CommonJS source
        new Function('module', text)({ exports: {} })
      }),
  },
  react: { runs: 200, judge: (files) => each(files, (text) => expect(parseErrors(text)).toEqual([])) },
  swift: {
    runs: 40,
    judge: async (files) => {
      for (const text of Object.values(files)) expect(await syntaxErrors('swift', text)).toEqual([])
    },
  },
  compose: {
    runs: 40,
    judge: async (files) => {
      for (const text of Object.values(files)) expect(await syntaxErrors('kotlin', text)).toEqual([])
    },
  },
  android: { runs: 40, judge: (files) => each(files, (text) => void readResources(text)) },
  figma: {
    runs: 100,
    judge: async (files) => {
      for (const text of Object.values(files)) await readByTerrazzo(text)
    },
  },
  'tokens-studio': { runs: 100, judge: (files) => each(files, (text) => void JSON.parse(text)) },
  'figma-rest': { runs: 100, judge: (files) => each(files, (text) => void JSON.parse(text)) },
  'style-guide': {
    runs: 100,
    judge: (files) =>
      each(files, (text) => {
        expect(text).not.toMatch(/<script/i)
        expect(text.match(/<style/g)).toHaveLength(1)
        expect(text.match(/<\/body>/g)).toHaveLength(1)
      }),
  },
}

/** Parsers take these for text: signs of a value that was never spelled. */
export const GARBAGE = /\[object \w+\]|\b(?:NaN|undefined)\b(?=[;,)}<\s])/
