/** How paths are spelled as names of variables and styles in this file. */
import type { NameStyle, WriteOptions } from '../../shared/variables.ts'

export const defaultOptions: WriteOptions = {
  collections: 'two',
  hidePrimitives: false,
  names: { case: 'kebab', prefix: '', ramp: 'as-named', lengths: 'as-named' },
  libraries: false,
}

const capital = (word: string) => word.slice(0, 1).toUpperCase() + word.slice(1)

const cases: Record<NameStyle['case'], (words: string[]) => string> = {
  kebab: (words) => words.join('-'),
  snake: (words) => words.join('_'),
  camel: (words) => words.map((word, i) => (i === 0 ? word : capital(word))).join(''),
  pascal: (words) => words.map(capital).join(''),
  title: (words) => words.map(capital).join(' '),
}

/** `['color','blue-gray','500']` → `color/blue-gray/500`, or as the style has it. */
export function spell(path: readonly string[], style: NameStyle): string {
  const segments = path.map((segment) => cases[style.case](segment.split('-')))
  return legalName([...(style.prefix === '' ? [] : [style.prefix]), ...segments].join('/'))
}

/** Figma refuses `.`, `{` and `}` in names, and trims. */
export const legalName = (name: string): string => name.replace(/[.{}]+/g, '-').trim()
