/** What writing would do: pure. */
import { giveWay } from '../pace.ts'
import { isTokenRef } from '../things/values.ts'
import { bodyOf } from '../things/style/bodies.ts'
import { styleShelf } from '../things/style/shelf.ts'
import type { FileState, Raw } from '../things/types.ts'
import type { PlannedCollections } from '../things/variable/collections.ts'
import { type VariableShelf, variableShelf } from '../things/variable/shelf.ts'
import type { WantedVariable } from '../things/variable/types.ts'
import { carriedStyles, isStyle } from './carried.ts'
import { orphans } from './orphans.ts'
import { search } from './search.ts'
import type { Entry } from './types.ts'
import type { Wanted } from './wanted.ts'

export interface Planned {
  readonly entries: readonly Entry[]
  readonly collections: PlannedCollections
  /** The plain value of each wanted primitive. */
  readonly values: ReadonlyMap<string, Raw>
  readonly pages: FileState['pages']
}

export async function planning(wanted: Wanted, state: FileState): Promise<Planned> {
  const variables = await variableShelf(wanted, state)
  const styles = await styleShelf(state)
  const carried = carriedStyles(state)
  const entries: Entry[] = []
  /** What leaves by export only. */
  const left: Entry[] = []
  const alive = new Set<string>()
  // Primitives come first in `wanted`: what stands for them is known when a role asks for it.
  const room = roomIn(state, variables)
  /** Primitives that no variable stands for: a role over them holds the value itself. */
  const literal = new Set<string>()
  /** Token → its name, where a person has to say what stands for it. */
  const undecided = new Map<string, string>()
  for (const asked of wanted.variables) {
    await giveWay()
    alive.add(asked.token)
    const one = withLiterals(asked, literal, variables.values)
    const entry = room(lookUp(one), one)
    const target = targetOf(entry)
    if (target === null) literal.add(one.token)
    else if (target !== TO_BE_MADE) variables.stand(one.token, target)
    const open = Object.values(one.values).find((value) => isTokenRef(value) && undecided.has(value.token))
    if (entry.action === 'question') undecided.set(one.token, one.name)
    entries.push(
      entry.action === 'create' && isTokenRef(open) ? waiting(entry, undecided, open.token) : entry,
    )
  }
  for (const { token, name } of wanted.styles) {
    await giveWay()
    const { id, description, layers = [] } = token
    alive.add(id)
    const made = bodyOf(token, state.fonts, state.profile)
    if ('missing' in made) left.push(unsupported(id, name, made.missing))
    else
      entries.push(search({ token: id, name, description, body: made.body, layers }, styles, state.adopted))
  }
  for (const { token, name, reason } of wanted.unsupported) {
    alive.add(token)
    left.push(unsupported(token, name, reason))
  }
  return {
    entries: [
      ...entries,
      ...left,
      ...(await orphans(variables, alive, state.pages)),
      ...(await orphans(styles, alive, state.pages)),
    ],
    collections: variables.collections,
    values: variables.values,
    pages: state.pages,
  }

  function lookUp(one: WantedVariable): Entry {
    if (variables.ours(one)) return search(one, variables, state.adopted)
    const before = carried.before(one)
    if (before) return before
    const found = search(one, variables, state.adopted)
    if (found.stands !== undefined || isBoundThere(found, one)) return found
    const style = carried.now(one, found)
    if (style) return style
    const holder = found.action === 'create' ? variables.covered(one) : null
    return holder ? covered(found, variables.words.called(holder)) : found
  }

  /** A variable that the very layers are bound to comes before a style that they carry. */
  function isBoundThere({ work, choices }: Entry, { layers }: WantedVariable): boolean {
    const first = work ?? choices?.[0]?.work
    const users = first?.do === 'adopt' ? state.bound.get(first.target) : undefined
    return layers.some((layer) => users?.has(layer))
  }
}

const waiting = (entry: Entry, undecided: ReadonlyMap<string, string>, token: string): Entry => ({
  ...entry,
  reason: `Say which variable “${undecided.get(token)}” is, then tick this one.`,
  ticked: false,
})

const covered = (entry: Entry, holder: string): Entry => ({
  ...entry,
  action: 'unchanged',
  reason: `${holder} holds it for all that means it. Nothing is made.`,
  changes: [],
  ticked: null,
  work: null,
})

function withLiterals(
  one: WantedVariable,
  literal: ReadonlySet<string>,
  plain: ReadonlyMap<string, Raw>,
): WantedVariable {
  const values = Object.entries(one.values).map(([mode, value]) => {
    const raw = isTokenRef(value) && literal.has(value.token) ? plain.get(value.token) : undefined
    return [mode, raw ?? value] as const
  })
  return { ...one, values: Object.fromEntries(values) }
}

/** Figma's limit; the plan says so before anything is half-written. */
const MOST_VARIABLES = 5000

function roomIn(
  { variables }: FileState,
  { collections }: VariableShelf,
): (entry: Entry, wanted: WantedVariable) => Entry {
  const held = new Map<string, number>()
  for (const { collection } of variables) held.set(collection, (held.get(collection) ?? 0) + 1)
  const counts = new Map(
    [...collections].map(([role, { found }]) => [role, found ? (held.get(found.id) ?? 0) : 0]),
  )
  return (entry, { collection }) => {
    if (entry.action !== 'create') return entry
    const count = (counts.get(collection) ?? 0) + 1
    counts.set(collection, count)
    if (count <= MOST_VARIABLES) return entry
    return {
      ...entry,
      action: 'unsupported',
      reason: `${entry.group} is full: Figma keeps ${MOST_VARIABLES} variables in a collection.`,
      changes: [],
      ticked: null,
      work: null,
    }
  }
}

const unsupported = (id: string, name: string, reason: string): Entry => ({
  id,
  name,
  action: 'unsupported',
  reason,
  group: 'Export only',
  changes: [],
  ticked: null,
  work: null,
})

const TO_BE_MADE = Symbol('to be made')

/** What a role may point to, if this line is ticked or there was nothing to do; null where that is no variable. */
function targetOf({ action, work, choices, stands }: Entry): string | null | typeof TO_BE_MADE {
  const counted = work ?? choices?.[0]?.work
  if (counted?.do === 'adopt') return isStyle(counted.target) ? null : counted.target
  if (counted?.do === 'variable') return counted.target ?? TO_BE_MADE
  return stands ?? (action === 'unchanged' ? null : TO_BE_MADE)
}
