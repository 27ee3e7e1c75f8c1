/** Naming the whole set: what is asked, and what of the answer is taken over. Kept names stay; names are legal or gone. */
import { type LabelNote, labelNoteSchema } from '../../shared/label.ts'
import { cssName } from '../../shared/names.ts'
import type { TokenSet } from '../../shared/token-set.ts'
import { type AnyToken, pathSchema } from '../../shared/token.ts'
import type { Registry, TokenType } from '../tokens/type.ts'
import { type NamesAnswer, nameSchema } from './label-answer.ts'
import { plain, usesOf } from './label-candidates.ts'
import type { Nameable } from './label-port.ts'
import { scaleBreakers } from './label-scale.ts'

/** Name and description for a token that had none yet. */
export interface NamedToken {
  readonly key: string
  /** Absent: its name is kept. */
  readonly path?: readonly string[] | undefined
  readonly description?: string | undefined
}

/** One answer must stay below the output limit: about 30 tokens a name. Further ones keep the names of our rules. */
const MAX_NAMED = 200

export interface Naming {
  readonly token: AnyToken
  readonly type: TokenType
  readonly nameable: Nameable
}

/**
 * Tokens without a name of their own or without a description; those seen most first where there are too many.
 * @param set As concluded without names of a model.
 */
export function nameablesOf(set: TokenSet, types: Registry): Naming[] {
  const roles = Map.groupBy(
    set.semantics.flatMap(({ role, alias }) =>
      [...new Set(Object.values(alias))].map((key) => ({ role, key })),
    ),
    ({ key }) => key,
  )
  const open = set.primitives.filter((token) => token.id === undefined || token.description === undefined)
  const wanted = new Set(open.toSorted((a, b) => b.sightings.length - a.sightings.length).slice(0, MAX_NAMED))
  return types
    .flatMap((type) =>
      open.filter((token) => token.type === type.name && wanted.has(token)).map((token) => ({ token, type })),
    )
    .map(({ token, type }, at) => ({
      token,
      type,
      nameable: {
        id: `n${at + 1}`,
        type: token.type,
        text: plain(type.describe(token.value)),
        name: token.path.join('.'),
        kept: token.id !== undefined,
        uses: usesOf(token.sightings),
        roles: [...new Set((roles.get(token.key) ?? []).map(({ role }) => role))].toSorted(),
        components: componentsOf(token),
      },
    }))
}

export interface Names {
  readonly names: readonly NamedToken[]
  readonly dropped: number
}

interface Proposed {
  readonly naming: Naming
  path?: readonly string[] | undefined
  readonly description?: string | undefined
}

/** @param set The very set that was asked about. */
export function mergeNames(set: TokenSet, namings: readonly Naming[], answer: NamesAnswer): Names {
  const waiting = new Map(namings.map((naming) => [naming.nameable.id, naming]))
  const proposed: Proposed[] = []
  let dropped = 0
  for (const entry of answer.names) {
    const parsed = nameSchema.safeParse(entry)
    const naming = parsed.success ? waiting.get(parsed.data.id) : undefined
    if (!parsed.success || !naming) {
      dropped++
      continue
    }
    waiting.delete(naming.nameable.id)
    const description = sentence(parsed.data.description)
    const path = naming.nameable.kept ? undefined : legalPath(naming.type, parsed.data.name)
    if (description === undefined && parsed.data.description !== '') dropped++
    if (path === undefined && !naming.nameable.kept) dropped++
    proposed.push({ naming, path, description })
  }
  dropped += withdraw(proposed, clashes(set, proposed))
  dropped += withdraw(proposed, scaleBreakers(namedAfter(set, proposed, namings)))
  return {
    dropped,
    names: proposed.flatMap(({ naming: { token }, path, description }): NamedToken[] =>
      path || description !== undefined
        ? [{ key: token.key, ...(path && { path }), ...(description !== undefined && { description }) }]
        : [],
    ),
  }
}

/** Takes back the paths of these tokens; returns how many there were. */
function withdraw(proposed: readonly Proposed[], keys: ReadonlySet<string>): number {
  const affected = proposed.filter(({ naming, path }) => path && keys.has(naming.token.key))
  for (const proposal of affected) proposal.path = undefined
  return affected.length
}

/** Proposals for a name that something else has or has got before. */
function clashes(set: TokenSet, proposed: readonly Proposed[]): Set<string> {
  const renamed = new Set(proposed.flatMap(({ naming, path }) => (path ? [naming.token.key] : [])))
  const stays = set.primitives.filter((token) => !renamed.has(token.key))
  const used = new Set([...stays, ...set.semantics].map(({ path }) => cssName(path)))
  const clashing = new Set<string>()
  for (const { naming, path } of proposed) {
    if (!path) continue
    if (used.has(cssName(path))) clashing.add(naming.token.key)
    used.add(cssName(path))
  }
  return clashing
}

function namedAfter(set: TokenSet, proposed: readonly Proposed[], namings: readonly Naming[]) {
  const types = new Map(namings.map(({ type }) => [type.name, type]))
  const paths = new Map(
    proposed.flatMap(({ naming, path }) => (path ? [[naming.token.key, path] as const] : [])),
  )
  return set.primitives.flatMap((token) => {
    const type = types.get(token.type)
    return type ? [{ token, type, path: paths.get(token.key) ?? token.path }] : []
  })
}

/** Words that mean something to whoever reads a JSON file into an object. */
const reservedWords = new Set(['constructor', 'prototype', 'proto'])
const MAX_SEGMENTS = 4

/** `brand.500` → `['color', 'brand', '500']`; null for what is no name. */
function legalPath({ namespace }: TokenType, name: string): string[] | undefined {
  const segments = name.split('.')
  const own = segments[0] === namespace.path ? segments.slice(1) : segments
  const path = pathSchema.safeParse([namespace.path, ...own])
  const odd =
    own.length === 0 || own.length > MAX_SEGMENTS || own.some((segment) => reservedWords.has(segment))
  return path.success && !odd ? path.data : undefined
}

/** One line of plain words: no address, no markup, nothing that a file or a page would read as more than words. */
function sentence(text: string): string | undefined {
  return /^[A-Za-z0-9][A-Za-z0-9 ,.;'’()%+–-]*$/.test(text) && !/www\.|\.(com|net|org|io)\b/i.test(text)
    ? text
    : undefined
}

const componentsOf = ({ derived }: AnyToken): LabelNote['components'] =>
  labelNoteSchema.safeParse(derived['label']).data?.components ?? []
