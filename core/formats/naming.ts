/** What people may say about names: a word before them, and how their words are joined. */
import { camelName } from '../../shared/identifier.ts'
import { cssName } from '../../shared/names.ts'
import type { RenderOptions } from './format.ts'

export type Naming = Pick<RenderOptions, 'prefix' | 'case'>

/** `path` as one name, without what a language puts before it: `acme-color-blue-500`. */
export function nameIn(path: readonly string[], { prefix, case: spelled = 'kebab' }: Naming): string {
  const words = prefix === undefined ? [...path] : [prefix, ...path]
  if (spelled === 'kebab') return words.join('-')
  if (spelled === 'snake') return words.join('_').replaceAll('-', '_')
  return camelName(words)
}

/** A custom property: `--acme-color-blue-500`. */
export const propertyName = (path: readonly string[], naming: Naming): string =>
  cssName([nameIn(path, naming)])
