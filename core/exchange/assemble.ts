/** Composites that left part by part, put together again: our own exports come back as they were. */
import { type Kind, kinds, valueSchemas } from '../../shared/dtcg.ts'
import { slug } from '../../shared/names.ts'
import { type Observed, complete, observedSchemas } from '../../shared/observed.ts'
import type { TypeInfo } from '../../shared/token-type.ts'
import { EXTENSION, ownWords } from './extension.ts'
import { STUDIO_TYPE } from './tokens-studio.ts'
import type { ReadToken } from './read.ts'

/**
 * `tokens` with every group of parts replaced by the one composite they were. `$extensions` says which they are;
 * without it their names do, in the group of a type that has such parts.
 */
export function assemble(tokens: readonly ReadToken[], types: readonly TypeInfo[] = []): ReadToken[] {
  const parts = new Map<ReadToken, string>()
  for (const token of tokens) {
    const moves = token.absent === true || Object.keys(token.modes).length > 0
    const part = statedPart(token) ?? (moves ? null : namedPart(token, types))
    if (part !== null) parts.set(token, part)
  }
  const whole = tokens.filter((token) => !parts.has(token))
  const groups = Map.groupBy(parts.keys(), (token) => token.path.slice(0, -1).join('.'))
  return [...whole, ...[...groups.values()].flatMap((group) => together(group, parts, types))]
}

/** One that was a token by itself before it came here is none. */
function statedPart({ extensions }: ReadToken): string | null {
  const { part, lone } = ownWords(extensions)
  return typeof part === 'string' && lone !== true ? part : null
}

/** `text/heading/font-size` is the size of a font, where the tokens in `text` are fonts; spelled as our exports spell it. */
function namedPart({ path, kind }: ReadToken, types: readonly TypeInfo[]): string | null {
  const type = types.find(({ namespace }) => namespace.path === path[0])
  if (!type || path.length < 3 || type.kind === kind) return null
  const [, name, layer = ''] = /^(.*?)(-\d+)?$/.exec(path.at(-1) ?? '') ?? []
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
  const { of } = ownWords(first?.extensions)
  const kind =
    kinds.find((one) => one === of) ??
    types.find(({ namespace }) => namespace.path === first?.path[0])?.kind ??
    types.find((type) => bare.every((name) => partNames(type.kind).includes(name)))?.kind
  if (!first || !kind) return [...parts]
  const modes = [...new Set(parts.flatMap((part) => Object.keys(part.modes)))]
  const base = wholeOf(parts, names, kind)
  const inModes = modes.map((mode) => [mode, wholeOf(parts, names, kind, mode)] as const)
  if (!base || inModes.some(([, whole]) => whole === null)) return [...parts]
  if (!parts.some((part) => statedPart(part) !== null) && areTheirs(parts, kind, base.value))
    return [...parts]
  const { alias: _, ...rest } = first
  return [
    {
      ...rest,
      ...base,
      path: first.path.slice(0, -1),
      extensions: withoutPart(first),
      modes: Object.fromEntries(inModes) as ReadToken['modes'],
    },
  ]
}

/** The composite in that mode, absent: in the default one; `null` where the parts make none. */
function wholeOf(
  parts: readonly ReadToken[],
  names: ReadonlyMap<ReadToken, string>,
  kind: Kind,
  mode = '',
): Pick<ReadToken, 'kind' | 'value' | 'alias'> | null {
  const here = parts.map((part) => [names.get(part) ?? '', part.modes[mode] ?? part] as const)
  const value = layersOf(here)
  const parsed = observedSchemas[kind].safeParse('element' in valueSchemas[kind] ? value : value[0])
  if (!parsed.success) return null
  const alias = here[0]?.[1].alias
  // All parts of a role point into the same token.
  const whole = alias === undefined ? {} : { alias: alias.split('.').slice(0, -1).join('.') }
  return { kind, value: parsed.data as Observed, ...whole }
}

/**
 * Somebody else's, whose names would be lost in the whole: ours leave part by part only where a part is missing, and only
 * the first part has words.
 */
const areTheirs = (parts: readonly ReadToken[], kind: Kind, whole: Observed): boolean =>
  complete(kind, whole) !== null ||
  parts.some(
    ({ alias, description, deprecated, extensions }, i) =>
      Object.keys(extensions).some((key) => key !== STUDIO_TYPE) ||
      (alias === undefined && ((i > 0 && description !== undefined) || deprecated !== false)),
  )

/** `blur-2` is the blur of the second layer. */
function layersOf(
  parts: readonly (readonly [string, Pick<ReadToken, 'value'>])[],
): Record<string, unknown>[] {
  const layers: Record<string, unknown>[] = []
  for (const [part, { value }] of parts) {
    const [, name = '', layer = '1'] = /^(.*?)(?:-(\d+))?$/.exec(part) ?? []
    const at = Number(layer) - 1
    layers[at] = { ...layers[at], [name]: value }
  }
  return layers.filter((layer) => layer !== undefined)
}

function withoutPart({ extensions }: ReadToken): ReadToken['extensions'] {
  if (!(EXTENSION in extensions)) return extensions
  const { part: _, of: __, ...identity } = ownWords(extensions)
  return { ...extensions, [EXTENSION]: identity }
}
