/** The last unit: everything that was seen, in all frames → one token set. Pure, and blind to the order of frames. */
import type { Kind } from '../../../shared/dtcg.ts'
import type { Grammar, RunOptions } from '../../../shared/options.ts'
import { uniquePaths } from '../../../shared/names.ts'
import type { Semantic, Suggestion, TokenSet } from '../../../shared/token-set.ts'
import type { AnyToken, Sighting, Token } from '../../../shared/token.ts'
import type { Called, Registry, TokenType } from '../../tokens/type.ts'
import { type ProblemData } from '../../../shared/problem.ts'
import { aggregate } from './aggregate.ts'
import { type Labels, notesOn, saidOf } from '../label/apply.ts'
import { type Looked, readingOf } from '../../meaning/places/reading.ts'
import { grammarOf } from '../../meaning/grammar.ts'
import { ownColors, withTokenColors } from '../../meaning/part-colors.ts'
import { nearTwins } from '../../meaning/near-twins.ts'
import { stillAsked } from '../../meaning/two-decisions.ts'
import { withModes } from './mode-pairs.ts'
import { failureOf } from '../failure.ts'
import { modesOf, viewportsOf } from './modes.ts'
import type { Examined, Memory } from '../ports.ts'
import { semanticsOf } from './roles.ts'

export interface ConcludeContext {
  readonly types: Registry
  readonly options: RunOptions
  /** What the project's library remembers; absent: nothing. */
  readonly memory?: Memory | undefined
  /** What a model said of these frames; absent: our rules alone. */
  readonly labels?: Labels | undefined
  /** Told of each role a model proposed that another one contradicts. */
  readonly onRefused?: (() => void) | undefined
  /** Told of a type that fails: its tokens are missing, the others are there. Absent: the failure is thrown. */
  readonly onFailed?: ((type: TokenType, problem: ProblemData) => void) | undefined
}

export function conclude(examined: readonly Examined[], context: ConcludeContext): TokenSet {
  // A screenshot inside a design says nothing of what the design's own colors are for.
  const designs = examined.filter(({ picture }) => picture === undefined)
  const frames = withModes(designs.length > 0 ? designs : examined, context.types)
  const viewports = viewportsOf(frames)
  const set: TokenSet = {
    modes: modesOf(frames),
    ...(viewports && { viewports }),
    primitives: [],
    semantics: [],
    statistics: {},
    suggestions: [],
  }
  const attempt = attempting(context)
  const groups = withOwnColors(
    wanted(context).reduce<Gathered[]>(
      (before, type) => [
        ...before,
        ...attempt(type, () => ({ type, ...gather(type, examined, context, colorsOf(before)) })),
      ],
      [],
    ),
  ).map((group) => ({ ...group, kept: keptOf(group, context) }))
  const remembered = new Set(groups.flatMap((group) => [...group.kept.values()].map((known) => known.id)))
  const reserved = [...(context.memory?.reserved(remembered) ?? [])]
  const unique = uniquePaths([
    ...reserved,
    ...groups.flatMap((group) => [...group.kept.values()].map((known) => known.path)),
  ])
  const reading = readingOf(designs.map((one) => lookedAt(one, context.types)))
  const grammar = grammarIn(context)
  for (const { type, tokens, kept, suggestions } of groups) {
    const [done] = attempt(type, () => {
      const named = name(type, tokens, kept, {
        unique,
        reserved,
        called: calledIn(set, context.types),
        labels: context.labels,
      })
      const said = saidOf(type, named, context.labels)
      const primitives = finish(type, named, said) as AnyToken[]
      const { labels, onRefused } = context
      const keptRoles = context.memory?.roles(type)
      const semantics = semanticsOf(type, named, frames, set, {
        said,
        labels,
        reading,
        kept: keptRoles,
        grammar,
        onRefused,
      })
      return { primitives, semantics, statistics: type.statistics(named) }
    })
    if (!done) continue
    set.primitives.push(...done.primitives)
    set.semantics.push(...done.semantics)
    set.statistics[type.name] = done.statistics
    set.suggestions.push(...suggestions)
  }
  const twins = nearTwins(context.types, set, context.options.thresholds)
  if (twins.length > 0) set.twins = twins
  set.suggestions = stillAsked(set.suggestions, set.semantics, set.primitives)
  set.semantics = set.semantics.map((s): Semantic => ({ ...s, path: unique(s.path) }))
  return set
}

/** Said, or heard from the names that the project has. */
function grammarIn({ options, memory, types }: ConcludeContext): Grammar {
  if (options.grammar !== 'auto') return options.grammar
  return grammarOf(types.flatMap((type) => memory?.roles(type) ?? []).map(({ path }) => path))
}

/** What was seen in a frame by all types of one kind. */
const lookedAt = ({ frame, sightings }: Examined, types: Registry): Looked => ({
  frame,
  of: <K extends Kind>(kind: K) =>
    types.flatMap((type) => (type.kind === kind ? ((sightings[type.name] ?? []) as Sighting<K>[]) : [])),
})

/** What a type answers, or nothing when it fails. */
const attempting =
  ({ onFailed }: ConcludeContext) =>
  <T>(type: TokenType, work: () => T): T[] => {
    try {
      return [work()]
    } catch (error) {
      if (!onFailed) throw error
      onFailed(type, failureOf(type, 'could not be put together', error).toJSON())
      return []
    }
  }

/** The types a run asks for, in the registry's order. */
export const wanted = ({ types, options }: Pick<ConcludeContext, 'types' | 'options'>): Registry =>
  options.types ? types.filter((type) => options.types?.includes(type.name)) : types

/** What was seen of a type, put together. */
interface Gathered {
  readonly type: TokenType
  readonly tokens: Token[]
  readonly suggestions: Suggestion[]
}

const isOf =
  <K extends Kind>(kind: K) =>
  (group: Gathered): group is Gathered & { type: TokenType<K>; tokens: Token<K>[] } =>
    group.type.kind === kind

/** Those that come later show the colours of those that come first. */
const colorsOf = (groups: readonly Gathered[]) => groups.find(isOf('color'))

function gather(
  type: TokenType,
  examined: readonly Examined[],
  { options }: ConcludeContext,
  colors: ReturnType<typeof colorsOf>,
): Pick<Gathered, 'tokens' | 'suggestions'> {
  // A picture that is measured by its own pixels is not read a second time where it is shown.
  const apart = new Set(examined.flatMap(({ picture }) => picture ?? []))
  const sightings: readonly Sighting[] = examined.flatMap(({ sightings, picture }) =>
    (sightings[type.name] ?? []).filter(({ image }) => image === picture || !apart.has(image ?? '')),
  )
  const settled = type.settle?.(sightings) ?? sightings
  const shown = colors && type.colors ? withTokenColors(settled, type.colors.misread, colors) : settled
  return aggregate(type, shown, { threshold: options.thresholds[type.name], merge: options.merge })
}

/** Colours that only shadows and gradients show are tokens too, so that these can point to them. */
function withOwnColors(groups: readonly Gathered[]): readonly Gathered[] {
  const colors = colorsOf(groups)
  if (!colors) return groups
  const composites = groups.flatMap(({ type, tokens }) => (type.colors?.own ? tokens : []))
  const added = ownColors(composites, colors.type, colors.tokens)
  if (added.length === 0) return groups
  const tokens = [...colors.tokens, ...added].toSorted((a, b) => colors.type.compare(a, b))
  return groups.map((group) => (group === colors ? { ...colors, tokens } : group))
}

type Kept = ReturnType<Memory['recall']>
const keptOf = ({ type, tokens }: Gathered, { memory }: ConcludeContext): Kept =>
  memory?.recall(type, tokens as AnyToken[]) ?? new Map()

interface Naming {
  readonly unique: ReturnType<typeof uniquePaths>
  /** Names of tokens that this run did not see. */
  readonly reserved: readonly (readonly string[])[]
  readonly called: Called
  readonly labels: Labels | undefined
}

/** Names of the values that have one by now: the same value first, else the nearest that is taken for it. */
const calledIn =
  ({ primitives }: TokenSet, types: Registry): Called =>
  (kind, value) => {
    const near = types
      .filter((type) => type.kind === kind)
      .flatMap((type) =>
        primitives
          .filter((token) => token.type === type.name)
          .map((token) => ({ path: token.path, apart: type.distance(token.value, value) })),
      )
    return near.filter(({ apart }) => apart < 1).toSorted((a, b) => a.apart - b.apart)[0]?.path
  }

function name(
  type: TokenType,
  tokens: readonly Token[],
  kept: Kept,
  { unique, reserved, called, labels }: Naming,
): Token[] {
  const taken = new Map([
    ...[...kept].map(([key, known]) => [key, known.path] as const),
    ...reserved.map((path) => [`reserved ${path.join('/')}`, path] as const),
  ])
  const proposed = type.names(tokens, taken, called)
  const given = new Map(labels?.names?.map((named) => [named.key, named]))
  const wanted = ({ key }: Token) =>
    given.get(key)?.path ?? proposed.get(key) ?? [type.namespace.path, 'unnamed']
  // The shortest first: what would be inside a token goes beside it, so the token has its name by then. Of several that want
  // one name the commonest has it.
  const newcomers = tokens
    .filter(({ key }) => !kept.has(key))
    .toSorted((a, b) => wanted(a).length - wanted(b).length || b.sightings.length - a.sightings.length)
  const paths = new Map(newcomers.map((token) => [token.key, unique(wanted(token))]))
  return tokens.map((token): Token => {
    const known = kept.get(token.key)
    const { description } = given.get(token.key) ?? {}
    if (known)
      return { ...token, id: known.id, path: [...known.path], description: known.description ?? description }
    return {
      ...token,
      path: paths.get(token.key) ?? token.path,
      ...(description !== undefined && { description }),
    }
  })
}

const finish = (type: TokenType, tokens: readonly Token[], said: ReturnType<typeof saidOf>): Token[] =>
  tokens
    .map((token): Token => {
      const derived = { ...type.derive(token, tokens), ...notesOn(token, said.get(token.key)) }
      return { ...token, derived }
    })
    .toSorted((a, b) => type.compare(a, b) || (a.key < b.key ? -1 : 1))
