/** Whether two near values are two on purpose: each has a role of its own, as a page and a surface on it have. */
import type { AnyToken } from '../../shared/token.ts'
import type { Semantic, Suggestion } from '../../shared/token-set.ts'

/** Questions that are left: nobody is asked to join a surface into the page, or what is seen on something into that. */
export function stillAsked(
  suggestions: readonly Suggestion[],
  semantics: readonly Semantic[],
  tokens: readonly Pick<AnyToken, 'key' | 'value' | 'sightings'>[] = [],
): Suggestion[] {
  const known = new Map(tokens.map((token) => [token.key, token]))
  const liesOn = (a: string, b: string): boolean => {
    const below = JSON.stringify(known.get(b)?.value)
    return (
      known.get(a)?.sightings.some(({ against }) => against && JSON.stringify(against) === below) ?? false
    )
  }
  const roles = new Map<string, Set<string>>()
  for (const { role, alias } of semantics)
    for (const key of Object.values(alias)) roles.set(key, (roles.get(key) ?? new Set()).add(role))
  return suggestions.filter(({ keep, drop }) => {
    if (liesOn(keep, drop) || liesOn(drop, keep)) return false
    const [kept, dropped] = [roles.get(keep), roles.get(drop)]
    return !kept || !dropped || [...dropped].some((role) => kept.has(role))
  })
}
