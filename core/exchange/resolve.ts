/** Values with every reference replaced: whole (`{a.b}`), inside a text (`{a} * 2`), by pointer (`$ref`), by modifier. */
import { parse } from 'culori'
import { cssColor } from './colors.ts'
import { modified } from './modify.ts'
import { memoOf } from './memo.ts'
import { type Forest, aliasPath, find, pointerPath } from './references.ts'
import { type Json, type TokenNode, isObject } from './tree.ts'

/** Path of the token that this one is an alias of, whole and unchanged; else `null`. */
export function pointed(token: TokenNode, all: Forest): string | null {
  const { node } = token
  if (modifierOf(node) !== undefined) return null
  const path = aliasPath(node['$value']) ?? pointerPath(node['$ref']) ?? figmaTarget(node)
  if (path !== null && find(path, all) === token) return null
  return path !== null && find(path, all) ? path : null
}

/** Figma's own export has the value, and beside it whose it is. */
function figmaTarget({ $extensions }: Json): string | null {
  const data = isObject($extensions) ? $extensions['com.figma.aliasData'] : undefined
  const name = isObject(data) ? data['targetVariableName'] : undefined
  return typeof name === 'string' ? name.split('/').join('.') : null
}

/** What Tokens Studio does to the value afterwards. */
const modifierOf = ({ $extensions }: Json): unknown => {
  const studio = isObject($extensions) ? $extensions['studio.tokens'] : undefined
  const modify = isObject(studio) ? studio['modify'] : undefined
  // An empty one is left where somebody took it away again.
  return isObject(modify) && modify['type'] === undefined ? undefined : modify
}

/** A loose end stays as the text that names it; what goes in a circle has no value. */
export function resolved(token: TokenNode, all: Forest): unknown {
  const { values } = memoOf(all)
  // Alias after alias first, however many: what stands at their end is the value of each.
  const way: TokenNode[] = []
  let end = token
  for (let next = wholeOf(end, all); next && !values.has(end); next = wholeOf(end, all)) {
    // Until somebody knows better, whoever comes by here again has gone in a circle.
    values.set(end, undefined)
    way.push(end)
    end = next
  }
  if (!values.has(end)) {
    values.set(end, undefined)
    values.set(end, valueOf(end, all))
  }
  const value = values.get(end)
  for (const one of way) values.set(one, value)
  return value
}

const wholeOf = (token: TokenNode, all: Forest): TokenNode | null => {
  const path = pointed(token, all)
  return path === null ? null : find(path, all)
}

function valueOf(token: TokenNode, all: Forest): unknown {
  const value = replacer(all)('$ref' in token.node ? { $ref: token.node['$ref'] } : token.node['$value'])
  const modify = modifierOf(token.node)
  return modify === undefined ? value : changed(value, modify)
}

function changed(value: unknown, modify: unknown): unknown {
  const known = typeof value === 'string' ? cssColor(value) : null
  const color = known && parse(known.hex)
  return (color && modified({ ...color, alpha: known.alpha }, modify)) ?? undefined
}

function replacer(all: Forest): (value: unknown) => unknown {
  const targetOf = (alias: string): unknown => {
    const target = find(alias, all)
    return target ? resolved(target, all) : `{${alias}}`
  }
  const replace = (value: unknown): unknown => {
    const alias = aliasPath(value)
    if (alias !== null) return targetOf(alias)
    if (typeof value === 'string')
      return value.replace(/\{([^{}]+)\}/g, (_, name: string) => asText(targetOf(name)))
    if (Array.isArray(value)) return (value as unknown[]).flatMap((item) => spliced(item, replace(item)))
    if (!isObject(value)) return value
    if (typeof value['$ref'] === 'string') return replace(atPointer(value['$ref'], all, replace))
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, replace(item)]))
  }
  return replace
}

/** A value as a sum or a color function holds it. */
function asText(value: unknown): string {
  if (!isObject(value)) return String(value)
  const { value: number, unit, hex } = value
  if (typeof number === 'number') return `${number}${typeof unit === 'string' ? unit : ''}`
  return typeof hex === 'string' ? hex : JSON.stringify(value)
}

/** A shadow's list may name another shadow, and a font's list another list. */
const spliced = (item: unknown, value: unknown): unknown[] =>
  aliasPath(item) !== null && Array.isArray(value) ? (value as unknown[]) : [value]

function atPointer(pointer: string, { root }: Forest, replace: (value: unknown) => unknown): unknown {
  const keys = pointer.replace(/^#\//, '').split('/')
  const target = keys.reduce<unknown>((node, key) => {
    const at = typeof node === 'string' ? replace(node) : node
    const name = key.replaceAll('~1', '/').replaceAll('~0', '~')
    return Array.isArray(at) ? (at as unknown[])[Number(name)] : isObject(at) ? at[name] : undefined
  }, root)
  return isObject(target) && '$value' in target ? target['$value'] : target
}
