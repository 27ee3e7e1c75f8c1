import { camelName } from '../../shared/identifier.ts'

/** `Dark`, `HighContrast`: the ending of a type's name for a mode. */
export const typeSuffix = (slug: string): string => {
  const name = camelName(['mode', slug]).slice('mode'.length)
  return name.charAt(0).toUpperCase() + name.slice(1)
}
