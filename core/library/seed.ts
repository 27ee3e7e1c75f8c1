/** Tokens that exist elsewhere enter a library, so that what is measured later is recognised as them. Pure. */
import type { Library } from '../../shared/library.ts'
import { figmaName, plainWord, uniquePaths } from '../../shared/names.ts'
import type { Carried, Semantic, TokenSet } from '../../shared/token-set.ts'
import type { AnyToken, Token } from '../../shared/token.ts'
import { EXTENSION } from '../exchange/extension.ts'
import type { RoleSeed, Seed, Seeds, Target } from '../exchange/import.ts'
import { DEFAULT_MODE } from '../pipeline/conclude/modes.ts'
import type { Registry, TokenType } from '../tokens/type.ts'

export interface Seeded {
  readonly library: Library
  /** Tokens and roles of the file that were not in the library. */
  readonly added: number
  /** Those that were there already, under the same name. */
  readonly joined: number
  readonly carried: number
  /** Names of the file that code must spell differently. */
  readonly respelled: readonly { readonly from: string; readonly to: string }[]
}

/**
 * Every token of `seeds` is added, joined or carried. What the library has already stays as it is; a value it has under
 * another name gets the file's name too, as a reference.
 */
export function seed(library: Library, seeds: Seeds, types: Registry, mint: () => string): Seeded {
  const { set } = library
  const work = workOn(set, types, mint)
  const modes = seeds.modes.length > 0 ? seeds.modes : [set.modes[0] ?? DEFAULT_MODE]
  const [base = DEFAULT_MODE] = modes
  for (const one of seeds.tokens) work.token(one, base)
  for (const role of seeds.roles) work.role(role, base)
  const carried = together(set.carried ?? [], seeds.carried)
  const unused = library.revision === 0 || (set.primitives.length === 0 && set.semantics.length === 0)
  const next: TokenSet = {
    ...set,
    modes: unused ? [...modes] : [...new Set([...set.modes, ...work.modesUsed])],
    primitives: [...set.primitives, ...work.primitives],
    semantics: [...set.semantics, ...work.semantics],
    ...(carried.length > 0 && { carried }),
  }
  const isNew = work.added > 0 || carried.length > (set.carried?.length ?? 0)
  return {
    library: isNew ? { ...library, revision: library.revision + 1, set: next } : library,
    added: work.added,
    joined: work.joined,
    carried: seeds.carried.length,
    respelled: work.respelled,
  }
}

function workOn(set: TokenSet, types: Registry, mint: () => string) {
  const known = new Map(set.primitives.map((token) => [token.key, token]))
  const names = new Map([...set.primitives, ...set.semantics].map((one) => [nameOf(one), one]))
  const ids = new Set([...set.primitives, ...set.semantics].map(({ id }) => id))
  const roles = new Set(set.semantics.map(({ type, role }) => `${type} ${role}`))
  const unique = uniquePaths([...set.primitives, ...set.semantics].map((one) => one.path))
  const keys = new Map<string, string>()
  const work = {
    primitives: [] as AnyToken[],
    semantics: [] as Semantic[],
    modesUsed: new Set<string>(),
    respelled: [] as { from: string; to: string }[],
    added: 0,
    joined: 0,
    token,
    role,
  }
  const typeOf = (name: string): TokenType => {
    const type = types.find((one) => one.name === name)
    if (!type) throw new Error(`the seeds name "${name}", which no type is called`)
    return type
  }
  const idFor = (id: string | undefined): string => {
    const free = id !== undefined && !ids.has(id) ? id : mint()
    ids.add(free)
    return free
  }
  const told = <T extends { path: string[]; written?: string[] | undefined }>(one: T): T => {
    if (one.written) work.respelled.push({ from: one.written.join('.'), to: one.path.join('.') })
    return one
  }

  function token(one: Seed, base: string): void {
    const type = typeOf(one.type)
    const key = `${type.name}:${type.canonical(one.value)}`
    keys.set(figmaName(one.path), key)
    const same = names.get(nameOf(one))
    if (same && same.type === one.type) {
      work.joined++
      return
    }
    // A second name of a value refers to the first.
    if (known.has(key)) point(one, one.path.slice(1).join('-') || one.path.join('-'), { [base]: key })
    else primitive(one, type, key, unique(one.path))
  }

  function primitive(one: Seed, type: TokenType, key: string, path: string[]): void {
    const made: Token = {
      ...foreign(one),
      key,
      id: idFor(one.id),
      type: type.name,
      kind: type.kind,
      path,
      value: one.value,
      confidence: 0,
      description: one.description,
      sightings: [],
      derived: {},
    }
    known.set(key, made as AnyToken)
    work.primitives.push(told(made as AnyToken))
    work.added++
  }

  function role(one: RoleSeed, base: string): void {
    const same = names.get(nameOf(one))
    if (same && same.type === one.type) {
      work.joined++
      return
    }
    const alias = Object.entries(one.targets).map(([mode, target]) => {
      work.modesUsed.add(mode || base)
      return [mode || base, keyOf(target, one, mode || base)] as const
    })
    point(one, one.role, Object.fromEntries(alias))
  }

  function point(one: Omit<Seed, 'value'>, role: string, alias: Record<string, string>): void {
    let free = role
    for (let n = 2; roles.has(`${one.type} ${free}`); n++) free = `${role}-${n}`
    roles.add(`${one.type} ${free}`)
    const { description } = one
    work.semantics.push(
      told({
        ...foreign(one),
        id: idFor(one.id),
        type: one.type,
        role: free,
        path: unique(one.path),
        ...(description === undefined ? {} : { description }),
        alias,
      }),
    )
    work.added++
  }

  /** A value that only a mode of a role has becomes a token beside it. */
  function keyOf(target: Target, one: RoleSeed, mode: string): string {
    if ('path' in target) return keys.get(figmaName(target.path)) ?? ''
    const type = typeOf(one.type)
    const key = `${type.name}:${type.canonical(target.value)}`
    if (known.has(key)) return key
    const [last = '', ...group] = one.path.toReversed()
    const path = unique([...group.toReversed(), `${last}-${plainWord(mode)}`])
    const { type: name, kind } = one
    const extensions = { [EXTENSION]: { apart: true } }
    primitive({ type: name, kind, path, value: target.value, extensions }, type, key, path)
    // It is no token of the file: the role is.
    work.added--
    return key
  }

  return work
}

const nameOf = ({
  type,
  path,
  written,
}: Pick<Seed, 'type' | 'path'> & { written?: string[] | undefined }): string =>
  `${type} ${(written ?? path).join('.')}`

const foreign = ({ written, deprecated, extensions }: Omit<Seed, 'value'>) => ({
  ...(written ? { written } : {}),
  ...(deprecated === undefined ? {} : { deprecated }),
  ...(extensions ? { extensions } : {}),
})

/** What the file says now replaces what it said before. */
function together(before: readonly Carried[], now: readonly Carried[]): Carried[] {
  const all = new Map([...before, ...now].map((one) => [one.path.join('.'), one]))
  return [...all.values()]
}
