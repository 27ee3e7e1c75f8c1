/** Primitives for which roles stand: they leave the pickers, and a whole ramp of them may leave the published library. */
import { groupBy } from '../group-by.ts'
import type { WantedVariable } from '../things/variable/types.ts'

/** A ramp is more than a color or two. */
const SMALLEST = 3

/** Without the scopes that its roles offer. */
export function offered(
  variable: WantedVariable,
  roles: ReadonlySet<VariableScope> | undefined,
): WantedVariable {
  return roles ? { ...variable, scopes: variable.scopes.filter((scope) => !roles.has(scope)) } : variable
}

export const rampOf = ({ name }: WantedVariable): string => name.split('/').slice(0, -1).join('/')

/** Names of groups of primitives, none of which is offered anywhere any more. */
export function coveredRamps(variables: readonly WantedVariable[]): ReadonlySet<string> {
  const primitives = variables.filter(({ collection }) => collection === 'primitives')
  const ramps = [...groupBy(primitives, rampOf)].filter(
    ([, members]) => members.length >= SMALLEST && members.every(({ scopes }) => scopes.length === 0),
  )
  return new Set(ramps.map(([name]) => name))
}
