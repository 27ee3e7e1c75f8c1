/** What changed between two token files, by identity where the files know it, else by name and value. */
import type { Kind, Values } from '../../shared/dtcg.ts'
import { type Observed, complete } from '../../shared/observed.ts'
import { cssValue } from '../formats/css-value.ts'
import { deltaE } from './colors.ts'
import { EXTENSION } from './extension.ts'
import { type ReadToken, readTokenFile } from './read.ts'
import { spelling } from './spelling.ts'
import { isObject } from './tree.ts'

interface DiffLine {
  /** Joined with dots. */
  readonly path: string
  readonly kind: string
  /** As CSS writes it; an alias as `{a.b}`. */
  readonly value: string
}

interface Change extends Omit<DiffLine, 'value'> {
  readonly before: string
  readonly after: string
  /** Of two colors: ΔE2000. */
  readonly deltaE?: number
}

interface Rename extends DiffLine {
  readonly from: string
}

export interface Diff {
  readonly added: readonly DiffLine[]
  readonly changed: readonly Change[]
  readonly removed: readonly DiffLine[]
  readonly renamed: readonly Rename[]
}

export const isSame = ({ added, changed, removed, renamed }: Diff): boolean =>
  added.length + changed.length + removed.length + renamed.length === 0

/** From `before` to `after`, both W3C or Tokens Studio files. Throws for a text that is not JSON. */
export function diffTokens(before: string, after: string): Diff {
  const old = byPath(readTokenFile(before, 'The old file').tokens)
  const now = byPath(readTokenFile(after, 'The new file').tokens)
  const pairs = paired(old, now)
  const matched = new Set(pairs.values())
  const both = [...pairs].map(([was, is]) => ({ was: old.get(was), is: now.get(is) }))
  return {
    added: [...now.values()].filter(({ path }) => !matched.has(path.join('.'))).map(line),
    changed: both.flatMap(({ was, is }) => (was && is ? change(was, is) : [])),
    removed: [...old.values()].filter(({ path }) => !pairs.has(path.join('.'))).map(line),
    renamed: both.flatMap(({ was, is }) =>
      was && is && was.path.join('.') !== is.path.join('.')
        ? [{ ...line(is), from: was.path.join('.') }]
        : [],
    ),
  }
}

/** A deprecated alias only keeps an old name alive: it is no token of its own. */
const byPath = (tokens: readonly ReadToken[]): Map<string, ReadToken> =>
  new Map(tokens.filter(({ deprecated }) => !deprecated).map((token) => [token.path.join('.'), token]))

/** Old path → new path, one to one: equal id, else equal path, else the only ones of an equal value. */
function paired(
  old: ReadonlyMap<string, ReadToken>,
  now: ReadonlyMap<string, ReadToken>,
): Map<string, string> {
  const pairs = new Map<string, string>()
  const taken = new Set<string>()
  const pair = (was: string, is: string | undefined) => {
    if (is === undefined || pairs.has(was) || taken.has(is)) return
    pairs.set(was, is)
    taken.add(is)
  }
  const ids = new Map(
    [...now].flatMap(([path, token]) => (idOf(token) === null ? [] : [[idOf(token), path]])),
  )
  for (const [path, token] of old) if (idOf(token) !== null) pair(path, ids.get(idOf(token)))
  for (const path of old.keys()) if (now.has(path)) pair(path, path)
  // By value only where it is unmistakable: one token of that look in each whole file, both still without a partner.
  const looks = (all: ReadonlyMap<string, ReadToken>) => Map.groupBy(all, ([, token]) => lookOf(token))
  const nowLooks = looks(now)
  for (const [look, before] of looks(old)) {
    const after = nowLooks.get(look) ?? []
    const [was, is] = [before[0]?.[0], after[0]?.[0]]
    if (before.length === 1 && after.length === 1 && was !== undefined) pair(was, is)
  }
  return pairs
}

function idOf({ extensions }: ReadToken): string | null {
  const own = extensions[EXTENSION]
  if (!isObject(own) || typeof own['id'] !== 'string') return null
  return typeof own['part'] === 'string' ? `${own['id']} ${own['part']}` : own['id']
}

const lookOf = (token: ReadToken): string =>
  `${token.kind} ${token.alias === undefined ? spelling(token.value) : written(token)}`

const written = ({ kind, value, alias }: ReadToken): string =>
  alias === undefined ? spelled(kind, value) : `{${alias}}`

function spelled(kind: Kind, value: Observed): string {
  const whole = complete(kind, value)
  return whole === null ? JSON.stringify(value) : cssValue(kind, whole, { unit: 'px', remBase: 16 })
}

const line = (token: ReadToken): DiffLine => ({
  path: token.path.join('.'),
  kind: token.kind,
  value: written(token),
})

/** Of values, not of names: an alias that follows its renamed target, with the same value, did not change. */
function change(was: ReadToken, is: ReadToken): Change[] {
  const sameValue = was.kind === is.kind && spelling(was.value) === spelling(is.value)
  if (sameValue && (was.alias === undefined) === (is.alias === undefined)) return []
  const both = { before: written(was), after: written(is), path: is.path.join('.'), kind: is.kind }
  if (was.kind !== 'color' || is.kind !== 'color') return [both]
  const apart = deltaE(was.value as Values['color'], is.value as Values['color'])
  return [{ ...both, deltaE: Math.round(apart * 100) / 100 }]
}
