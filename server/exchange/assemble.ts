/** Composites that left part by part, put together again: our own exports come back as they were. */
import { observedSchemas, type Observed } from '../../shared/observed.ts'
import type { TypeInfo } from '../../shared/token-type.ts'
import { EXTENSION } from './extension.ts'
import type { ReadToken } from './read.ts'
import { isObject } from './tree.ts'

/** `tokens` with every group of parts (`$extensions` says which) replaced by the one composite they were. */
export function assemble(tokens: readonly ReadToken[], types: readonly TypeInfo[]): ReadToken[] {
  const groups = Map.groupBy(tokens, (token) =>
    partOf(token) === null || token.deprecated ? '' : token.path.slice(0, -1).join('.'),
  )
  const whole = groups.get('') ?? []
  groups.delete('')
  return [...whole, ...[...groups.values()].flatMap((parts) => together(parts, types))]
}

function partOf({ extensions }: ReadToken): string | null {
  const own = extensions[EXTENSION]
  return isObject(own) && typeof own['part'] === 'string' ? own['part'] : null
}

function together(parts: readonly ReadToken[], types: readonly TypeInfo[]): ReadToken[] {
  const [first] = parts
  const type = types.find(({ namespace }) => namespace.path === first?.path[0])
  if (!first || !type) return [...parts]
  const value = valueOf(parts)
  const parsed = observedSchemas[type.kind].safeParse(LISTS.has(type.kind) ? value : value[0])
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

/** Kinds whose value is a list of layers. */
const LISTS: ReadonlySet<string> = new Set(['shadow'])

/** `blur-2` is the blur of the second layer. */
function valueOf(parts: readonly ReadToken[]): Record<string, unknown>[] {
  const layers: Record<string, unknown>[] = []
  for (const token of parts) {
    const [, name = '', layer = '1'] = /^(.*?)(?:-(\d+))?$/.exec(partOf(token) ?? '') ?? []
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
