/** Reuse before minting: what the file has already stands for a token, whatever it is called. */
import { showFile, showWanted } from '../things/variable/compare.ts'
import type { Context } from './context.ts'
import { type Hit, candidates } from '../things/variable/by-value.ts'
import { baseOf, workOf } from './ours.ts'
import type { Entry, Raw, VariableState, WantedVariable } from '../things/types.ts'
import { isTokenRef, same, valueKey } from '../things/values.ts'

/** More is not a question that a person can answer at a glance. */
const MAX_CHOICES = 8

/** What was adopted for the token earlier, as long as it is there. */
export function stillAdopted(wanted: WantedVariable, context: Context): Entry | null {
  const variable = context.byId.get(context.state.adopted[wanted.token] ?? '')
  if (!variable || variable.type !== wanted.type) return null
  const base = { ...baseOf(wanted, context.collections.get(wanted.collection)), name: variable.name }
  if (holds(variable, wanted, context)) {
    return {
      ...base,
      action: 'unchanged',
      reason: `“${variable.name}” was here already and stands for it.`,
      changes: [],
      ticked: null,
      work: null,
      stands: variable.id,
    }
  }
  const [mode, ...others] = Object.keys(variable.values)
  const [value] = Object.values(wanted.values)
  // With several modes, or in a library, nobody can say what should change: look for the new value instead.
  if (variable.remote || mode === undefined || others.length > 0 || value === undefined) return null
  const before = variable.values[mode]
  return {
    ...base,
    action: 'update',
    reason: `“${variable.name}” was here before and now differs from your frames. It is yours: tick it to change it.`,
    changes: [
      {
        what: 'value',
        ...(before === undefined ? {} : { before: showFile(before, context.names) }),
        after: showWanted(value, context.names),
      },
    ],
    ticked: false,
    work: {
      do: 'variable',
      wanted,
      target: variable.id,
      only: mode,
      theirs: true,
      values: { [Object.keys(wanted.values)[0] ?? '']: value },
      code: {},
    },
  }
}

/** An exact, scope-compatible hit is adopted; several equally good ones are a question. */
export function adoptByValue(wanted: WantedVariable, context: Context): Entry | null {
  const value = plainValue(wanted, context)
  if (value === null) return null
  const hits = (context.byValue.get(valueKey(value)) ?? []).filter(({ variable }) =>
    holds(variable, wanted, context),
  )
  const ranks = candidates(wanted, hits, context.state.bound)
  const [best] = ranks
  if (!best) return null
  const home = context.collections.get(wanted.collection)
  const base = { ...baseOf(wanted, home), changes: [] }
  const choices = [
    ...ranks
      .flat()
      .slice(0, MAX_CHOICES)
      .map((hit) => ({
        id: hit.variable.id,
        label: `Use ${labelOf(hit, context)}`,
        work: { do: 'adopt', token: wanted.token, target: hit.variable.id } as const,
      })),
    { id: 'create', label: `Make “${wanted.name}”`, work: workOf(wanted) },
  ]
  const [only] = best
  if (best.length > 1 || !only) {
    return {
      ...base,
      action: 'question',
      reason: `${best.length} variables have this value. Which one is it?`,
      ticked: false,
      work: null,
      choices,
    }
  }
  return {
    ...base,
    name: only.variable.name,
    action: 'adopt',
    reason: `${labelOf(only, context)} has this very value${
      context.state.bound.has(only.variable.id) ? ' and is used in your frames' : ''
    }. Nothing is made.`,
    ticked: true,
    work: { do: 'adopt', token: wanted.token, target: only.variable.id },
    choices,
  }
}

function labelOf({ variable }: Hit, { collectionById }: Context): string {
  const collection = collectionById.get(variable.collection)
  return collection ? `“${variable.name}” of ${collection.name}` : `“${variable.name}”`
}

function plainValue(wanted: WantedVariable, { valueOf }: Context): Raw | null {
  const [value] = Object.values(wanted.values)
  if (value === undefined) return null
  return isTokenRef(value) ? (valueOf.get(value.token) ?? null) : value
}

/**
 * Whether a variable has the wanted value in every wanted mode. A wanted mode that the variable's collection has by
 * name is compared there; otherwise any of its modes may hold it when only one is wanted, its only one when several are.
 */
function holds(variable: VariableState, wanted: WantedVariable, context: Context): boolean {
  const { valueOf, resolve, collectionById } = context
  const modes = collectionById.get(variable.collection)?.modes ?? []
  const wantedModes = Object.entries(wanted.values)
  return wantedModes.every(([mode, value]) => {
    const want = isTokenRef(value) ? valueOf.get(value.token) : value
    if (want === undefined) return false
    const named = modes.find(({ name }) => name.toLowerCase() === mode.toLowerCase())
    if (!named && wantedModes.length > 1 && modes.length > 1) return false
    return (named ? [named] : modes).some(({ modeId, name }) => {
      const raw = resolve(variable.values[modeId], name)
      return raw !== null && same(raw, want)
    })
  })
}
