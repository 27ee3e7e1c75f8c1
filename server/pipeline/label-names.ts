/** Names a model gave, checked: names are legal, unique and in order, or gone; kept ones stay. */
import { cssName } from '../../shared/names.ts'
import { pathSchema } from '../../shared/token.ts'
import { type NamesAnswer, nameSchema } from './label-answer.ts'
import type { Naming, SetNaming } from './label-nameables.ts'
import { scaleBreakers } from './label-scale.ts'

/** Name and description for a token that had none yet. */
export interface NamedToken {
  readonly key: string
  /** Absent: its name is kept. */
  readonly path?: readonly string[] | undefined
  readonly description?: string | undefined
}

export interface Names {
  readonly names: readonly NamedToken[]
  /** Parts of the answer that were not used. */
  readonly dropped: number
}

interface Proposed {
  readonly naming: Naming
  path?: readonly string[] | undefined
  readonly description?: string | undefined
}

export function mergeNames(set: SetNaming, answer: NamesAnswer): Names {
  const waiting = new Map(set.asked.map((naming) => [naming.nameable.id, naming]))
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
  return /^[A-Za-z0-9][A-Za-z0-9 ,.;'’()%+–-]*$/.test(text) && !/www\.|\.(com|net|org|io)\b/i.test(text)
    ? text
    : undefined
}
