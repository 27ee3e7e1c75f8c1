/** What no store takes, mended at the door. */
import { Problem } from './problem.ts'

/**
 * Text as every store can keep it: Postgres takes neither NUL nor half a surrogate pair, and refused the whole row.
 * Both become U+FFFD, so that lengths and places stay.
 */
export const wellFormedText = (text: string): string => text.replace(/[\0\p{Surrogate}]/gu, '\uFFFD')

/** Levels. Token groups of 20 are deep; the engine's stack ends at some 8,000 and would take the request with it. */
const DEEPEST = 500

/**
 * The same for everything in plain data, names of properties included. What is well-formed already is not copied.
 * @throws Problem `invalid-body` where data is nested deeper than anything of ours.
 */
export const wellFormed = <T>(value: T): T => mended(value, 0)

function mended<T>(value: T, depth: number): T {
  if (typeof value === 'string') return wellFormedText(value) as T
  if (value === null || typeof value !== 'object') return value
  if (depth === DEEPEST)
    throw new Problem(
      'invalid-body',
      `The data is nested more than ${DEEPEST} levels deep.`,
      'Send it as the API describes it.',
    )
  if (Array.isArray(value)) {
    const items = value.map((item: unknown) => mended(item, depth + 1))
    return items.some((item, at) => item !== value[at]) ? (items as T) : value
  }
  const entries = Object.entries(value)
  const parts = entries.map(([name, part]): [string, unknown] => [
    wellFormedText(name),
    mended(part, depth + 1),
  ])
  const same = parts.every(([name, part], at) => name === entries[at]?.[0] && part === entries[at]?.[1])
  return same ? value : (Object.fromEntries(parts) as T)
}
