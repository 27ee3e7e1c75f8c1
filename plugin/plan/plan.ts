/**
 * What writing would do: pure. Each token is looked for by our own mark, by what was adopted for it, by value among
 * what the file has, by name; only then is something made.
 */
import { giveWay } from '../pace.ts'
import { adoptByValue, stillAdopted } from './adopt.ts'
import { type Context, type PlannedCollections, contextOf } from './context.ts'
import { byMark, byName, create } from './ours.ts'
import { orphans } from './orphans.ts'
import { planStyles } from './plan-styles.ts'
import type { WantedStyle } from '../things/style/types.ts'
import { bodyOf } from '../things/style/bodies.ts'
import type { Entry, FileState, Raw, WantedVariable } from '../things/types.ts'
import type { Wanted } from './wanted.ts'

export interface Planned {
  readonly entries: readonly Entry[]
  readonly collections: PlannedCollections
  /** The plain value of each wanted primitive. */
  readonly values: ReadonlyMap<string, Raw>
}

/** Yields between tokens. */
export async function planning(wanted: Wanted, state: FileState): Promise<Planned> {
  const context = await contextOf(wanted, state)
  const entries: Entry[] = []
  /** What leaves by export only. */
  const left: Entry[] = []
  // Primitives come first in `wanted`: what stands for them is known when a role asks for it.
  const room = roomIn(context)
  for (const variable of wanted.variables) {
    await giveWay()
    const entry = room(
      byMark(variable, context) ??
        stillAdopted(variable, context) ??
        adoptByValue(variable, context) ??
        byName(variable, context) ??
        create(variable, context),
      variable,
    )
    const target = targetOf(entry)
    if (target !== null) context.standing.set(variable.token, target)
    entries.push(entry)
  }
  const alive = new Set<string>()
  for (const { token } of wanted.variables) {
    await giveWay()
    alive.add(token)
  }
  const styles: WantedStyle[] = []
  for (const { token, name } of wanted.styles) {
    await giveWay()
    alive.add(token.id)
    const made = bodyOf(token, state.fonts, state.profile)
    if ('body' in made) {
      styles.push({ token: token.id, name, description: token.description, body: made.body })
    } else left.push(unsupported(token.id, name, made.missing))
  }
  for (const { token, name, reason } of wanted.unsupported) {
    alive.add(token)
    left.push(unsupported(token, name, reason))
  }
  const all = [
    ...entries,
    ...(await planStyles(styles, state.styles, state.adopted, alive)),
    ...left,
    ...(await orphans(alive, context)),
  ]
  return { entries: all, collections: context.collections, values: context.valueOf }
}

/** Figma's limit; the plan says so before anything is half-written. */
const MOST_VARIABLES = 5000

function roomIn({ state, collections }: Context): (entry: Entry, wanted: WantedVariable) => Entry {
  const held = new Map<string, number>()
  for (const { collection } of state.variables) held.set(collection, (held.get(collection) ?? 0) + 1)
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
