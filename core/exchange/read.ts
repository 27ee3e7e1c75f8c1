/** Anyone's token file as a flat list of canonical values in every mode: what `diff` compares and `import` seeds from. */
import type { Kind } from '../../shared/dtcg.ts'
import type { Observed } from '../../shared/observed.ts'
import { canonical } from './canonical.ts'
import { ownWords } from './extension.ts'
import { type Dialect, type Layered, type Sources, layered } from './dialects.ts'
import { type Forest, circleOf, isKind, typeOf } from './references.ts'
import { modeLabels } from './mode-labels.ts'
import { pointed, resolved } from './resolve.ts'
import { type Json, type TokenNode, isObject, readTokens } from './tree.ts'

interface ReadValue {
  readonly kind: Kind
  readonly value: Observed
  /** Path of the token this one points to as a whole. */
  readonly alias?: string
}

export interface ReadToken extends ReadValue {
  /** As the file has it, without a `$root` at its end. */
  readonly path: readonly string[]
  readonly description?: string
  readonly deprecated: boolean | string
  readonly extensions: Json
  /** What the other modes say differently. */
  readonly modes: Readonly<Record<string, ReadValue>>
  /** The default mode does not have it: value and alias are those of the first mode that does. */
  readonly absent?: true
  /** Parts that could not be understood. */
  readonly lost?: Json
}

/** A token that nobody here understands: it is kept as it stands. */
export interface Unread {
  readonly path: string
  readonly keys: readonly string[]
  readonly reason: string
  /** With the type that its group hands down. */
  readonly node: Json
  /** What other modes say instead. */
  readonly modes: Readonly<Record<string, Json>>
}

export interface ReadFile {
  readonly from: Dialect
  /** The default mode first; empty where the file knows none. */
  readonly modes: readonly string[]
  readonly tokens: readonly ReadToken[]
  readonly unread: readonly Unread[]
  /** What is no token and was not read either: a rule of a stylesheet, a file that is not there. */
  readonly notes: readonly string[]
  /** What came in, but not as the file has it. */
  readonly remarks: readonly string[]
  /** Values beyond the first of their token, and those that came in nowhere, which `notes` tell. */
  readonly again: number
  readonly left: number
}

/**
 * @param sources Other files that `text` names, by that name: those of a resolver.
 * @throws Problem `invalid-body` only for a text that is neither JSON nor CSS at all.
 */
export function readTokenFile(text: string, name = 'The file', sources: Sources = {}): ReadFile {
  return readLayers(layered(text, name, sources))
}

export function readLayers({
  from,
  base,
  baseMode,
  modes,
  notes,
  remarks = [],
  again = 0,
  left = 0,
}: Layered): ReadFile {
  const stated = [...(baseMode === undefined ? [] : [baseMode]), ...modes.map(({ name }) => name)]
  const labels = modeLabels(stated)
  const renamed = stated.flatMap((name, i) => (name === labels[i] ? [] : [`"${name}" is "${labels[i]}"`]))
  const called = modes.map((mode, i) => ({ ...mode, name: labels.at(i - modes.length) ?? mode.name }))
  const first = readDocument(base)
  const tokens = new Map(first.tokens.map((token) => [keyOf(token.path), token]))
  const unread = new Map(first.unread.map((one) => [one.path, one]))
  for (const { name, document } of called) {
    const other = readDocument(document)
    for (const token of other.tokens) {
      const key = keyOf(token.path)
      const known = tokens.get(key)
      const { kind, value, alias } = token
      const here: ReadValue = { kind, value, ...(alias === undefined ? {} : { alias }) }
      if (!known) tokens.set(key, { ...token, absent: true, modes: Object.fromEntries([[name, here]]) })
      else if (known.absent || !isSameValue(known, here))
        tokens.set(key, { ...known, modes: { ...known.modes, ...Object.fromEntries([[name, here]]) } })
    }
    for (const one of other.unread) {
      const known = unread.get(one.path)
      if (!known && !tokens.has(one.path)) unread.set(one.path, one)
      else if (known && JSON.stringify(known.node) !== JSON.stringify(one.node))
        unread.set(one.path, {
          ...known,
          modes: { ...known.modes, ...Object.fromEntries([[name, one.node]]) },
        })
    }
  }
  // What one mode understands is a token; what another says of it that nobody understands is told.
  const half = [...unread.values()].filter(({ path }) => tokens.has(path))
  for (const { path } of half) unread.delete(path)
  return {
    from,
    modes: baseMode === undefined ? [] : labels,
    tokens: [...tokens.values()],
    unread: [...unread.values()],
    notes: [
      ...notes,
      ...half.map(
        ({ path, reason }) => `${path}: came in without its value in the default mode, because ${reason}`,
      ),
    ],
    remarks: [
      ...remarks,
      ...(renamed.length > 0 ? [`Modes are called otherwise here: ${renamed.join(', ')}.`] : []),
    ],
    again,
    left,
  }
}

const isSameValue = (a: ReadValue, b: ReadValue): boolean =>
  a.kind === b.kind && a.alias === b.alias && JSON.stringify(a.value) === JSON.stringify(b.value)

/** A path as one text: names may hold dots in formats that do not write aliases with them. */
const keyOf = (path: readonly string[]): string => path.join('.')

function readDocument(document: Json): { tokens: ReadToken[]; unread: Unread[] } {
  const tree = readTokens(document, () => {})
  const none = { root: {}, tokens: new Map<string, TokenNode>(), groups: new Map<string, Json>() }
  const forest: Forest = { ...tree, below: none }
  const tokens: ReadToken[] = []
  const unread: Unread[] = []
  for (const node of tree.tokens.values()) {
    const read = readOne(node, forest)
    if (typeof read === 'string') {
      const type = node.ownType ?? typeOf(node, forest)
      const typed = typeof type === 'string' ? { $type: type, ...node.node } : node.node
      unread.push({
        path: keyOf(withoutRoot(node.path)),
        keys: node.path.length > 0 ? node.path : ['$root'],
        reason: read,
        node: typed,
        modes: {},
      })
    } else tokens.push(read)
  }
  return { tokens, unread }
}

const isNames = (value: unknown): value is string[] =>
  Array.isArray(value) && value.length > 0 && value.every((name) => typeof name === 'string')

const withoutRoot = (path: readonly string[]): string[] => path.filter((name) => name !== '$root')

function readOne(token: TokenNode, all: Forest): ReadToken | string {
  const { path, node, groupDeprecated } = token
  const type = typeOf(token, all)
  if (type === null) return 'it has no type'
  if (!isKind(type)) return `"${type}" is not a W3C type`
  if (circleOf(token, all)) return 'its alias goes in a circle'
  const value = resolved(token, all)
  if (typeof value === 'string' && /\{[^{}]+\}/.test(value))
    return `it points to ${value}, which is not there`
  const read = canonical(type, value)
  if (read === null) return `its value is no ${type}`
  const alias = pointed(token, all)
  const { $description } = node
  const extensions = isObject(node['$extensions']) ? node['$extensions'] : {}
  const lost = {
    ...(isObject(ownWords(extensions)['lost']) ? (ownWords(extensions)['lost'] as Json) : {}),
    ...(isObject(value) ? Object.fromEntries(read.lost.map((part) => [part, value[part]])) : {}),
  }
  const $deprecated = node['$deprecated'] ?? groupDeprecated
  const { written } = ownWords(extensions)
  return {
    // A name that W3C cannot hold is kept beside the one it must have.
    path: isNames(written) ? written : withoutRoot(path),
    kind: type,
    value: read.value,
    ...(alias === null ? {} : { alias: withoutRoot(alias.split('.')).join('.') }),
    ...(typeof $description === 'string' ? { description: $description } : {}),
    deprecated: typeof $deprecated === 'string' ? $deprecated : $deprecated === true,
    extensions,
    modes: {},
    ...(Object.keys(lost).length > 0 ? { lost } : {}),
  }
}
