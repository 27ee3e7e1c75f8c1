/** What changed between two token files, by identity where the files know it, else by name and value. */
import type { Values } from '../../shared/dtcg.ts'
import { assemble } from './assemble.ts'
import { deltaE } from './colors.ts'
import type { Sources } from './dialects.ts'
import { ownWords } from './extension.ts'
import { saidBy } from './leaves.ts'
import { type ReadFile, type ReadToken, type Unread, readTokenFile } from './read.ts'
import { spelled } from './spelled.ts'
import { spelling } from './spelling.ts'

interface DiffLine {
  /** Joined with dots. */
  readonly path: string
  readonly kind: string
  /** As CSS writes it; an alias as `{a.b}`. */
  readonly value: string
}

interface Change extends Omit<DiffLine, 'value'> {
  /** Where it changed, if not in the default mode. */
  readonly mode?: string
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
  /** Still there, but from now on not to be used. */
  readonly deprecated: readonly DiffLine[]
  /** What could not be compared, a sentence each: with any of these nobody can say that nothing changed. */
  readonly unread: readonly string[]
}

export const isSame = ({ added, changed, removed, renamed, deprecated }: Diff): boolean =>
  added.length + changed.length + removed.length + renamed.length + deprecated.length === 0

/** @throws Problem `invalid-body` for a text that holds no tokens in any form known here. */
export function diffTokens(
  before: string,
  after: string,
  sources: { readonly before?: Sources; readonly after?: Sources } = {},
): Diff {
  return diffFiles(
    readTokenFile(before, 'The old file', sources.before),
    readTokenFile(after, 'The new file', sources.after),
  )
}

export function diffFiles(oldFile: ReadFile, newFile: ReadFile): Diff {
  const old = byPath(assemble(oldFile.tokens))
  const now = byPath(assemble(newFile.tokens))
  const pairs = paired(old, now)
  const matched = new Set(pairs.values())
  const both = [...pairs].map(([was, is]) => ({ was: old.get(was), is: now.get(is) }))
  const [oldIn, nowIn] = [inModes(old), inModes(now)]
  const rest = asTheyStand(oldFile, newFile)
  const gone = [...old.values()].filter(({ path }) => !pairs.has(path.join('.')))
  const come = [...now.values()].filter(({ path }) => !matched.has(path.join('.')))
  return {
    // A deprecated alias only keeps an old name alive: it comes and goes without notice.
    added: [...come.filter((token) => !isOldName(token)).map(line), ...rest.added],
    changed: [
      ...both.flatMap(({ was, is }) => (was && is ? changes(was, is, oldIn, nowIn) : [])),
      ...rest.changed,
    ],
    removed: [...gone.filter((token) => !isOldName(token)).map(line), ...rest.removed],
    renamed: both.flatMap(({ was, is }) =>
      was && is && was.path.join('.') !== is.path.join('.')
        ? [{ ...line(is), from: was.path.join('.') }]
        : [],
    ),
    deprecated: both.flatMap(({ was, is }) =>
      was && is && was.deprecated === false && is.deprecated !== false && !isOldName(is) ? [line(is)] : [],
    ),
    unread: [
      ...oldFile.notes.map((note) => `The old file: ${note}`),
      ...newFile.notes.map((note) => `The new file: ${note}`),
    ],
  }
}

const isOldName = ({ deprecated, alias }: ReadToken): boolean => deprecated !== false && alias !== undefined

/** Tokens that nobody understands are compared as they stand. */
function asTheyStand(
  before: ReadFile,
  after: ReadFile,
): { added: DiffLine[]; changed: Change[]; removed: DiffLine[] } {
  const old = new Map(before.unread.map((one) => [one.path, one]))
  const now = new Map(after.unread.map((one) => [one.path, one]))
  const kind = ({ node }: Unread) => (typeof node['$type'] === 'string' ? node['$type'] : '')
  const read = (file: ReadFile) => new Set(file.tokens.map(({ path }) => path.join('.')))
  const [oldRead, nowRead] = [read(before), read(after)]
  const told = (one: Unread): DiffLine => ({ path: one.path, kind: kind(one), value: saidBy(one.node) })
  return {
    added: [...now.values()].filter(({ path }) => !old.has(path) && !oldRead.has(path)).map(told),
    removed: [...old.values()].filter(({ path }) => !now.has(path) && !nowRead.has(path)).map(told),
    changed: [...now.values()].flatMap((is): Change[] => {
      const was = old.get(is.path)
      if (!was) return []
      const pairs = [
        [was.node, is.node, undefined] as const,
        ...[...new Set([...Object.keys(was.modes), ...Object.keys(is.modes)])].map(
          (mode) => [was.modes[mode] ?? was.node, is.modes[mode] ?? is.node, mode] as const,
        ),
      ]
      return pairs.flatMap(([before, after, mode]) =>
        saidBy(before) === saidBy(after)
          ? []
          : [
              {
                path: is.path,
                kind: kind(is),
                ...(mode === undefined ? {} : { mode }),
                before: saidBy(before),
                after: saidBy(after),
              },
            ],
      )
    }),
  }
}

const byPath = (tokens: readonly ReadToken[]): Map<string, ReadToken> =>
  new Map(tokens.map((token) => [token.path.join('.'), token]))

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
  const looks = (all: ReadonlyMap<string, ReadToken>) =>
    Map.groupBy(
      [...all].filter(([, token]) => !isOldName(token)),
      ([, token]) => lookOf(token),
    )
  const nowLooks = looks(now)
  for (const [look, before] of looks(old)) {
    const after = nowLooks.get(look) ?? []
    const [was, is] = [before[0]?.[0], after[0]?.[0]]
    if (before.length === 1 && after.length === 1 && was !== undefined) pair(was, is)
  }
  return pairs
}

function idOf({ extensions }: ReadToken): string | null {
  const { id, part } = ownWords(extensions)
  if (typeof id !== 'string') return null
  return typeof part === 'string' ? `${id} ${part}` : id
}

const lookOf = (token: ReadToken): string =>
  `${token.kind} ${token.alias === undefined ? spelling(token.value) : written(token)}`

type Shown = Pick<ReadToken, 'kind' | 'value' | 'alias' | 'lost'>

const written = ({ kind, value, alias }: Shown): string =>
  alias === undefined ? spelled(kind, value) : `{${alias}}`

const line = (token: ReadToken): DiffLine => ({
  path: token.path.join('.'),
  kind: token.kind,
  value: written(token),
})

type InMode = (token: ReadToken, mode: string) => Shown

/** A mode that says nothing of a token follows the default, and what that points to is as it is in this mode. */
function inModes(all: ReadonlyMap<string, ReadToken>): InMode {
  const inMode = (token: ReadToken, mode: string, seen: readonly ReadToken[]): Shown => {
    const own = token.modes[mode]
    if (own) return own
    const target = token.alias === undefined ? undefined : all.get(token.alias)
    if (!target || seen.includes(target)) return token
    return { ...token, value: inMode(target, mode, [...seen, target]).value }
  }
  return (token, mode) => inMode(token, mode, [token])
}

/** In every mode that either knows. */
function changes(was: ReadToken, is: ReadToken, wasIn: InMode, isIn: InMode): Change[] {
  const path = is.path.join('.')
  const first = was.absent || is.absent ? [] : change(was, is, path)
  const modes = new Set([...Object.keys(was.modes), ...Object.keys(is.modes)])
  const others = [...modes].flatMap((mode) =>
    change(wasIn(was, mode), isIn(is, mode), path, mode).filter(
      ({ before, after }) => first[0]?.before !== before || first[0].after !== after,
    ),
  )
  return [...first, ...others]
}

const inPx = ({ kind, value }: Shown): string => `${kind} ${spelled(kind, value)}`

/** Of values, not of names: a token that has come to point to one of the same value did not change. */
function change(was: Shown, is: Shown, path: string, mode?: string): Change[] {
  const lost = JSON.stringify(was.lost) === JSON.stringify(is.lost)
  const same = was.kind === is.kind && spelling(was.value) === spelling(is.value)
  // Another unit is a change, unless the token now points to one that says the same.
  const sameValue = same || (was.alias !== is.alias && inPx(was) === inPx(is))
  if (lost && sameValue) return []
  const shown = (one: Shown) => written(one) + (!lost && one.lost ? ` ${JSON.stringify(one.lost)}` : '')
  const both = {
    before: shown(was),
    after: shown(is),
    path,
    kind: is.kind,
    ...(mode === undefined ? {} : { mode }),
  }
  if (was.kind !== 'color' || is.kind !== 'color') return [both]
  const apart = deltaE(was.value as Values['color'], is.value as Values['color'])
  return [{ ...both, deltaE: Math.round(apart * 100) / 100 }]
}
