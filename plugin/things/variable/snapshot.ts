/** A variable as it is, whole: to take a write back, and to see whether it was edited since. */
import { markOf } from './mark.ts'
import { valuesOf } from '../state.ts'
import type { CodeSyntax, FileValue, Mark } from '../types.ts'
import { same } from '../values.ts'

export interface Snapshot {
  readonly name: string
  /** By mode id. */
  readonly values: Readonly<Record<string, FileValue>>
  readonly scopes: readonly VariableScope[]
  readonly code: CodeSyntax
  readonly description: string
  readonly hidden: boolean
  readonly mark: Mark | null
}

export const snapshot = (variable: Variable): Snapshot => ({
  name: variable.name,
  values: valuesOf(variable),
  scopes: [...variable.scopes],
  code: { ...variable.codeSyntax },
  description: variable.description,
  hidden: variable.hiddenFromPublishing,
  mark: markOf(variable),
})

/** Modes that came or went since do not count as an edit of the variable. */
export function unedited(now: Snapshot, then: Snapshot): boolean {
  return (
    now.name === then.name &&
    now.description === then.description &&
    now.hidden === then.hidden &&
    now.scopes.join() === then.scopes.join() &&
    platforms.every((platform) => now.code[platform] === then.code[platform]) &&
    Object.entries(then.values).every(
      ([mode, value]) => !(mode in now.values) || same(now.values[mode], value),
    )
  )
}

export const platforms = ['WEB', 'ANDROID', 'iOS'] as const
