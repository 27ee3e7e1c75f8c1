/** Aliases (`{a.b}`) and JSON pointers (`$ref`): what they point to, and of what type that is. */
import { type Kind, kinds } from '../../shared/dtcg.ts'
import { memoOf } from './memo.ts'
import { nearest } from './nearest.ts'
import { type Found, type TokenNode, type Tree, isObject } from './tree.ts'

export interface Forest extends Tree {
  /** What a resolver puts beneath this document. */
  readonly below: Tree
}

const ALIAS = /^\{([^{}]*)\}$/

/** `{a.b}` → `a.b`; anything else → `null`. */
export const aliasPath = (value: unknown): string | null =>
  typeof value === 'string' ? (ALIAS.exec(value)?.[1] ?? null) : null

export const isReference = (value: unknown): boolean =>
  aliasPath(value) !== null || (isObject(value) && typeof value['$ref'] === 'string')

/** A token by dotted path, also where a group has it only by `$extends`. */
export function find(path: string, all: Forest): TokenNode | null {
  const { found } = memoOf(all)
  const known = found.get(path)
  if (known !== undefined) return known
  const token = search(path, all, new Set())
  found.set(path, token)
  return token
}

function search(path: string, all: Forest, seen: ReadonlySet<string>): TokenNode | null {
  const direct = all.tokens.get(path) ?? all.tokens.get(`${path}.$root`)
  if (direct || seen.has(path)) return direct ?? null
  const keys = path.split('.')
  for (let n = keys.length - 1; n > 0; n--) {
    const prefix = keys.slice(0, n).join('.')
    const group = all.groups.get(prefix) ?? all.below.groups.get(prefix)
    const target = aliasPath(group?.['$extends']) ?? pointerPath(group?.['$extends'])
    if (target === null) continue
    const inherited = search([target, ...keys.slice(n)].join('.'), all, new Set([...seen, path]))
    if (inherited) return inherited
  }
  return null
}

/** `#/a/b` → `a.b` when it names a token or group, not a part of a value. */
export function pointerPath(reference: unknown): string | null {
  const pointer = isObject(reference) ? reference['$ref'] : reference
  if (typeof pointer !== 'string' || !pointer.startsWith('#/')) return null
  const keys = pointerKeys(pointer)
  return keys.includes('$value') ? null : keys.join('.')
}

const pointerKeys = (pointer: string): string[] =>
  pointer
    .slice(2)
    .split('/')
    .map((key) =>
      decodeURIComponent(key.replace(/%(?![0-9a-f]{2})/gi, '%25'))
        .replaceAll('~1', '/')
        .replaceAll('~0', '~'),
    )

function atPointer(root: unknown, pointer: string): unknown {
  return pointerKeys(pointer).reduce<unknown>((node, key) => {
    if (Array.isArray(node)) return (node as unknown[])[Number(key)]
    return isObject(node) ? node[key] : undefined
  }, root)
}

/** The dotted path a whole token points to, if it is an alias. */
const targetOf = ({ node }: TokenNode): string | null =>
  aliasPath(node['$value']) ?? pointerPath(node['$ref'])

/** The type of a token: its own, else the alias target's, else its group's. `null`: it has none. */
export function typeOf(token: TokenNode, all: Forest): string | null {
  if (typeof token.ownType === 'string') return token.ownType
  const { types } = memoOf(all)
  const known = types.get(token)
  if (known !== undefined) return known
  const groupType = typeof token.groupType === 'string' ? token.groupType : null
  // In a circle the group decides.
  types.set(token, groupType)
  const target = nextOf(token, all)
  const type = (target && typeOf(target, all)) ?? groupType
  types.set(token, type)
  return type
}

/** The token that this one is an alias of, as a whole. */
function nextOf(token: TokenNode, all: Forest): TokenNode | null {
  const path = targetOf(token)
  return path === null ? null : find(path, all)
}

/** Follows a token that is an alias as a whole: exists, ends, and is of the type it claims. */
export function checkAlias(token: TokenNode, all: Forest, found: Found): 'none' | 'fine' | 'broken' {
  const key = '$ref' in token.node ? '$ref' : '$value'
  if (!isReference(token.node[key]) && !(key === '$ref' && typeof token.node[key] === 'string')) return 'none'
  const at = [...token.path, key]
  const path = targetOf(token)
  if (path === null) return checkPointer(token.node[key], at, all, found) ? 'fine' : 'broken'
  const target = findOrTell(path, at, all, found)
  if (!target) return 'broken'
  const circle = circleOf(token, all)
  if (circle) {
    // Once per circle, at the name that sorts first.
    if (circle[0] === token) {
      const round = shortly([...circle, token].map(({ path }) => path.join('.')))
      found(at, `The alias goes in a circle: ${round}.`, 'Give one token of the circle a value of its own.')
    }
    return 'broken'
  }
  const [own, theirs] = [typeOf(token, all), typeOf(target, all)]
  if (own !== null && theirs !== null && own !== theirs) {
    found(
      at,
      `This token is of type "${own}", but {${path}} is of type "${theirs}".`,
      `Point it to a token of type "${own}", or take its "$type" away.`,
    )
    return 'broken'
  }
  return 'fine'
}

/** A reference inside a composite value, which must be of `kind`. */
export function checkPart(
  value: unknown,
  kind: Kind,
  at: readonly string[],
  all: Forest,
  found: Found,
): void {
  const path = aliasPath(value)
  if (path === null) {
    checkPointer(value, at, all, found)
    return
  }
  const target = findOrTell(path, at, all, found)
  const type = target && typeOf(target, all)
  if (type === null || type === kind) return
  found(
    at,
    `A ${kind} belongs here, but {${path}} is of type "${type}".`,
    `Point it to a token of type "${kind}".`,
  )
}

/** Each costs a look at every name: after so many, a list of them helps nobody. */
const SUGGESTIONS = 10
const made = new WeakMap<Forest, number>()

function suggested(path: string, all: Forest): string | null {
  const count = (made.get(all) ?? 0) + 1
  made.set(all, count)
  return count > SUGGESTIONS ? null : nearest(path, all.tokens.keys())
}

function findOrTell(path: string, at: readonly string[], all: Forest, found: Found): TokenNode | null {
  const target = find(path, all)
  if (target) return target
  const isGroup = all.groups.has(path) || all.below.groups.has(path)
  const close = isGroup ? null : suggested(path, all)
  found(
    at,
    isGroup ? `{${path}} is a group, not a token.` : `There is no token {${path}}.`,
    isGroup
      ? 'Point to one token inside it.'
      : close === null
        ? 'Point to a token of this file, or add that token.'
        : `Did you mean {${close}}?`,
  )
  return null
}

function checkPointer(value: unknown, at: readonly string[], all: Forest, found: Found): boolean {
  const pointer = isObject(value) ? value['$ref'] : value
  if (typeof pointer !== 'string' || !pointer.startsWith('#/')) {
    found(at, 'A "$ref" must be a JSON pointer such as "#/color/blue/$value".', 'Start it with "#/".')
    return false
  }
  const target = atPointer(all.root, pointer) ?? atPointer(all.below.root, pointer)
  if (target !== undefined) return true
  found(at, `The pointer ${pointer} leads nowhere.`, 'Follow it key by key; names are case-sensitive.')
  return false
}

/** A long way round is told by its beginning and end. */
const shortly = (names: readonly string[]): string =>
  (names.length > 12 ? [...names.slice(0, 8), '…', ...names.slice(-2)] : names).join(' → ')

/** The circle that `token` is part of, beginning with the name that sorts first; `null` when it is in none. */
export function circleOf(token: TokenNode, all: Forest): readonly TokenNode[] | null {
  const { circles } = memoOf(all)
  const way = new Map<TokenNode, number>()
  let now: TokenNode | null = token
  while (now && !way.has(now) && !circles.has(now)) {
    way.set(now, way.size)
    now = nextOf(now, all)
  }
  const steps = [...way.keys()]
  const from = now === null ? undefined : way.get(now)
  const circle = from === undefined ? [] : firstFirst(steps.slice(from))
  for (const step of steps) circles.set(step, (way.get(step) ?? 0) >= (from ?? Infinity) ? circle : null)
  return circles.get(token) ?? null
}

function firstFirst(circle: readonly TokenNode[]): TokenNode[] {
  const names = circle.map(({ path }) => path.join('.'))
  const first = names.reduce((least, name, i) => (name < (names[least] ?? '') ? i : least), 0)
  return [...circle.slice(first), ...circle.slice(0, first)]
}

export const isKind = (type: string): type is Kind => (kinds as readonly string[]).includes(type)
