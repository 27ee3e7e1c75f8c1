/** How high a shadow lifts what casts it. Rules only, and only where one shadow is clearly the one of its height. */
import type { RoleProposal, Roles } from '../type.ts'
import { elevationOf } from './derive.ts'
import type { ShadowFacts, ShadowToken } from './facts.ts'

/** Buttons and cards; menus and cards that stand out; dialogs; and what is pressed in. */
const heights = [
  ['raised', (t) => !isInset(t) && elevationOf(t.value) <= 2],
  ['floating', (t) => !isInset(t) && elevationOf(t.value) === 3],
  ['overlay', (t) => !isInset(t) && elevationOf(t.value) >= 4],
  ['inset', (t) => isInset(t)],
] as const satisfies readonly (readonly [role: string, has: (token: ShadowToken) => boolean])[]

/** Seen this many times more than the next one of its height, a shadow is the one. */
const CLEARLY = 2
/** Confidence below which nothing is said. */
const TRUSTED = 0.4
const SURE = 0.6

export const roles: Roles<'shadow', ShadowFacts> = {
  vocabulary: Object.fromEntries(heights.map(([role]) => [role, ['effect']])),
  propose: (tokens) =>
    heights.flatMap(([role, has]): RoleProposal[] => {
      const [first, second] = tokens
        .filter((token) => token.confidence >= TRUSTED && has(token))
        .toSorted((a, b) => b.sightings.length - a.sightings.length || (a.key < b.key ? -1 : 1))
      const isClear = first && first.sightings.length >= CLEARLY * (second?.sightings.length ?? 0)
      if (!isClear) return []
      const why = `the usual one of its height, in ${first.sightings.length} places`
      return [{ key: first.key, role, sure: SURE * first.confidence, why }]
    }),
}

const isInset = ({ value }: ShadowToken): boolean => value[0]?.inset === true
