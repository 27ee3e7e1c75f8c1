/** What a plan asks about the variables of a file. */
import type { PlanChange, Shown } from '../../../shared/variables.ts'
import { giveWay } from '../../pace.ts'
import type { Change, Shelf } from '../thing.ts'
import type { FileState, Raw, TokenRef } from '../types.ts'
import { isTokenRef, same } from '../values.ts'
import { type Adopting, adopting } from './adopting.ts'
import { type PlannedCollections, plannedCollections } from './collections.ts'
import { type Names, compare, showFile, showWanted } from './compare.ts'
import type { VariableState, WantedCollection, WantedVariable } from './types.ts'

export interface VariableShelf extends Shelf<VariableState, WantedVariable>, Pick<Adopting, 'covered'> {
  readonly collections: PlannedCollections
  /** The plain value of each wanted primitive. */
  readonly values: ReadonlyMap<string, Raw>
  /** From now on this variable is what points to the token go to. */
  stand(token: string, variable: string): void
}

export async function variableShelf(
  wanted: {
    readonly collections: readonly WantedCollection[]
    readonly variables: readonly WantedVariable[]
  },
  state: FileState,
): Promise<VariableShelf> {
  const collections = plannedCollections(wanted.collections, state)
  const homes = new Set([...collections.values()].map(({ found }) => found?.id))
  const collectionById = new Map(state.collections.map((collection) => [collection.id, collection]))
  const byId = new Map<string, VariableState>()
  const byName = new Map<string, VariableState>()
  const byToken = new Map<string, VariableState>()
  for (const variable of state.variables) {
    await giveWay()
    byId.set(variable.id, variable)
    byName.set(`${variable.collection}/${variable.name}`, variable)
    const token = variable.mark?.id
    const other = token === undefined ? undefined : byToken.get(token)
    // A copy that somebody made carries our mark too: the one in a collection of ours is it, then the first.
    const first = !other || (homes.has(variable.collection) && !homes.has(other.collection))
    if (token !== undefined && first) byToken.set(token, variable)
  }
  const byWanted = new Map<string, WantedVariable>()
  const values = new Map<string, Raw>()
  for (const variable of wanted.variables) {
    await giveWay()
    byWanted.set(variable.token, variable)
    const [value] = Object.values(variable.values)
    if (value !== undefined && !isTokenRef(value)) values.set(variable.token, value)
  }
  /** Token → variable that stands for it. */
  const standing = new Map<string, string>()
  const nameOfVariable = (id: string) => byId.get(id)?.name ?? 'a variable that is gone'
  const names: Names = {
    standsFor: (token) => standing.get(token) ?? null,
    nameOfToken(token) {
      const id = standing.get(token)
      return id === undefined ? (byWanted.get(token)?.name ?? token) : nameOfVariable(id)
    },
    nameOfVariable,
  }
  const homeOf = ({ collection }: WantedVariable) => collections.get(collection)
  const plain = (value: Raw | TokenRef | undefined): Raw | undefined =>
    isTokenRef(value) ? values.get(value.token) : value

  const { holds, isFor, alike, covered } = await adopting(
    wanted.variables.filter((one) => !ours(one)),
    { state, collections: collectionById, byId, plain },
  )
  /** Renames come before everything that is made, so its name is free by then. */
  const willBeRenamed = ({ mark, name }: VariableState): boolean => {
    const next = mark && byWanted.get(mark.id)?.name
    return typeof next === 'string' && next !== name && name === mark?.last?.name
  }
  const called = (variable: VariableState): string => {
    const collection = collectionById.get(variable.collection)
    return collection ? `“${variable.name}” of ${collection.name}` : `“${variable.name}”`
  }

  return {
    sort: 'variable',
    all: state.variables,
    collections,
    values,
    stand: (token, variable) => standing.set(token, variable),
    covered,
    ours,
    byId: (id) => byId.get(id) ?? null,
    fits: ({ type }, one) => type === one.type,
    holds,
    isFor,
    alike,
    uniqueNames: true,
    named(one) {
      const holder = byName.get(`${homeOf(one)?.found?.id}/${one.name}`)
      return holder && !willBeRenamed(holder) ? holder : null
    },
    compare: (current, one) => compare(current, one, homeOf(one)?.modes ?? new Map(), names),
    make: (one) => ({
      do: 'variable',
      wanted: one,
      target: null,
      name: one.name,
      values: one.values,
      scopes: one.scopes,
      code: one.code,
      description: one.description,
      hidden: one.hidden,
    }),
    fresh: (one) =>
      Object.entries(one.values)
        .filter(([, value], i, all) => i === 0 || value !== all[0]?.[1])
        .map(([mode, value], _i, all): PlanChange => ({
          what: 'value',
          ...(all.length > 1 ? { mode } : {}),
          after: observed(showWanted(value, names), one.unseen?.includes(mode)),
        })),
    retake: (variable, one) => {
      const [mode, ...others] = Object.keys(variable.values)
      const [value] = Object.values(one.values)
      // With several modes, or in a library, nobody can say what should change: look for the new value instead.
      if (variable.remote || mode === undefined || others.length > 0 || value === undefined) return null
      return {
        reason: `“${variable.name}” was here before and now differs from your frames. It is yours: tick it to change it.`,
        ...only(variable, mode, showWanted(value, names)),
        work: {
          do: 'variable',
          wanted: one,
          target: variable.id,
          only: mode,
          theirs: true,
          values: { [Object.keys(one.values)[0] ?? '']: value },
          code: {},
        },
      }
    },
    // Outside our collections it is a copy that somebody made.
    isOriginal: ({ collection }) => (collectionById.get(collection)?.role ?? null) !== null,
    moved: (variable) => (homes.has(variable.collection) ? null : move(variable)),
    group: (one) => homeOf(one)?.found?.name ?? homeOf(one)?.wanted.name ?? one.collection,
    groupOf: ({ collection }) => collectionById.get(collection)?.name ?? '',
    words: {
      measured: 'value',
      called,
      asIs: (one) => `As it should be.${notSeen(one)}`,
      clash,
      alike: (variable) =>
        `${called(variable)} has this very value${state.bound.has(variable.id) ? ' and is used in your frames' : ''}`,
      several: (count) => `${count} variables have this value`,
      taken: 'A variable of this name was here before, with another value or use.',
      orphan:
        'Not among the tokens any more. It stays unless you tick it; layers that use it would keep their value.',
    },
  }

  function ours(one: WantedVariable): VariableState | null {
    const current = byToken.get(one.token)
    // In another collection than wanted: the designer went from two collections to one, or back. That one stays.
    return current && current.collection === homeOf(one)?.found?.id ? current : null
  }

  function only({ values: now }: VariableState, mode: string, after: Shown): Pick<Change, 'changes'> {
    const before = now[mode]
    return {
      changes: [
        {
          what: 'value',
          ...(before === undefined ? {} : { before: showFile(before, names) }),
          after,
        },
      ],
    }
  }

  /**
   * The designer went from two collections to one, or back, and a variable cannot move. The old one points to the new
   * one: layers that use it follow, and no layer has to be touched. Roles stay as they are: they point to primitives.
   */
  function move(variable: VariableState): Change | string {
    const token = variable.mark?.id ?? ''
    const one = byWanted.get(token)
    const [mode, ...others] = collectionById.get(variable.collection)?.modes ?? []
    const now = mode && variable.values[mode.modeId]
    const stands = standing.get(token)
    const follows = stands !== undefined && same(now, { variable: stands })
    const isAlias = !one || Object.values(one.values).some(isTokenRef)
    if (!one || !mode || others.length > 0 || follows || variable.type !== one.type || isAlias) {
      return 'Its token lives in another collection now. Delete this one when no layer uses it any more.'
    }
    return {
      reason: `Its token moves to ${homeOf(one)?.wanted.name ?? 'another collection'}: this one will point there, so that layers follow.`,
      ...only(variable, mode.modeId, { text: one.name }),
      work: {
        do: 'variable',
        wanted: { ...one, values: { [mode.name]: { token } } },
        target: variable.id,
        only: mode.modeId,
        moved: true,
        values: { [mode.name]: { token } },
        code: {},
      },
    }
  }
}

/** Said beside the value: a plan hides the reason of what is new. */
const observed = (value: Shown, isUnseen = false): Shown =>
  isUnseen ? { ...value, text: `${value.text} (not observed here)` } : value

function notSeen({ unseen = [], values }: WantedVariable): string {
  const seen = Object.keys(values).find((mode) => !unseen.includes(mode)) ?? ''
  return unseen.length === 0
    ? ''
    : ` Not observed in ${unseen.join(', ')}: there it takes the value of ${seen}.`
}

const sorts: Readonly<Record<string, string>> = { COLOR: 'a color', FLOAT: 'a number', STRING: 'a text' }

const clash = (holder: VariableState, wanted: WantedVariable): string =>
  holder.type === wanted.type
    ? `The name “${holder.name}” belongs to another token’s variable. Rename one of the two.`
    : `“${holder.name}” is ${sorts[holder.type] ?? 'another type'} here and ${sorts[wanted.type]} in your frames. Figma cannot change a variable’s type: rename one of the two.`
