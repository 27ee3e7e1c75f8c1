/** Whether two near values are two on purpose: each has a role of its own, as a page and a surface on it have. */
import type { Semantic, Suggestion } from '../../shared/token-set.ts'

/** Questions that are left: nobody is asked to join a surface into the page. */
export function stillAsked(suggestions: readonly Suggestion[], semantics: readonly Semantic[]): Suggestion[] {
  const roles = new Map<string, Set<string>>()
  for (const { role, alias } of semantics)
    for (const key of Object.values(alias)) roles.set(key, (roles.get(key) ?? new Set()).add(role))
  return suggestions.filter(({ keep, drop }) => {
    const [kept, dropped] = [roles.get(keep), roles.get(drop)]
    return !kept || !dropped || [...dropped].some((role) => kept.has(role))
  })
}
