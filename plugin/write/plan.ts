/**
 * What writing would do: pure. Each token is looked for by our own mark, by what was adopted for it, by value among
 * what the file has, by name; only then is something made.
 */
import { adoptByValue, stillAdopted } from './adopt.ts'
import { type PlannedCollections, contextOf } from './context.ts'
import { byMark, byName, create } from './ours.ts'
import { orphans } from './orphans.ts'
import type { Entry, FileState } from './types.ts'
import type { Wanted } from './wanted.ts'

export interface Planned {
  readonly entries: readonly Entry[]
  readonly collections: PlannedCollections
}

export function plan(wanted: Wanted, state: FileState): Planned {
  const context = contextOf(wanted, state)
  const entries: Entry[] = []
  // Primitives come first in `wanted`: what stands for them is known when a role asks for it.
  for (const variable of wanted.variables) {
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
  for (const { token, name, reason } of wanted.unsupported) {
    entries.push({
      id: token,
      name,
      action: 'unsupported',
      reason,
      group: 'Export only',
      changes: [],
      ticked: null,
      work: null,
    })
  }
  entries.push(...orphans(wanted, context))
  return { entries, collections: context.collections }
}

/** What a role may point to, if this line is ticked or there was nothing to do. */
function targetOf({ work, choices, stands }: Entry): string | null {
  const counted = work ?? choices?.[0]?.work
  if (counted?.do === 'variable' || counted?.do === 'adopt') return counted.target
  return stands ?? null
}
