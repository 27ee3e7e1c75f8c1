/** What a review is about: roles and tokens, with what people decided worked in. Pure. */
import type { Library } from '../../shared/library.ts'
import { type Semantic, type TokenSetSummary, modesOn } from '../../shared/token-set.ts'
import type { TypeInfo } from '../../shared/token-type.ts'
import type { Evidence, TokenSummary } from '../../shared/token.ts'
import { decidedRoles, isPlayed } from '../../shared/roles.ts'
import { pairsOf } from '../values/contrast.ts'
import { inWords } from '../values/words.ts'
import { doubtOf } from './doubt.ts'

export interface TokenRow {
  readonly row: 'token'
  readonly key: string
  readonly type: TypeInfo
  readonly token: TokenSummary
  readonly excluded: boolean
  /** Tokens that were merged into this one. */
  readonly merged: readonly TokenSummary[]
  /** Of the token and of what was merged into it. */
  readonly evidence: Evidence
  /** Not in the library before this measuring. */
  readonly isNew: boolean
}
export interface RoleRow {
  readonly row: 'role'
  readonly key: string
  readonly type: TypeInfo
  readonly semantic: Semantic
  /** One for each mode, in their order. */
  readonly cells: readonly Cell[]
  /** Those cells that are set. */
  readonly points: readonly { mode: string; token: TokenSummary }[]
  readonly excluded: boolean
}
/** What a role is in one mode. */
export interface Cell {
  readonly mode: string
  /** `null`: it is not set. */
  readonly token: TokenSummary | null
  /** What it was until people excluded that: nobody has to guess why it is not set. */
  readonly gone?: TokenSummary
}
export type ItemRow = TokenRow | RoleRow

export const filters = ['all', 'doubtful', 'once', 'new', 'contrast', 'excluded'] as const
export type Filter = (typeof filters)[number]

export interface Wanted {
  readonly query: string
  readonly filter: Filter
  /** Name of a type; empty: all. */
  readonly type: string
}

export function itemsOf(
  set: TokenSetSummary,
  library: Library | null,
  types: readonly TypeInfo[],
  knownBefore: ReadonlySet<string>,
): ItemRow[] {
  const names = namesIn(library)
  const curationOf = (id: string | undefined) => (id === undefined ? undefined : library?.curation[id])
  const tokens = set.primitives.map((token) => named(token, names))
  const byId = new Map(tokens.map((token) => [token.id, token]))
  /** A target that this run did not see leaves the token where it is. */
  const targetOf = (token: TokenSummary): TokenSummary | undefined => {
    const into = curationOf(token.id)?.mergedInto
    return into === undefined ? undefined : byId.get(into)
  }
  const merged = Map.groupBy(
    tokens.filter((token) => targetOf(token)),
    (token) => targetOf(token)?.key ?? '',
  )
  const standing = new Map(tokens.map((token) => [token.key, targetOf(token) ?? token]))

  const cellOf = (mode: string, key: string | undefined): Cell => {
    const token = standing.get(key ?? '')
    if (!token) return { mode, token: null }
    return curationOf(token.id)?.excluded ? { mode, token: null, gone: token } : { mode, token }
  }

  const roles = library ? decidedRoles(set, library).filter((one) => isListed(one, library)) : set.semantics
  return types.flatMap((type): ItemRow[] => [
    ...roles
      .filter((semantic) => semantic.type === type.name)
      .map((semantic): RoleRow => {
        const cells = modesOn(set, semantic).map((mode) => cellOf(mode, semantic.alias[mode]))
        return {
          row: 'role',
          key: `role ${semantic.id ?? semantic.path.join('/')}`,
          type,
          semantic: named(semantic, names),
          cells,
          points: cells.flatMap(({ mode, token }) => (token ? [{ mode, token }] : [])),
          excluded: curationOf(semantic.id)?.excluded ?? false,
        }
      }),
    ...tokens
      .filter((token) => token.type === type.name && !targetOf(token))
      .map((token): TokenRow => ({
        row: 'token',
        key: token.key,
        type,
        token,
        excluded: curationOf(token.id)?.excluded ?? false,
        merged: merged.get(token.key) ?? [],
        evidence: together([token, ...(merged.get(token.key) ?? [])]),
        isNew: knownBefore.size > 0 && token.id !== undefined && !knownBefore.has(token.id),
      })),
  ])
}

/** A role that people emptied stays in sight, so that it can be set again; one whose token is elsewhere is elsewhere. */
function isListed(role: Semantic, { curation }: Library): boolean {
  const decided = Object.values(curation[role.id ?? '']?.alias ?? {})
  return isPlayed(role) || (decided.length > 0 && decided.every((id) => id === null))
}

function together(tokens: readonly TokenSummary[]): Evidence {
  const all = tokens.map(({ evidence }) => evidence)
  const total = (of: (evidence: Evidence) => number | undefined) =>
    all.reduce((sum, one) => sum + (of(one) ?? 0), 0)
  const components = total((one) => one.components)
  return {
    ...(components > 0 && { components, instances: total((one) => one.instances) }),
    ...(all.every(({ reference }) => reference) && { reference: true }),
    ...(all.every(({ apart }) => apart) && all[0]?.apart && { apart: all[0].apart }),
    sightings: all.reduce((sum, { sightings }) => sum + sightings, 0),
    frames: [...new Set(all.flatMap(({ frames }) => frames))],
    uses: [...new Set(all.flatMap(({ uses }) => uses))],
    sources: [...new Set(all.flatMap(({ sources }) => sources))],
  }
}

/** How many tokens a filter shows. */
export const countOf = (items: readonly ItemRow[], filter: Filter): number =>
  items.filter((item) => item.row === 'token' && isWanted(item, { query: '', filter, type: '' })).length

export function isWanted(item: ItemRow, { query, filter, type }: Wanted): boolean {
  if (type !== '' && item.type.name !== type) return false
  if (item.excluded !== (filter === 'excluded') && filter !== 'all') return false
  if (item.row === 'role') return filter === 'all' || filter === 'excluded' ? matches(item, query) : false
  const { evidence } = item
  if (filter === 'doubtful' && !doubtOf({ ...item.token, evidence })) return false
  if (filter === 'once' && evidence.sightings !== 1) return false
  if (filter === 'new' && !item.isNew) return false
  if (filter === 'contrast' && !pairsOf([item.token]).some(({ level }) => level === 'fail')) return false
  return matches(item, query)
}

/** Every word must occur in the name, the value or the use. */
function matches(item: ItemRow, query: string): boolean {
  const text = textOf(item).toLowerCase()
  return query
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word))
}

const textOf = (item: ItemRow): string =>
  item.row === 'role'
    ? [
        item.semantic.path.join('/'),
        item.semantic.role,
        ...item.points.map(({ token }) => `${token.path.join('/')} ${valueOf(token)}`),
      ].join(' ')
    : [item.token.path.join('/'), valueOf(item.token), ...item.evidence.uses].join(' ')

export const valueOf = (token: TokenSummary): string => inWords(token.kind, token.value)

interface Named {
  path: string[]
  description?: string | undefined
}

/** The library's names and descriptions are the ones that count. */
const namesIn = (library: Library | null): ReadonlyMap<string, Named> =>
  new Map(
    [...(library?.set.primitives ?? []), ...(library?.set.semantics ?? [])].flatMap(
      ({ id, path, description }) => (id === undefined ? [] : [[id, { path, description }]]),
    ),
  )

const named = <T extends Named & { id?: string | undefined }>(
  item: T,
  names: ReadonlyMap<string, Named>,
): T => ({
  ...item,
  ...names.get(item.id ?? ''),
})
