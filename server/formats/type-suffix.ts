import { camelName } from '../../shared/identifier.ts'

/** `Dark`, `HighContrast`: the ending of a type's name for a mode. */
export const typeSuffix = (slug: string): string => {
  const name = camelName(['mode', slug]).slice('mode'.length)
  return name.charAt(0).toUpperCase() + name.slice(1)
}

/** `color_blue_500`: an Android resource, and a field of a Java class. */
export const snakeName = (path: readonly string[]): string =>
  legal(path.join('_').replaceAll('-', '_'), (word) => `${word}_token`)

const legal = (name: string, change: (word: string) => string): string => {
  if (/^\d/.test(name)) return `_${name}`
  return RESERVED.has(name) ? change(name) : name
}
