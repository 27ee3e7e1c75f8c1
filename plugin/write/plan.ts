/**
 * What writing would do: pure. Each token is looked for by our own mark, by what was adopted for it, by value among
 * what the file has, by name; only then is something made.
 */
import { adoptByValue, stillAdopted } from './adopt.ts'
import { type PlannedCollections, contextOf } from './context.ts'
import { byMark, byName, create } from './ours.ts'
import { orphans } from './orphans.ts'
import { planStyles } from './plan-styles.ts'
import type { WantedStyle } from './style-types.ts'
import { bodyOf } from './style-values.ts'
import type { Entry, FileState, Raw } from './types.ts'
import type { Wanted } from './wanted.ts'

export interface Planned {
  readonly entries: readonly Entry[]
  readonly collections: PlannedCollections
  /** The plain value of each wanted primitive. */
  readonly values: ReadonlyMap<string, Raw>
}

/** Yields between tokens. */
export function* planning(wanted: Wanted, state: FileState): Generator<void, Planned> {
  const context = yield* contextOf(wanted, state)
  const entries: Entry[] = []
  // Primitives come first in `wanted`: what stands for them is known when a role asks for it.
  for (const variable of wanted.variables) {
    yield
    const entry =
      byMark(variable, context) ??
      stillAdopted(variable, context) ??
      adoptByValue(variable, context) ??
      byName(variable, context) ??
      create(variable, context)
    const target = targetOf(entry)
    if (target !== null) context.standing.set(variable.token, target)
    entries.push(entry)
  }
  const alive = new Set([
    ...wanted.variables.map(({ token }) => token),
    ...wanted.unsupported.map(({ token }) => token),
    ...wanted.styles.map(({ token }) => token.id),
  ])
  const bodies = wanted.styles.map(({ token, name }) => ({
    token,
    name,
    made: bodyOf(token, state.fonts, state.profile),
  }))
  const styles = bodies.flatMap(({ token: { id, description }, name, made }): WantedStyle[] =>
    'body' in made ? [{ token: id, name, description, body: made.body }] : [],
  )
  entries.push(...planStyles(styles, state.styles, state.adopted, alive))
  for (const { token, name, made } of bodies) {
    if ('missing' in made) entries.push(unsupported(token.id, name, made.missing))
  }
  for (const { token, name, reason } of wanted.unsupported) entries.push(unsupported(token, name, reason))
  entries.push(...orphans(alive, context))
  return { entries, collections: context.collections, values: context.valueOf }
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
