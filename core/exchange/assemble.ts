/** Composites that left part by part, put together again: our own exports come back as they were. */
import { type Kind, valueSchemas } from '../../shared/dtcg.ts'
import { slug } from '../../shared/names.ts'
import { type Observed, observedSchemas } from '../../shared/observed.ts'
import type { TypeInfo } from '../../shared/token-type.ts'
import { EXTENSION } from './extension.ts'
import type { ReadToken } from './read.ts'
import { isObject } from './tree.ts'

/**
 * `tokens` with every group of parts replaced by the one composite they were. `$extensions` says which they are;
 * without it their names do, in the group of a type that has such parts.
 */
export function assemble(tokens: readonly ReadToken[], types: readonly TypeInfo[]): ReadToken[] {
  const parts = new Map<ReadToken, string>()
  for (const token of tokens) {
    const moves = token.absent === true || Object.keys(token.modes).length > 0
    const part = moves ? null : (statedPart(token) ?? namedPart(token, types))
    if (part !== null) parts.set(token, part)
  }
  const whole = tokens.filter((token) => !parts.has(token))
  const groups = Map.groupBy(parts.keys(), (token) => token.path.slice(0, -1).join('.'))
  return [...whole, ...[...groups.values()].flatMap((group) => together(group, parts, types))]
}

function statedPart({ extensions }: ReadToken): string | null {
  const own = extensions[EXTENSION]
  return isObject(own) && typeof own['part'] === 'string' ? own['part'] : null
}

/** `text/heading/font-size` is the size of a font, where the tokens in `text` are fonts. */
function namedPart({ path, kind }: ReadToken, types: readonly TypeInfo[]): string | null {
  const type = types.find(({ namespace }) => namespace.path === path[0])
  if (!type || path.length < 3 || type.kind === kind) return null
  const [, name, layer = ''] = /^(.*?)(-\d+)?$/.exec(slug(path.at(-1) ?? '')) ?? []
  const part = partNames(type.kind).find((known) => slug(known) === name)
  return part === undefined ? null : part + layer
}

/** The parts a complete composite of this kind has; `[]` for a simple kind. */
function partNames(kind: Kind): string[] {
  const schema = valueSchemas[kind]
  const one = 'element' in schema ? schema.element : schema
  return 'shape' in one ? Object.keys(one.shape) : []
}

function together(
  parts: readonly ReadToken[],
  names: ReadonlyMap<ReadToken, string>,
  types: readonly TypeInfo[],
): ReadToken[] {
  const [first] = parts
  const bare = parts.map((part) => (names.get(part) ?? '').replace(/-\d+$/, ''))
  const type =
    types.find(({ namespace }) => namespace.path === first?.path[0]) ??
    types.find(({ kind }) => bare.every((name) => partNames(kind).includes(name)))
  if (!first || !type) return [...parts]
  const value = valueOf(parts, names)
  const parsed = observedSchemas[type.kind].safeParse('element' in valueSchemas[type.kind] ? value : value[0])
  if (!parsed.success) return [...parts]
  const { alias, ...rest } = first
  return [
    {
      ...rest,
      path: first.path.slice(0, -1),
      kind: type.kind,
      value: parsed.data as Observed,
      extensions: withoutPart(first),
      // All parts of a role point into the same token.
      ...(alias === undefined ? {} : { alias: alias.split('.').slice(0, -1).join('.') }),
    },
  ]
}

/** `blur-2` is the blur of the second layer. */
function valueOf(
  parts: readonly ReadToken[],
  names: ReadonlyMap<ReadToken, string>,
): Record<string, unknown>[] {
  const layers: Record<string, unknown>[] = []
  for (const token of parts) {
    const [, name = '', layer = '1'] = /^(.*?)(?:-(\d+))?$/.exec(names.get(token) ?? '') ?? []
    const at = Number(layer) - 1
    layers[at] = { ...layers[at], [name]: token.value }
  }
  return layers.filter((layer) => layer !== undefined)
}

function withoutPart({ extensions }: ReadToken): ReadToken['extensions'] {
  const own = extensions[EXTENSION]
  if (!isObject(own)) return extensions
  const { part: _, ...identity } = own
  return { ...extensions, [EXTENSION]: identity }
}
