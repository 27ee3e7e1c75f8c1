/**
 * Text as every store can keep it: Postgres takes neither NUL nor half a surrogate pair, and refused the whole row.
 * Both become U+FFFD, so that lengths and places stay.
 */
export const wellFormedText = (text: string): string => text.replace(/[\0\p{Surrogate}]/gu, '\uFFFD')

/** The same for everything in plain data, names of properties included. What is well-formed already is not copied. */
export function wellFormed<T>(value: T): T {
  if (typeof value === 'string') return wellFormedText(value) as T
  if (value === null || typeof value !== 'object') return value
  if (Array.isArray(value)) {
    const items = value.map(wellFormed)
    return items.some((item, at) => item !== value[at]) ? (items as T) : value
  }
  const entries = Object.entries(value)
  const mended = entries.map(([name, part]): [string, unknown] => [wellFormedText(name), wellFormed(part)])
  const same = mended.every(([name, part], at) => name === entries[at]?.[0] && part === entries[at]?.[1])
  return same ? value : (Object.fromEntries(mended) as T)
}
