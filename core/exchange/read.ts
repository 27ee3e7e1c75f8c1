/** Anyone's token file as a flat list of canonical values: what `diff` compares and `import` seeds from. */
import type { Kind } from '../../shared/dtcg.ts'
import type { Observed } from '../../shared/observed.ts'
import { Problem } from '../../shared/problem.ts'
import { canonical } from './canonical.ts'
import { type Forest, aliasPath, find, isKind, typeOf } from './references.ts'
import { fromTokensStudio, isTokensStudio } from './tokens-studio.ts'
import { type Json, type TokenNode, isObject, readTokens } from './tree.ts'

export interface ReadToken {
  readonly path: readonly string[]
  readonly kind: Kind
  readonly value: Observed
  /** Path of the token this one points to as a whole. */
  readonly alias?: string
  readonly description?: string
  readonly deprecated: boolean
  readonly extensions: Json
}

export interface ReadFile {
  readonly from: 'dtcg' | 'tokens-studio'
  readonly tokens: readonly ReadToken[]
  /** What could not be understood, each with one sentence. */
  readonly skipped: readonly { readonly path: string; readonly reason: string }[]
}

/** Throws `Problem('invalid-body')` only for a text that is not JSON at all. */
export function readTokenFile(text: string, name = 'The file'): ReadFile {
  const parsed = parse(text, name)
  const studio = isTokensStudio(parsed)
  const document = studio ? fromTokensStudio(parsed) : parsed
  const tree = readTokens(document, () => {})
  const none = { root: {}, tokens: new Map<string, TokenNode>(), groups: new Map<string, Json>() }
  const forest: Forest = { ...tree, below: none }
  const tokens: ReadToken[] = []
  const skipped: { path: string; reason: string }[] = []
  for (const node of tree.tokens.values()) {
    const read = readOne(node, forest)
    if (typeof read === 'string') skipped.push({ path: node.path.join('.'), reason: read })
    else tokens.push(read)
  }
  return { from: studio ? 'tokens-studio' : 'dtcg', tokens, skipped }
}

function parse(text: string, name: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new Problem(
      'invalid-body',
      `${name} is not JSON.`,
      'Check it first: `token-pipeline check FILE` tells the line.',
      {
        cause,
      },
    )
  }
}

function readOne(token: TokenNode, all: Forest): ReadToken | string {
  const { path, node } = token
  const type = typeOf(token, all)
  if (type === null) return 'it has no type'
  if (!isKind(type)) return `"${type}" is not a W3C type`
  const value = canonical(type, resolved(token, all))
  if (value === null) return `its value is no ${type}`
  const alias = aliasPath(node['$value'])
  const { $description, $deprecated, $extensions } = node
  return {
    path: path.filter((name) => name !== '$root'),
    kind: type,
    value,
    ...(alias === null ? {} : { alias }),
    ...(typeof $description === 'string' ? { description: $description } : {}),
    deprecated: $deprecated !== undefined && $deprecated !== false,
    extensions: isObject($extensions) ? $extensions : {},
  }
}

/** The token's value with every reference replaced; a circle or a loose end leaves `undefined`. */
function resolved(token: TokenNode, all: Forest, seen: readonly TokenNode[] = []): unknown {
  if (seen.includes(token)) return undefined
  const path = [...seen, token]
  const replace = (value: unknown): unknown => {
    const alias = aliasPath(value)
    if (alias !== null) {
      const target = find(alias, all)
      return target ? resolved(target, all, path) : undefined
    }
    if (Array.isArray(value)) return (value as unknown[]).flatMap((item) => spliced(item, replace(item)))
    if (!isObject(value)) return value
    if (typeof value['$ref'] === 'string') return replace(pointed(value['$ref'], all, replace))
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, replace(item)]))
  }
  return '$ref' in token.node ? replace({ $ref: token.node['$ref'] }) : replace(token.node['$value'])
}

/** A shadow's list may name another shadow, which is a list itself. */
const spliced = (item: unknown, value: unknown): unknown[] =>
  aliasPath(item) !== null && Array.isArray(value) && value.every(isObject) ? value : [value]

function pointed(pointer: string, { root }: Forest, replace: (value: unknown) => unknown): unknown {
  const keys = pointer.replace(/^#\//, '').split('/')
  const target = keys.reduce<unknown>((node, key) => {
    const at = typeof node === 'string' ? replace(node) : node
    const name = key.replaceAll('~1', '/').replaceAll('~0', '~')
    return Array.isArray(at) ? (at as unknown[])[Number(name)] : isObject(at) ? at[name] : undefined
  }, root)
  return isObject(target) && '$value' in target ? target['$value'] : target
}
