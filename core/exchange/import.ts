/** Seeds for a library from files that exist already: names and ids survive the change of tools. */
import type { Kind } from '../../shared/dtcg.ts'
import { slug, uniquePaths } from '../../shared/names.ts'
import type { Observed } from '../../shared/observed.ts'
import type { TypeInfo } from '../../shared/token-type.ts'
import { type ReadToken, readTokenFile } from './read.ts'
import { assemble } from './assemble.ts'
import { EXTENSION } from './extension.ts'
import { STUDIO_TYPE } from './tokens-studio.ts'
import { isObject } from './tree.ts'

interface Seed {
  /** Kept where the file is one of ours. */
  readonly id?: string
  readonly type: string
  readonly kind: Kind
  readonly path: string[]
  readonly value: Observed
  readonly description?: string
}

/** A token that only points to another. */
interface RoleSeed extends Omit<Seed, 'value'> {
  readonly role: string
  /** Path of the seed it points to, through any number of aliases. */
  readonly target: string[]
}

export interface Seeds {
  readonly from: 'dtcg' | 'tokens-studio'
  readonly tokens: readonly Seed[]
  readonly roles: readonly RoleSeed[]
  readonly skipped: readonly { readonly path: string; readonly reason: string }[]
}

/** Reads `text` into seeds for the types in `types`; what fits no type is skipped, with the reason. */
export function importTokens(text: string, types: readonly TypeInfo[], name?: string): Seeds {
  const file = readTokenFile(text, name)
  const skipped = [...file.skipped]
  const unique = uniquePaths([])
  const paths = new Map<string, string[]>()
  const tokens: Seed[] = []
  const pointing: { seed: Omit<RoleSeed, 'target'>; alias: string }[] = []
  const read = assemble(file.tokens, types)
  const known = new Map(read.map((token) => [token.path.join('.'), token]))
  for (const token of read) {
    if (token.deprecated) continue
    const type = typeFor(token, types)
    if (type === null) {
      skipped.push({
        path: token.path.join('.'),
        reason: `no type of this library takes a ${token.kind} there`,
      })
      continue
    }
    const path = unique(legalPath(token.path, type))
    paths.set(token.path.join('.'), path)
    const own = isObject(token.extensions[EXTENSION]) ? token.extensions[EXTENSION] : {}
    const seed = {
      ...(typeof own['id'] === 'string' ? { id: own['id'] } : {}),
      type: type.name,
      kind: token.kind,
      path,
      ...(token.description === undefined ? {} : { description: token.description.slice(0, 500) }),
    }
    if (token.alias === undefined) tokens.push({ ...seed, value: token.value })
    else {
      const role = typeof own['role'] === 'string' ? own['role'] : path.slice(1).join('-') || path.join('-')
      pointing.push({ seed: { ...seed, role }, alias: token.alias })
    }
  }
  const roles = pointing.flatMap(({ seed, alias }): RoleSeed[] => {
    const target = paths.get(endOf(alias, known))
    if (target) return [{ ...seed, target }]
    skipped.push({ path: seed.path.join('.'), reason: `what it points to, ${alias}, was skipped` })
    return []
  })
  return { from: file.from, tokens, roles, skipped }
}

/** Follows aliases to the token that has a value; they end, since the file's values were resolved. */
function endOf(path: string, known: ReadonlyMap<string, ReadToken>): string {
  const alias = known.get(path)?.alias
  return alias === undefined ? path : endOf(alias, known)
}

/** Our own names, in the type's group: `Brand/Blue 500` of colors becomes `color/brand/blue-500`. */
function legalPath(path: readonly string[], { namespace }: TypeInfo): string[] {
  const legal = path.map((part) => slug(part))
  const all = legal[0] === namespace.path ? legal : [namespace.path, ...legal]
  return all.length <= 8 ? all : [...all.slice(0, 7), all.slice(7).join('-').slice(0, 60)]
}

/** By the tool's own type, else by the names on the way (`radius/lg`), else the only type of that kind. */
function typeFor({ kind, path, extensions }: ReadToken, types: readonly TypeInfo[]): TypeInfo | null {
  const fitting = types.filter((type) => type.kind === kind)
  const studio = extensions[STUDIO_TYPE]
  const named = (type: TypeInfo) => path.some((part) => [type.namespace.path, type.name].includes(slug(part)))
  const stated = fitting.find(({ namespace }) => studio !== undefined && namespace.tokensStudio === studio)
  const fromStudio = typeof studio === 'string' && !GENERAL.has(studio)
  return (
    stated ??
    (fromStudio && fitting.length > 1
      ? null
      : (fitting.find(named) ?? (fitting.length === 1 ? (fitting[0] ?? null) : null)))
  )
}

/** Tokens Studio types that do not say what a length is for. */
const GENERAL = new Set(['dimension', 'number', 'other'])
