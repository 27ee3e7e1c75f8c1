/**
 * Values that lie within a type's threshold of a commoner one, as groups around it. 246 pairs of spacing on real files are
 * that near while 23 were asked about: a list that people go through once says more than questions.
 */
import type { Semantic, Suggestion, Twins } from '../../shared/token-set.ts'
import { type AnyToken, apartOf } from '../../shared/token.ts'
import type { Registry, TokenType } from '../tokens/type.ts'
import { stillAsked } from './two-decisions.ts'

/** So many are named; more make no sentence. */
const NAMED = 6

/** @param thresholds Of the run, by type. Order-independent. */
export function nearTwins(
  types: Registry,
  {
    primitives,
    semantics,
  }: { readonly primitives: readonly AnyToken[]; readonly semantics: readonly Semantic[] },
  thresholds: Readonly<Record<string, number>> = {},
): Twins[] {
  return types.flatMap((type) => {
    const tokens = primitives.filter(
      (token) => token.type === type.name && apartOf(token.sightings) === undefined,
    )
    return groupsOf(type, tokens, semantics, thresholds[type.name])
  })
}

function groupsOf(
  type: TokenType,
  tokens: readonly AnyToken[],
  semantics: readonly Semantic[],
  threshold: number | undefined,
): Twins[] {
  const unit = threshold ?? type.threshold.value
  const often = tokens.toSorted((a, b) => b.sightings.length - a.sightings.length || (a.key < b.key ? -1 : 1))
  const groups = new Map<AnyToken, AnyToken[]>()
  const isOneDecision = (keep: string, drop: string): boolean => {
    const asked: Suggestion = { action: 'merge', type: type.name, keep, drop, reason: '' }
    return stillAsked([asked], semantics, tokens).length > 0
  }
  for (const token of often) {
    const at = type.axis.of(token.value)
    const reach = type.axis.reach(token.value, unit)
    const [keeper] = [...groups.keys()]
      .filter((other) => Math.abs(type.axis.of(other.value) - at) <= reach)
      .map((other) => ({ other, apart: type.distance(other.value, token.value, unit) }))
      .filter(({ other, apart }) => apart < 1 && isOneDecision(other.key, token.key))
      .toSorted((a, b) => a.apart - b.apart)
    if (keeper) groups.get(keeper.other)?.push(token)
    else groups.set(token, [])
  }
  return [...groups].flatMap(([keeper, others]) =>
    others.length > 0 ? [twinsOf(type, [keeper, ...others])] : [],
  )
}

function twinsOf(type: TokenType, tokens: readonly AnyToken[]): Twins {
  const members = tokens.map(({ key, sightings }) => ({
    key,
    places: sightings.length,
    layers: new Set(sightings.flatMap(({ frame, layer }) => (layer === undefined ? [] : `${frame} ${layer}`)))
      .size,
  }))
  const others = members.slice(1)
  const sum = (of: (one: (typeof members)[number]) => number) =>
    others.reduce((total, one) => total + of(one), 0)
  const layers = sum((one) => one.layers)
  const changed =
    layers > 0
      ? counted(layers, 'layer')
      : counted(
          sum((one) => one.places),
          'place',
        )
  const named = tokens.slice(0, NAMED).map(({ value }) => type.describe(value))
  const more = tokens.length - named.length
  return {
    type: type.name,
    keep: members[0]?.key ?? '',
    members,
    says: `${listed([...named, ...(more > 0 ? [`${more} more`] : [])])}: ${listed(members.slice(0, NAMED).map(({ places }) => String(places)))} places; joining would change ${changed}.`.slice(
      0,
      500,
    ),
  }
}

const counted = (n: number, what: string): string => `${n} ${what}${n === 1 ? '' : 's'}`
const listed = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`
