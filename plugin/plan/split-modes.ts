/**
 * Where the file's plan allows fewer modes than the frames show, each further mode has a collection of its own
 * ("Semantic Dark") with variables of the same names. Pure.
 */
import { isTokenRef } from '../things/values.ts'
import type { Wanted } from './wanted.ts'
import type {
  CollectionRole,
  CollectionState,
  WantedCollection,
  WantedVariable,
} from '../things/variable/types.ts'

/** Ids of tokens have no spaces. */
const IN = ' in '
const inMode = (token: string, mode: string): string => `${token}${IN}${mode}`
/** The token that a variable stands for, in whichever collection. */
export const tokenOf = (id: string): string => id.split(IN)[0] ?? id

export function splitModes(
  wanted: Wanted,
  limit: number | null,
  collections: readonly CollectionState[],
): Wanted {
  if (limit === null || wanted.collections.every(({ modes }) => modes.length <= limit)) return wanted
  const split = new Map(
    wanted.collections.map((collection) => {
      const found = collections.find(({ role }) => role === collection.role)
      return [collection.role, { collection, kept: keptModes(collection, limit, found) }] as const
    }),
  )
  const variables = wanted.variables.flatMap((variable) => {
    const { collection, kept } = split.get(variable.collection) ?? {}
    return collection && kept ? apart(variable, collection, kept) : [variable]
  })
  const used = new Set(variables.map((variable) => variable.collection))
  return {
    ...wanted,
    variables,
    collections: [...split.values()]
      .flatMap(({ collection, kept }): WantedCollection[] => [
        { ...collection, modes: kept },
        ...collection.modes
          .filter((mode) => !kept.includes(mode))
          .map((mode) => ({
            role: roleIn(collection, mode),
            name: `${collection.name} ${mode}`,
            modes: [mode],
          })),
      ])
      .filter(({ role }) => used.has(role)),
  }
}

/** What is said of it once it is written. */
export function splitNote(limit: number, collections: readonly WantedCollection[]): string {
  const own = collections.flatMap(({ role, name, modes }) => (role.includes(':') ? [{ name, modes }] : []))
  const quoted = (texts: readonly string[]) => texts.map((text) => `“${text}”`).join(', ')
  const modes = quoted([...new Set(own.flatMap((one) => one.modes))])
  return (
    `Your Figma plan allows ${limit} ${limit === 1 ? 'mode' : 'modes'} in a collection: ` +
    `the values of ${modes} are in ${quoted(own.map(({ name }) => name))}.`
  )
}

const roleIn = ({ role }: WantedCollection, mode: string): CollectionRole =>
  `${role}:${mode}` as CollectionRole

/** Modes that are there stay where they are; a first one takes the place of a mode that has another name. */
function keptModes({ modes }: WantedCollection, limit: number, found: CollectionState | undefined): string[] {
  if (modes.length <= limit) return [...modes]
  const names = new Set(found?.modes.map(({ name }) => name))
  const there = modes.filter((mode) => names.has(mode))
  const first = found && there.length === 0 ? modes.slice(0, 1) : there
  const room = found ? Math.max(0, limit - found.modes.length) : limit
  const kept = new Set([...first, ...modes.filter((mode) => !first.includes(mode)).slice(0, room)])
  return modes.filter((mode) => kept.has(mode))
}

function apart(
  variable: WantedVariable,
  collection: WantedCollection,
  kept: readonly string[],
): WantedVariable[] {
  const { values, unseen = [], token } = variable
  const valuesIn = (modes: readonly string[]) =>
    Object.fromEntries(
      modes.flatMap((mode) => {
        const value = values[mode]
        return value === undefined ? [] : [[mode, value]]
      }),
    )
  const seen = collection.modes.filter((mode) => !unseen.includes(mode))
  const isHere = kept.some((mode) => seen.includes(mode))
  const { unseen: _, ...same } = variable
  const still = unseen.filter((mode) => kept.includes(mode))
  const own = { ...same, values: valuesIn(kept), ...(still.length > 0 && { unseen: still }) }
  // What is the same in every mode needs no second place; an unseen mode needs no value there.
  const moves = Object.values(values).some(isTokenRef)
  const others = moves ? seen.filter((mode) => !kept.includes(mode)) : []
  return [
    ...(isHere ? [own] : []),
    ...others.map((mode) => ({
      ...same,
      token: inMode(token, mode),
      collection: roleIn(collection, mode),
      values: valuesIn([mode]),
    })),
  ]
}
