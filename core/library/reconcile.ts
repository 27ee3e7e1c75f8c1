/** Joins a token set with the library: what is known keeps its id, name and curation; what is new gets an id. */
import type { Library } from '../../shared/library.ts'
import { type Semantic, type TokenSet, modesOn } from '../../shared/token-set.ts'
import { inModes } from '../../shared/modes.ts'
import { decidedRoles, isPlayed } from '../../shared/roles.ts'
import type { AnyToken } from '../../shared/token.ts'
import { sameJson } from './same-json.ts'

export interface Reconciled {
  readonly library: Library
  /** The run's own set, its tokens now carrying their ids. */
  readonly set: TokenSet
}

/** Places kept per token in the library, about 250 bytes each; the run itself keeps them all. */
const MAX_SIGHTINGS = 1000

/**
 * Pure. Tokens recalled by `conclude` already carry their ids.
 * @param mint Makes a new, unique id.
 */
export function reconcile(library: Library, seen: TokenSet, mint: () => string): Reconciled {
  return joinedWith(library, inModes(seen, library.modes), mint)
}

function joinedWith(library: Library, set: TokenSet, mint: () => string): Reconciled {
  const primitives = set.primitives.map((token): AnyToken => (token.id ? token : { ...token, id: mint() }))
  const seen = new Map(primitives.map((token) => [token.id, token]))
  const kept = library.set.primitives.map((old) => within(remembered(old, seen.get(old.id))))
  const knownIds = new Set(library.set.primitives.map((old) => old.id))
  const keys = new Map(library.set.primitives.map((old) => [old.key, seen.get(old.id)?.key ?? old.key]))
  const before = library.set.semantics.map((old): Semantic => ({ ...old, alias: follow(old.alias, keys) }))
  const roles = new Map(before.map((old) => [roleOf(old), old]))
  const semantics = set.semantics.map((semantic): Semantic => {
    const known = roles.get(roleOf(semantic))
    return known ? joined(known, semantic, set) : { ...semantic, id: mint() }
  })
  const now = new Map(semantics.map((semantic) => [roleOf(semantic), semantic]))
  const joint: TokenSet = {
    modes: library.revision === 0 ? set.modes : [...new Set([...library.set.modes, ...set.modes])],
    ...viewportsOf(library.set, set),
    primitives: [...kept, ...primitives.filter((token) => !knownIds.has(token.id)).map(within)],
    semantics: [
      ...before.map((old) => now.get(roleOf(old)) ?? old),
      ...semantics.filter((semantic) => !roles.has(roleOf(semantic))),
    ],
    statistics: { ...library.set.statistics, ...set.statistics },
    suggestions: set.suggestions,
    ...(set.twins && { twins: set.twins }),
    ...(library.set.carried && { carried: library.set.carried }),
  }
  const next = { ...joint, semantics: decidedRoles(joint, { ...library, set: joint }) }
  const own = { ...set, primitives, semantics: ownModes(semantics, set) }
  const run: TokenSet = { ...own, semantics: decidedRoles(own, { ...library, set: next }).filter(isPlayed) }
  // Compared as it will be stored: absent and undefined are the same there.
  if (sameJson(JSON.parse(JSON.stringify(next)), library.set)) return { library, set: run }
  return { library: { ...library, revision: library.revision + 1, set: next }, set: run }
}

/**
 * Uses only widen: a run in which a role was seen less does not narrow where Figma offers it. Modes of one axis are none
 * of the other: what a run with several viewports says replaces the rest, what any other run says leaves viewports be.
 */
function joined(before: Semantic, seen: Semantic, { viewports }: TokenSet): Semantic {
  const description = before.description ?? seen.description
  const because = seen.because ?? before.because
  const known = { ...before, ...(description !== undefined && { description }), ...(because && { because }) }
  const uses = seen.uses && { uses: [...new Set([...(known.uses ?? []), ...seen.uses])] }
  if (known.axis === seen.axis) return { ...known, alias: { ...known.alias, ...seen.alias }, ...uses }
  if (known.axis === 'viewport' && !viewports) return { ...known, ...uses }
  const { axis: _, ...kept } = known
  return { ...kept, ...(seen.axis && { axis: seen.axis }), alias: seen.alias, ...uses }
}

/** What is seen again keeps what people and other tools said of it. */
function remembered(old: AnyToken, seen?: AnyToken): AnyToken {
  if (!seen) return old
  const { written, deprecated, extensions } = old
  return {
    ...seen,
    ...(written && { written }),
    ...(deprecated !== undefined && { deprecated }),
    ...(extensions && { extensions }),
  }
}

const roleOf = ({ type, role }: Semantic): string => `${type} ${role}`

const within = (token: AnyToken): AnyToken =>
  token.sightings.length <= MAX_SIGHTINGS
    ? token
    : ({ ...token, sightings: token.sightings.slice(0, MAX_SIGHTINGS) } as AnyToken)

/** A token whose value changed has a new key; aliases follow it. */
const follow = (alias: Semantic['alias'], keys: ReadonlyMap<string, string>): Semantic['alias'] =>
  Object.fromEntries(Object.entries(alias).map(([mode, key]) => [mode, keys.get(key) ?? key]))

function viewportsOf(...sets: readonly TokenSet[]): Pick<TokenSet, 'viewports'> {
  const viewports = [...new Set(sets.flatMap((set) => set.viewports ?? []))]
  return viewports.length > 0 ? { viewports } : {}
}

/** A run tells only of the modes it saw, and of the axis it saw them change with. */
const ownModes = (semantics: readonly Semantic[], set: TokenSet): Semantic[] => {
  const seen = new Map(set.semantics.map((semantic) => [roleOf(semantic), semantic]))
  return semantics.map((semantic) => {
    const own = seen.get(roleOf(semantic)) ?? semantic
    const { axis: _, ...same } = semantic
    if (own.axis !== semantic.axis) return { ...same, ...(own.axis && { axis: own.axis }), alias: own.alias }
    const modes = modesOn(set, semantic)
    const alias = Object.entries(semantic.alias).filter(([mode]) => modes.includes(mode))
    return { ...semantic, alias: Object.fromEntries(alias) }
  })
}
