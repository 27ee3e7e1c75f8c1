/** How well a variable that holds a wanted value fits its use, and why it may not. */
import type { FileState } from '../types.ts'
import { isTokenRef, isVariableRef } from '../values.ts'
import { scopesOfName, segmentsOf } from './fields.ts'
import { allows } from './scopes.ts'
import type { CollectionState, VariableState, WantedVariable } from './types.ts'

export interface Fitness {
  /** More is better; the digits are separate reasons, the weightiest first. */
  readonly score: number
  /** Measured layers use it so. */
  readonly bound: boolean
  /** Why a person should look, in words. */
  readonly doubt?: string | undefined
}

export type Fit = (variable: VariableState, wanted: WantedVariable) => Fitness | null

/** Each outweighs all that follow it together. */
const SAME_WORD = 1024
const SAME_NAME = 512
const OWN_LAYER = 256
const IN_FIELD = 128
const SAYS_SO = 64
const MEANT = 16
const SCOPED = 4
const LOCAL = 2

/** Null for one that is for something else. */
export function fitting(
  { bound }: Pick<FileState, 'bound'>,
  collections: ReadonlyMap<string, CollectionState>,
): Fit {
  return (variable, wanted) => {
    const { usable, layers } = wanted
    if (variable.type !== wanted.type) return null
    if (usable.length > 0 && !usable.some((scope) => allows(variable, scope))) return null
    const users = bound.get(variable.id)
    const isHere = (scopes: ReadonlySet<VariableScope> | undefined) =>
      scopes !== undefined && (usable.length === 0 || usable.some((scope) => scopes.has(scope)))
    const inField = [...(users?.values() ?? [])].some(isHere)
    const own = layers.some((layer) => isHere(users?.get(layer)))
    const said = scopesOfName(variable, collections.get(variable.collection)?.name ?? '')
    const saysSo = said?.some((scope) => usable.includes(scope)) ?? false
    const elsewhere = users !== undefined && !inField
    const saysOther = said !== null && !saysSo && usable.length > 0 && !inField
    // Sixteen is a font size, a padding and a radius; a color is one color, whatever it is used for.
    if ((elsewhere || saysOther) && wanted.type === 'FLOAT') return null
    const evidence = isRole(wanted) ? roleEvidence(variable, wanted, saysSo) : own ? OWN_LAYER : 0
    if (evidence === null) return null
    return {
      bound: inField,
      score:
        evidence +
        (inField ? IN_FIELD : 0) +
        (saysSo ? SAYS_SO : 0) +
        MEANT * meant(variable, wanted) +
        (isScoped(variable) ? SCOPED : 0) +
        (variable.remote ? 0 : LOCAL),
      ...((elsewhere || saysOther) && {
        doubt: elsewhere
          ? 'has this very value, but your frames use it for something else'
          : 'has this very value, but its name says another use',
      }),
    }
  }
}

export const isRole = ({ values }: WantedVariable): boolean => Object.values(values).some(isTokenRef)

/** Words that need another to mean something: the default of what? */
const ANYWHERE =
  /^(default|base|main|normal|muted|subtle|strong|primary|secondary|tertiary|neutral|inverse|\d+)$/

/**
 * A role is a meaning, and one value has many: either it differs by mode just as the variable does, or the variable is
 * called what the role is called.
 */
function roleEvidence(
  variable: VariableState,
  { name, values }: WantedVariable,
  saysSo: boolean,
): number | null {
  const targets = new Set(Object.values(values).map((value) => JSON.stringify(value)))
  const word = segmentsOf(name).at(-1) ?? ''
  const segments = segmentsOf(variable.name)
  const means = saysSo || !ANYWHERE.test(word)
  if (means && segments.at(-1) === word) return SAME_NAME + SAME_WORD
  if (means && segments.some((segment) => ` ${segment} `.includes(` ${word} `))) return SAME_NAME
  return targets.size > 1 ? OWN_LAYER : null
}

/** 0 to 3. For a role, what points to something; of a library, what points; of the file, what is the same in all modes. */
function meant(variable: VariableState, wanted: WantedVariable): number {
  const values = Object.values(variable.values)
  const points = values.some(isVariableRef)
  if (isRole(wanted) || variable.remote) return points ? 3 : 1
  return points ? 1 : new Set(values.map((value) => JSON.stringify(value))).size === 1 ? 3 : 0
}

const isScoped = ({ scopes }: VariableState): boolean => scopes.length > 0 && !scopes.includes('ALL_SCOPES')
