/** Tokens that exist elsewhere enter a library, so that what is measured later is recognised as them. Pure. */
import type { Library } from '../../shared/library.ts'
import { uniquePaths } from '../../shared/names.ts'
import type { Semantic } from '../../shared/token-set.ts'
import type { AnyToken, Token } from '../../shared/token.ts'
import type { Seeds } from '../exchange/import.ts'
import { DEFAULT_MODE } from '../pipeline/conclude/modes.ts'
import type { Registry, TokenType } from '../tokens/type.ts'

/** Values the library has already are left as they are. */
export function seed(
  library: Library,
  seeds: Seeds,
  types: Registry,
  mint: () => string,
): { library: Library; added: number } {
  const { set } = library
  const known = new Map(set.primitives.map((token) => [token.key, token]))
  const unique = uniquePaths([...set.primitives, ...set.semantics].map((token) => token.path))
  const keys = new Map<string, string>()
  const primitives: AnyToken[] = []
  for (const one of seeds.tokens) {
    const type = types.find((candidate) => candidate.name === one.type)
    if (!type) continue
    const key = `${type.name}:${type.canonical(one.value)}`
    keys.set(one.path.join('.'), key)
    if (known.has(key)) continue
    const token = tokenFrom(type, key, one, unique(one.path), mint)
    known.set(key, token)
    primitives.push(token)
  }
  const semantics = seeds.roles.flatMap((role): Semantic[] => {
    const key = keys.get(role.target.join('.'))
    const taken = set.semantics.some((old) => old.type === role.type && old.role === role.role)
    if (key === undefined || taken) return []
    return [
      {
        id: role.id ?? mint(),
        type: role.type,
        role: role.role,
        path: unique(role.path),
        alias: { [DEFAULT_MODE]: key },
      },
    ]
  })
  const added = primitives.length + semantics.length
  if (added === 0) return { library, added }
  const next = {
    ...set,
    primitives: [...set.primitives, ...primitives],
    semantics: [...set.semantics, ...semantics],
  }
  return { library: { ...library, revision: library.revision + 1, set: next }, added }
}

function tokenFrom(
  type: TokenType,
  key: string,
  one: Seeds['tokens'][number],
  path: string[],
  mint: () => string,
): AnyToken {
  const token: Token = {
    key,
    id: one.id ?? mint(),
    type: type.name,
    kind: type.kind,
    path,
    value: one.value,
    confidence: 0,
    description: one.description,
    sightings: [],
    derived: {},
  }
  return token as AnyToken
}
