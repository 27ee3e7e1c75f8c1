/** Primitives that nobody needs: all that means them is adopted, and the file or a library holds their value there. */
import { isTokenRef } from '../values.ts'
import type { VariableState, WantedVariable } from './types.ts'

/** By token of the primitive. `standsFor`: what is adopted for a role; null for none, and where a person has to decide. */
export function coveredBy(
  wanted: readonly WantedVariable[],
  standsFor: (role: WantedVariable) => VariableState | null,
): Map<string, VariableState> {
  const roles = new Map<string, WantedVariable[]>()
  for (const role of wanted) {
    for (const value of Object.values(role.values)) {
      if (!isTokenRef(value)) continue
      const known = roles.get(value.token)
      if (known) known.push(role)
      else roles.set(value.token, [role])
    }
  }
  const covered = new Map<string, VariableState>()
  for (const one of wanted) {
    const above = roles.get(one.token) ?? []
    const used = new Set(above.flatMap(({ usable }) => usable))
    const [first, ...others] = above.map(standsFor)
    const all = first && others.every((other) => other !== null)
    // What it is seen in beside them would be left without a variable.
    if (all && one.usable.every((scope) => used.has(scope))) covered.set(one.token, first)
  }
  return covered
}
