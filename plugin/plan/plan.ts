/** What writing would do: pure. */
import { giveWay } from '../pace.ts'
import { bodyOf } from '../things/style/bodies.ts'
import { styleShelf } from '../things/style/shelf.ts'
import type { FileState, Raw } from '../things/types.ts'
import type { PlannedCollections } from '../things/variable/collections.ts'
import { type VariableShelf, variableShelf } from '../things/variable/shelf.ts'
import type { WantedVariable } from '../things/variable/types.ts'
import { orphans } from './orphans.ts'
import { search } from './search.ts'
import type { Entry } from './types.ts'
import type { Wanted } from './wanted.ts'

export interface Planned {
  readonly entries: readonly Entry[]
  readonly collections: PlannedCollections
  /** The plain value of each wanted primitive. */
  readonly values: ReadonlyMap<string, Raw>
}

export async function planning(wanted: Wanted, state: FileState): Promise<Planned> {
  const variables = await variableShelf(wanted, state)
  const styles = await styleShelf(state.styles)
  const entries: Entry[] = []
  /** What leaves by export only. */
  const left: Entry[] = []
  const alive = new Set<string>()
  // Primitives come first in `wanted`: what stands for them is known when a role asks for it.
  const room = roomIn(state, variables)
  for (const one of wanted.variables) {
    await giveWay()
    alive.add(one.token)
    const entry = room(search(one, variables, state.adopted), one)
    const target = targetOf(entry)
    if (target !== null) variables.stand(one.token, target)
    entries.push(entry)
  }
  for (const { token, name } of wanted.styles) {
    await giveWay()
    const { id, description } = token
    alive.add(id)
    const made = bodyOf(token, state.fonts, state.profile)
    if ('missing' in made) left.push(unsupported(id, name, made.missing))
    else entries.push(search({ token: id, name, description, body: made.body }, styles, state.adopted))
  }
  for (const { token, name, reason } of wanted.unsupported) {
    alive.add(token)
    left.push(unsupported(token, name, reason))
  }
  return {
    entries: [...entries, ...left, ...(await orphans(variables, alive)), ...(await orphans(styles, alive))],
    collections: variables.collections,
    values: variables.values,
  }
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

/** What a role may point to, if this line is ticked or there was nothing to do. */
function targetOf({ work, choices, stands }: Entry): string | null {
  const counted = work ?? choices?.[0]?.work
  if (counted?.do === 'variable' || counted?.do === 'adopt') return counted.target
  return stands ?? null
}
