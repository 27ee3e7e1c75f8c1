/** What a role's color stands against, as it was seen: the grounds of an ink, or the inks on a ground. Pure. */
import { wcagContrast } from 'culori/fn'
import type { TokenSummary } from '../../shared/token.ts'
import { hexOf, neededFor, pairsOf } from './contrast.ts'

export interface Against {
  /** `#rrggbb` of the other side. */
  readonly other: string
  /** Ratio that WCAG asks for at the smallest text seen so. */
  readonly needed: number
  /** Places. */
  readonly count: number
}

interface Cells {
  readonly points: readonly { readonly mode: string; readonly token: TokenSummary }[]
}

/**
 * For a cell that is set: what its token was seen with. For one that is not: what the role was seen with in another mode,
 * as those roles are in this one. Nothing where nobody saw it with anything.
 */
export function againstOf(
  role: Cells,
  mode: string,
  roles: readonly Cells[],
  tokens: readonly TokenSummary[],
): Against[] {
  const here = role.points.find((point) => point.mode === mode)
  if (here) return seenWith(here.token, tokens)
  for (const elsewhere of role.points) {
    const there = seenWith(elsewhere.token, tokens).flatMap(({ other, ...seen }) => {
      const stands = roles.find(({ points }) =>
        points.some((point) => point.mode === elsewhere.mode && hexOf(point.token) === other),
      )
      const hex = stands?.points.flatMap((point) =>
        point.mode === mode ? (hexOf(point.token) ?? []) : [],
      )[0]
      return hex === undefined ? [] : [{ other: hex, ...seen }]
    })
    if (there.length > 0) return there
  }
  return []
}

function seenWith(token: TokenSummary, tokens: readonly TokenSummary[]): Against[] {
  const asInk = pairsOf([token]).map((pair) => ({
    other: pair.on,
    needed: neededFor(pair),
    count: pair.count,
  }))
  if (asInk.length > 0) return asInk
  const hex = hexOf(token)
  return pairsOf(tokens).flatMap((pair) => {
    const ink = pair.on === hex ? hexOf(pair.ink) : null
    return ink === null ? [] : [{ other: ink, needed: neededFor(pair), count: pair.count }]
  })
}

export interface Readable {
  readonly ratio: number
  readonly passes: boolean
}

/** How a color would be read where the role is met most; null where there is nothing to read it against. */
export function readableOn(hex: string | null, against: readonly Against[]): Readable | null {
  const [most] = against.toSorted((a, b) => b.count - a.count)
  if (hex === null || !most) return null
  const ratio = wcagContrast(hex, most.other)
  return { ratio, passes: ratio >= most.needed }
}

/** Cut, not rounded: 4.47 fails where 4.5 is needed, and must not look as if it passed. */
export const ratioText = (ratio: number): string => `${(Math.floor(ratio * 10) / 10).toFixed(1)} : 1`
