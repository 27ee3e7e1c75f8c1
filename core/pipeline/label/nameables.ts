/** What of a token set is to be named, small enough to show to a model. Plain JSON: it crosses threads. */
import { type LabelNote, labelNoteSchema } from '../../../shared/label.ts'
import type { TokenSet } from '../../../shared/token-set.ts'
import type { AnyToken } from '../../../shared/token.ts'
import type { Registry, TokenType } from '../../tokens/type.ts'
import { inWords, usesOf } from './candidates.ts'
import type { Nameable, RoleInUse } from './port.ts'
import type { Placed } from './scale.ts'

export interface Naming {
  readonly key: string
  /** First segment of every name of its type. */
  readonly prefix: string
  readonly nameable: Nameable
}

export interface SetNaming {
  readonly asked: readonly Naming[]
  /** All tokens, with their present names. */
  readonly tokens: readonly Placed[]
  /** Names of roles. */
  readonly reserved: readonly (readonly string[])[]
  /** Roles that somebody was seen in, to be described. */
  readonly roles: readonly RoleInUse[]
  /** Roles that a model proposed and that another one contradicts. */
  readonly refused: number
}

/** One answer must stay below the output limit: about 30 tokens a name. Further ones keep the names of our rules. */
const MAX_NAMED = 200

/**
 * Asked about: tokens without a name of their own or without a description; those seen most first where there are too
 * many.
 * @param set As concluded without names of a model, before it is joined with a library: a token with an id is known.
 */
export function nameablesOf(set: TokenSet, types: Registry, refused = 0): SetNaming {
  const open = set.primitives.filter((token) => token.id === undefined || token.description === undefined)
  const wanted = new Set(open.toSorted((a, b) => b.sightings.length - a.sightings.length).slice(0, MAX_NAMED))
  const roles = rolesOf(set)
  const ofTypes = types.flatMap((type) =>
    set.primitives.filter((token) => token.type === type.name).map((token) => ({ token, type })),
  )
  const asked = ofTypes
    .filter(({ token }) => wanted.has(token))
    .map(({ token, type }, at) => ({
      key: token.key,
      prefix: type.namespace.path,
      nameable: nameable(`n${at + 1}`, token, type, roles.get(token.key) ?? []),
    }))
  return {
    refused,
    asked,
    roles: inUse(set, asked, types),
    tokens: ofTypes.map(({ token, type }) => ({
      key: token.key,
      path: token.path,
      at: type.axis.of(token.value),
    })),
    reserved: set.semantics.map(({ path }) => path),
  }
}

const nameable = (id: string, token: AnyToken, type: TokenType, roles: readonly string[]): Nameable => ({
  id,
  type: token.type,
  text: inWords(type, token),
  name: token.path.join('.'),
  kept: token.id !== undefined,
  uses: usesOf(token.sightings),
  roles,
  components: componentsOf(token),
})

/** Roles by the key of the token they point to, in any mode. */
function rolesOf({ semantics }: TokenSet): Map<string, string[]> {
  const roles = new Map<string, string[]>()
  for (const { role, alias } of semantics)
    for (const key of new Set(Object.values(alias)))
      roles.set(key, [...(roles.get(key) ?? []), role].toSorted())
  return roles
}

/** Not those that are described already. */
function inUse(set: TokenSet, asked: readonly Naming[], types: Registry): RoleInUse[] {
  const ids = new Map(asked.map(({ key, nameable }) => [key, nameable.id]))
  const tokens = new Map(set.primitives.map((token) => [token.key, token]))
  const holder = (key: string): string[] => {
    const token = tokens.get(key)
    const type = types.find(({ name }) => name === token?.type)
    return token && type ? [ids.get(key) ?? inWords(type, token)] : []
  }
  return set.semantics
    .filter(({ description }) => description === undefined)
    .map(({ type, role, alias }, at) => ({
      id: `r${at + 1}`,
      type,
      role,
      holders: [...new Set(Object.values(alias))].flatMap(holder),
    }))
}

const componentsOf = ({ derived }: AnyToken): LabelNote['components'] =>
  labelNoteSchema.safeParse(derived['label']).data?.components ?? []
