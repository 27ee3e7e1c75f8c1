/** What nobody here measures, back in the W3C file: under its own name where W3C knows such values, else beside the tokens. */
import type { JSONValue } from '../../shared/json.ts'
import { complete } from '../../shared/observed.ts'
import type { Carried, TokenSet } from '../../shared/token-set.ts'
import { EXTENSION } from '../exchange/extension.ts'
import type { Sheet } from './sheet.ts'
import { type Group, emptyGroup, groupAbove } from './tree.ts'

export interface CarriedParts {
  /** Values that W3C knows: tokens like others. */
  readonly tokens: readonly Carried[]
  readonly others: readonly Carried[]
}

export function carriedIn({ carried = [] }: Pick<TokenSet, 'carried'>): CarriedParts {
  const isToken = ({ kind, value, path }: Carried) =>
    kind !== undefined &&
    complete(kind, value as never) !== null &&
    path.every((name) => name === '$root' || (name.trim() !== '' && /^[^${}.][^{}.]*$/.test(name)))
  return { tokens: carried.filter(isToken), others: carried.filter((one) => !isToken(one)) }
}

/** Paths that hold others: a token of such a name is their `$root`. */
export function groupsIn({ base, modes }: Sheet, { tokens }: CarriedParts): Set<string> {
  const paths = [...base, ...modes.flatMap(({ entries }) => entries), ...tokens].map(({ path }) => path)
  return new Set(paths.flatMap((path) => path.slice(1).map((_, n) => path.slice(0, n + 1).join('.'))))
}

export const rooted = (path: readonly string[], groups: ReadonlySet<string>): readonly string[] =>
  groups.has(path.join('.')) ? [...path, '$root'] : path

/** Puts `token` where `group`, the one above it, has its last name. */
export function place(
  group: Group,
  path: readonly string[],
  token: Group,
  groups: ReadonlySet<string>,
): void {
  const name = path.at(-1) ?? ''
  if (!groups.has(path.join('.'))) group[name] = token
  else {
    const own = (group[name] ??= emptyGroup()) as Group
    own['$root'] = token
  }
}

export function withCarried(
  document: Group,
  { tokens, others }: CarriedParts,
  groups: ReadonlySet<string>,
): Group {
  const kept = new Map(tokens.map(({ path, kind }) => [path.join('.'), kind]))
  for (const one of tokens) put(document, one, valueIn(one, document, kept), groups)
  besides(
    document,
    others.map(({ path, node }) => ({ path, node })),
  )
  return document
}

/** What W3C has no place for, where reading this file again finds it. */
function besides(document: Group, nodes: { [key: string]: JSONValue }[]): void {
  if (nodes.length === 0) return
  const extensions = (document['$extensions'] ?? emptyGroup()) as Group
  document['$extensions'] = { ...extensions, [EXTENSION]: { carried: nodes } }
}

/** What a mode says differently of what is carried. */
export function withCarriedMode(
  document: Group,
  { tokens, others }: CarriedParts,
  groups: ReadonlySet<string>,
  mode: string,
): Group {
  for (const one of tokens) {
    const value = one.modes?.[mode]
    if (value !== undefined) put(document, one, value, groups)
  }
  besides(
    document,
    others.flatMap(({ path, modes }) => {
      const node = modes?.[mode]
      return node === undefined ? [] : [{ path, node }]
    }),
  )
  return document
}

function put(
  document: Group,
  { path, kind, node }: Carried,
  value: JSONValue,
  groups: ReadonlySet<string>,
): void {
  const { $type: _, $value: __, ...rest } = node
  place(groupAbove(document, path), path, { $type: kind ?? '', $value: value, ...rest }, groups)
}

/** As an alias where what it points to is in the file under that name. */
function valueIn(
  { node, value, kind }: Carried,
  document: Group,
  kept: ReadonlyMap<string, Carried['kind']>,
): JSONValue {
  const alias = typeof node['$value'] === 'string' ? /^\{([^{}]+)\}$/.exec(node['$value'])?.[1] : undefined
  if (alias === undefined) return value ?? null
  const there = alias
    .split('.')
    .reduce<JSONValue | undefined>(
      (at, name) => (typeof at === 'object' && at !== null && !Array.isArray(at) ? at[name] : undefined),
      document,
    )
  const isThere =
    kept.get(alias) === kind ||
    (typeof there === 'object' && there !== null && !Array.isArray(there) && there['$type'] === kind)
  return isThere ? `{${alias}}` : (value ?? null)
}
