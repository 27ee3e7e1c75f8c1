/** Names a model gave, checked: names are legal, unique and in order, or gone; kept ones stay. */
import { cssName } from '../../../shared/names.ts'
import { pathSchema } from '../../../shared/token.ts'
import type { certainties } from '../../../shared/label.ts'
import {
  NO_ROLE,
  type NamesAnswer,
  type Vocabulary,
  describedSchema,
  nameSchema,
  roleSchema,
} from './answer.ts'
import { fitsRole } from './merge.ts'
import type { Naming, SetNaming } from './nameables.ts'
import { scaleBreakers } from './scale.ts'

/** Name and description for a token that had none yet. */
export interface NamedToken {
  readonly key: string
  /** Absent: its name is kept. */
  readonly path?: readonly string[] | undefined
  readonly description?: string | undefined
}

/** A role somebody proposes for a token, looking at the whole set. */
export interface OverallRole {
  readonly type: string
  readonly key: string
  readonly role: string
  readonly certainty: (typeof certainties)[number]
}

export interface DescribedRole {
  readonly type: string
  readonly role: string
  readonly description: string
}

/** Plain JSON. */
export interface Names {
  readonly names: readonly NamedToken[]
  readonly roles: readonly OverallRole[]
  readonly described: readonly DescribedRole[]
  /** Parts of the answer that were not used. */
  readonly dropped: number
}

interface Proposed {
  readonly naming: Naming
  path?: readonly string[] | undefined
  readonly description?: string | undefined
}

/** @param vocabulary The one that was asked with. */
export function mergeNames(set: SetNaming, vocabulary: readonly Vocabulary[], answer: NamesAnswer): Names {
  const { names, ...named } = mergeTokens(set, answer.names)
  const roles = mergeRoles(set, vocabulary, answer.roles)
  const described = mergeDescribed(set, answer.described)
  return {
    names,
    roles: roles.kept,
    described: described.kept,
    dropped: set.refused + named.dropped + roles.dropped + described.dropped,
  }
}

interface Merged<T> {
  readonly kept: readonly T[]
  readonly dropped: number
}

function mergeRoles(
  { asked }: SetNaming,
  vocabulary: readonly Vocabulary[],
  entries: readonly unknown[],
): Merged<OverallRole> {
  const byId = new Map(asked.map((naming) => [naming.nameable.id, naming]))
  const kept = new Map<string, OverallRole>()
  let dropped = 0
  for (const entry of entries) {
    const { data } = roleSchema.safeParse(entry)
    if (data?.role === NO_ROLE) continue
    const about = data && byId.get(data.id)
    const words = vocabulary.find(({ type }) => type === about?.nameable.type)
    const once = about && data ? `${data.role} ${about.key}` : ''
    if (!data || !about || kept.has(once) || !fitsRole(words, data.role, about.nameable.uses)) dropped++
    else
      kept.set(once, {
        type: about.nameable.type,
        key: about.key,
        role: data.role,
        certainty: data.certainty,
      })
  }
  return { kept: [...kept.values()], dropped }
}

function mergeDescribed({ roles }: SetNaming, entries: readonly unknown[]): Merged<DescribedRole> {
  const waiting = new Map(roles.map((role) => [role.id, role]))
  const kept: DescribedRole[] = []
  let dropped = 0
  for (const entry of entries) {
    const { data } = describedSchema.safeParse(entry)
    const about = data && waiting.get(data.id)
    const description = data && sentence(data.description)
    if (about) waiting.delete(about.id)
    if (about && description !== undefined) kept.push({ type: about.type, role: about.role, description })
    // Nothing to say is no fault.
    else if (!about || data?.description !== '') dropped++
  }
  return { kept, dropped }
}

function mergeTokens(set: SetNaming, entries: readonly unknown[]): Pick<Names, 'names' | 'dropped'> {
  const waiting = new Map(set.asked.map((naming) => [naming.nameable.id, naming]))
  const proposed: Proposed[] = []
  let dropped = 0
  for (const entry of entries) {
    const parsed = nameSchema.safeParse(entry)
    const naming = parsed.success ? waiting.get(parsed.data.id) : undefined
    if (!parsed.success || !naming) {
      dropped++
      continue
    }
    waiting.delete(naming.nameable.id)
    const description = sentence(parsed.data.description)
    const path = naming.nameable.kept ? undefined : legalPath(naming.prefix, parsed.data.name)
    if (description === undefined && parsed.data.description !== '') dropped++
    if (path === undefined && !naming.nameable.kept) dropped++
    proposed.push({ naming, path, description })
  }
  dropped += withdraw(proposed, clashes(set, proposed))
  dropped += withdraw(proposed, scaleBreakers(placedAfter(set, proposed)))
  return {
    dropped,
    names: proposed.flatMap(({ naming: { key }, path, description }): NamedToken[] =>
      path || description !== undefined
        ? [{ key, ...(path && { path }), ...(description !== undefined && { description }) }]
        : [],
    ),
  }
}

/** Takes back the paths of these tokens; returns how many there were. */
function withdraw(proposed: readonly Proposed[], keys: ReadonlySet<string>): number {
  const affected = proposed.filter(({ naming, path }) => path && keys.has(naming.key))
  for (const proposal of affected) proposal.path = undefined
  return affected.length
}

const pathsOf = (proposed: readonly Proposed[]): Map<string, readonly string[]> =>
  new Map(proposed.flatMap(({ naming, path }) => (path ? [[naming.key, path] as const] : [])))

/** Proposals for a name that something else has or has got before. */
function clashes({ tokens, reserved }: SetNaming, proposed: readonly Proposed[]): Set<string> {
  const renamed = pathsOf(proposed)
  const stays = tokens.filter(({ key }) => !renamed.has(key)).map(({ path }) => path)
  const used = new Set([...stays, ...reserved].map(cssName))
  const clashing = new Set<string>()
  for (const [key, path] of renamed) {
    if (used.has(cssName(path))) clashing.add(key)
    used.add(cssName(path))
  }
  return clashing
}

function placedAfter({ tokens }: SetNaming, proposed: readonly Proposed[]) {
  const renamed = pathsOf(proposed)
  return tokens.map((token) => ({ ...token, path: renamed.get(token.key) ?? token.path }))
}

/** Words that mean something to whoever reads a JSON file into an object. */
const reservedWords = new Set(['constructor', 'prototype', 'proto'])
const MAX_SEGMENTS = 4

/** `brand.500` → `['color', 'brand', '500']`; `undefined` for what is no name. */
function legalPath(prefix: string, name: string): string[] | undefined {
  const segments = name.split('.')
  const own = segments[0] === prefix ? segments.slice(1) : segments
  const path = pathSchema.safeParse([prefix, ...own])
  const odd =
    own.length === 0 || own.length > MAX_SEGMENTS || own.some((segment) => reservedWords.has(segment))
  return path.success && !odd ? path.data : undefined
}

/** One line of plain words: no address, no markup, nothing that a file or a page would read as more than words. */
function sentence(text: string): string | undefined {
  return /^[A-Za-z0-9][A-Za-z0-9 ,.;'’()%+–/-]*$/.test(text) && !/\/\/|www\.|\.(com|net|org|io)\b/i.test(text)
    ? text
    : undefined
}
