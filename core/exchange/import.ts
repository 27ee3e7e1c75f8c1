/** Seeds for a library from files that exist already: names, ids, modes and what nobody here measures survive. */
import type { Kind } from '../../shared/dtcg.ts'
import { plainWord, uniquePaths } from '../../shared/names.ts'
import type { Observed } from '../../shared/observed.ts'
import { MAX_DEPTH, MAX_NAME, MAX_WORDS } from '../../shared/token.ts'
import type { TypeInfo } from '../../shared/token-type.ts'
import type { Carried } from '../../shared/token-set.ts'
import { assemble } from './assemble.ts'
import type { Dialect, Sources } from './dialects.ts'
import { carriedToken, carriedUnread } from './carry.ts'
import { EXTENSION, ownWords } from './extension.ts'
import { type ReadFile, type ReadToken, readTokenFile } from './read.ts'
import { isObject } from './tree.ts'
import { partFor, typeFor } from './type-for.ts'

interface Named {
  /** Kept where the file is one of ours. */
  readonly id?: string
  readonly type: string
  readonly kind: Kind
  readonly path: string[]
  /** The name as the file has it, where that is another. */
  readonly written?: string[]
  readonly description?: string
  readonly deprecated?: boolean | string
  /** Of other tools. */
  readonly extensions?: Carried['node']
}

export interface Seed extends Named {
  readonly value: Observed
}

/** What a role is in one mode: the seed of that path, or a value of its own. */
export type Target = { readonly path: readonly string[] } | { readonly value: Observed }

/** A token that points to another, or has a value per mode. */
export interface RoleSeed extends Named {
  readonly role: string
  /** By mode; `''` where the file knows no modes. */
  readonly targets: Readonly<Record<string, Target>>
}

export interface Seeds {
  readonly from: Dialect
  /** The default one first; empty where the file knows none. */
  readonly modes: readonly string[]
  readonly tokens: readonly Seed[]
  readonly roles: readonly RoleSeed[]
  /** Kept as they stand, each with the reason why they are no token of a type here. */
  readonly carried: readonly Carried[]
  /** Said again: parts of one token, and values that several sets, files or modes have for one. */
  readonly again: number
  /** Values that came in nowhere; `notes` say which. */
  readonly left: number
  /** What came in without a part of it, and what could not be read at all. */
  readonly notes: readonly string[]
}

/** Reads `text` into seeds for the types in `types`; every token of it is in `tokens`, `roles` or `carried`. */
export const importTokens = (
  text: string,
  types: readonly TypeInfo[],
  name?: string,
  sources?: Sources,
): Seeds => seedsOf(readTokenFile(text, name, sources), types)

export function seedsOf(file: ReadFile, types: readonly TypeInfo[]): Seeds {
  // W3C files of ours say what is a part; where names must tell, those of other W3C files tell nothing.
  const read = assemble(file.tokens, file.from === 'dtcg' ? [] : types)
  const known = new Map(read.map((token) => [token.path.join('.'), token]))
  const typed = new Map(
    read.flatMap((token) => {
      const type = typeFor(token, types)
      return type && fits(token, type) ? [[token, type] as const] : []
    }),
  )
  const seeds: Pick<Context, 'paths' | 'unique'> = { paths: new Map(), unique: uniquePaths([]) }
  const context: Context = { ...seeds, file, known, typed }
  // Names first: a role may point to what the file has after it.
  for (const [token, type] of typed) seeds.paths.set(token, seeds.unique(legalPath(token.path, type)))
  const tokens: Seed[] = []
  const roles: RoleSeed[] = []
  for (const [token, type] of typed) {
    const named = namedOf(token, type, context)
    const targets = targetsOf(token, type, context)
    const [only] = Object.values(targets)
    if (isPlain(token) && only && 'value' in only) tokens.push({ ...named, value: only.value })
    else roles.push({ ...named, role: roleOf(token, named.path), targets })
  }
  return {
    from: file.from,
    modes: file.modes,
    tokens,
    roles,
    carried: [
      ...read.filter((token) => !typed.has(token)).map((token) => carriedToken(token, file)),
      ...file.unread.map(carriedUnread),
    ],
    again: file.tokens.length - read.length + file.again,
    left: file.left,
    notes: [
      ...file.notes,
      ...file.remarks,
      ...read.flatMap(({ path, lost }) =>
        lost
          ? [
              `${path.join('.')}: came in without ${Object.keys(lost).join(', ')}, whose values are not understood`,
            ]
          : [],
      ),
    ],
  }
}

interface Context {
  readonly file: ReadFile
  readonly known: ReadonlyMap<string, ReadToken>
  readonly typed: ReadonlyMap<ReadToken, TypeInfo>
  readonly paths: Map<ReadToken, string[]>
  readonly unique: (wanted: readonly string[]) => string[]
}

/** In every mode: a name may be a length in one and a number in another. */
const fits = (token: ReadToken, type: TypeInfo): boolean =>
  [token, ...Object.values(token.modes)].every((here) => partFor(here, token, type) !== null)

const isPlain = ({ modes, absent, alias }: ReadToken): boolean =>
  alias === undefined && !absent && Object.keys(modes).length === 0

function namedOf(token: ReadToken, type: TypeInfo, { file, paths }: Context): Named {
  const { [EXTENSION]: _, ...theirs } = token.extensions
  const own = ownWords(token.extensions)
  const kept = {
    ...(token.kind === type.kind ? {} : { lone: true }),
    ...(token.lost ? { lost: token.lost } : {}),
  }
  const extensions = {
    ...withoutModifier(theirs),
    ...(Object.keys(kept).length > 0 ? { [EXTENSION]: kept } : {}),
  }
  const path = paths.get(token) ?? legalPath(token.path, type)
  // A stylesheet has no groups: `color-blue` is `color.blue`.
  const [written, spelled] = [token.path, path].map((names) => names.join(file.from === 'css' ? '-' : '.'))
  const isWritten =
    written !== spelled &&
    token.path.length > 0 &&
    token.path.length <= MAX_DEPTH &&
    token.path.every((name) => name.length <= MAX_NAME && name !== '')
  return {
    ...(typeof own['id'] === 'string' ? { id: own['id'] } : {}),
    type: type.name,
    kind: type.kind,
    path,
    ...(isWritten ? { written: [...token.path] } : {}),
    ...(token.description === undefined ? {} : { description: token.description.slice(0, MAX_WORDS) }),
    ...(token.deprecated === false
      ? {}
      : {
          deprecated:
            typeof token.deprecated === 'string' ? token.deprecated.slice(0, MAX_WORDS) : token.deprecated,
        }),
    ...(Object.keys(extensions).length > 0 ? { extensions: extensions as Carried['node'] } : {}),
  }
}

/** What Tokens Studio does to a color is in the value by now. */
function withoutModifier({
  'studio.tokens': studio,
  ...rest
}: ReadToken['extensions']): ReadToken['extensions'] {
  if (!isObject(studio)) return studio === undefined ? rest : { ...rest, 'studio.tokens': studio }
  const { modify: _, ...others } = studio
  return Object.keys(others).length > 0 ? { ...rest, 'studio.tokens': others } : rest
}

/** Our own files say it; else the name is unique enough. */
function roleOf({ extensions }: ReadToken, path: readonly string[]): string {
  const { role } = ownWords(extensions)
  if (typeof role === 'string') return role
  return path.slice(1).join('-') || path.join('-')
}

function targetsOf(token: ReadToken, type: TypeInfo, context: Context): Record<string, Target> {
  const { modes } = context.file
  const [first = '', ...others] = modes
  const inMode = (mode: string): readonly [string, Target][] => {
    const target = targetIn(token, mode, type, context)
    return target ? [[mode, target]] : []
  }
  const base = token.absent ? [] : inMode(first)
  // What a mode does not say itself follows what it points to, so each mode is asked.
  const moves = isPlain(token) ? [] : others.flatMap(inMode)
  return Object.fromEntries([...base, ...moves])
}

/** Where the token ends in that mode, through any number of aliases; they end, since the file's values were resolved. */
function targetIn(token: ReadToken, mode: string, type: TypeInfo, context: Context): Target | null {
  const here = token.modes[mode] ?? (token.absent ? null : token)
  if (!here) return null
  const own = partFor(here, token, type)
  if (own === null) return null
  const value = { value: own }
  const next = here.alias === undefined ? undefined : context.known.get(here.alias)
  if (!next || next === token || context.typed.get(next) !== type) return value
  if (isPlain(next)) return { path: context.paths.get(next) ?? next.path }
  return targetIn(next, mode, type, context) ?? value
}

/** Spelled for code, in the type's group: `Brand/Blue 500` of colors becomes `color/brand/blue-500`. */
function legalPath(path: readonly string[], { namespace }: TypeInfo): string[] {
  // Nothing written in JavaScript can look up a name that every object has.
  const legal = path.map((name) => (plainWord(name) in {} ? `${plainWord(name)}-token` : plainWord(name)))
  const [first = '', ...rest] = legal
  const prefixed = first.startsWith(`${namespace.path}-`)
    ? [namespace.path, first.slice(namespace.path.length + 1), ...rest]
    : first === namespace.path && rest.length > 0
      ? legal
      : [namespace.path, ...legal]
  return prefixed.length <= 8 ? prefixed : [...prefixed.slice(0, 7), prefixed.slice(7).join('-').slice(0, 60)]
}
