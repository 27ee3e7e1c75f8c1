/**
 * Modes that tokens state themselves, in `$extensions`: `mode` or `modes` by name, as exporters of Figma's variables
 * write them (their `$value` is the first mode's again).
 */
import type { Layered, Mode } from './dialects.ts'
import { EXTENSION } from './extension.ts'
import { isForLengths } from './figma-scopes.ts'
import { over } from './inherited.ts'
import { type Json, isObject, isToken } from './tree.ts'

export function statedModes(given: Json): Layered {
  const document = withCarriedAgain(given)
  // Whether a mode says what the tokens themselves say, wherever it is stated: one of those is the default.
  const names = new Map<string, boolean>()
  eachToken(document, (token) => {
    for (const [name, value] of Object.entries(modesOf(token) ?? {}))
      names.set(name, names.get(name) !== false && plain(value) === plain(token['$value']))
  })
  const figma = JSON.stringify(document).includes('"com.figma')
  const base = figma ? mapTokens(document, inPx) : document
  const stated = isObject(document['$extensions']) ? document['$extensions']['com.figma.modeName'] : undefined
  if (names.size < 2) {
    const baseMode = typeof stated === 'string' ? stated : undefined
    return { from: 'dtcg', base, ...(baseMode === undefined ? {} : { baseMode }), modes: [], notes: [] }
  }
  const baseMode = [...names].find(([, isBase]) => isBase)?.[0] ?? unusedName([...names.keys()])
  const others = [...names.keys()].filter((name) => name !== baseMode)
  const modes = others.map((name): Mode => ({
    name,
    document: mapTokens(base, (token) => {
      const value = modesOf(token)?.[name]
      return value === undefined ? token : { ...token, $value: value }
    }),
  }))
  return { from: 'dtcg', base, baseMode, modes, notes: [] }
}

/** The hex of a color says the same once more. */
const plain = (value: unknown): string =>
  JSON.stringify(isObject(value) ? { ...value, hex: undefined } : value)

const unusedName = (names: readonly string[]): string =>
  ['Default', 'Base'].find((name) => !names.some((other) => other.toLowerCase() === name.toLowerCase())) ??
  'As written'

/** What one of our own files carries beside its tokens stands where it was. */
function withCarriedAgain(document: Json): Json {
  const own = isObject(document['$extensions']) ? document['$extensions'][EXTENSION] : undefined
  const carried = isObject(own) && Array.isArray(own['carried']) ? own['carried'].filter(isObject) : []
  return carried.reduce<Json>((all, { path, node }) => {
    if (!Array.isArray(path) || !isObject(node)) return all
    const keys = path.map(String)
    return over(
      all,
      keys.reduceRight<Json>((inner, key) => ({ [key]: inner }), node),
    )
  }, document)
}

function modesOf({ $extensions }: Json): Json | null {
  if (!isObject($extensions)) return null
  const figma = $extensions['com.figma']
  const stated = $extensions['mode'] ?? $extensions['modes'] ?? (isObject(figma) ? figma['modes'] : undefined)
  return isObject(stated) && Object.keys(stated).length > 1 ? stated : null
}

function inPx(token: Json): Json {
  const { $type, $value, $extensions } = token
  if (typeof $value !== 'number') return token
  const scopes = isObject($extensions) ? $extensions['com.figma.scopes'] : undefined
  const isLength = $type === 'dimension' || ($type === 'number' && isForLengths(scopes))
  return isLength ? { ...token, $type: 'dimension', $value: { value: $value, unit: 'px' } } : token
}

function eachToken(node: Json, tell: (token: Json) => void): void {
  if (isToken(node)) tell(node)
  else
    for (const [key, child] of Object.entries(node))
      if (isObject(child) && !isMeta(key)) eachToken(child, tell)
}

function mapTokens(node: Json, change: (token: Json) => Json): Json {
  if (isToken(node)) return change(node)
  return Object.fromEntries(
    Object.entries(node).map(([key, child]) => [
      key,
      isObject(child) && !isMeta(key) ? mapTokens(child, change) : child,
    ]),
  )
}

const isMeta = (key: string): boolean => key.startsWith('$') && key !== '$root'
