/** Plan lines for variables that are ours, or become ours. */
import type { Shown } from '../../shared/variables.ts'
import type { Context, PlannedCollection } from './context.ts'
import { compare, showWanted } from '../things/variable/compare.ts'
import { follow, taken } from './follow.ts'
import type { Entry, VariableState, VariableWork, WantedVariable } from '../things/types.ts'

export function byMark(wanted: WantedVariable, context: Context): Entry | null {
  const current = context.byToken.get(wanted.token)
  const home = context.collections.get(wanted.collection)
  // In another collection than wanted: the designer went from two collections to one, or back. That one stays.
  if (!current || !home?.found || current.collection !== home.found.id) return null
  if (current.type !== wanted.type) return clash(wanted, current, home)
  return followOurs(wanted, current, home, context)
}

/** Something unmarked, or of another token, has the name that this token should get. */
export function byName(wanted: WantedVariable, context: Context): Entry | null {
  const home = context.collections.get(wanted.collection)
  if (!home?.found) return null
  const holder = context.byName.get(`${home.found.id}/${wanted.name}`)
  if (!holder || willBeRenamed(holder, context)) return null
  if (holder.mark || holder.type !== wanted.type) return clash(wanted, holder, home)
  const { work, changes } = compare(holder, wanted, home.modes, context.names)
  return taken(
    { ...baseOf(wanted, home), changes },
    {
      token: wanted.token,
      holder: holder.id,
      reason: 'A variable of this name was here before, with another value or use.',
      measured: 'value',
      work,
    },
  )
}

export function create(wanted: WantedVariable, context: Context): Entry {
  const home = context.collections.get(wanted.collection)
  return {
    ...baseOf(wanted, home),
    action: 'create',
    reason: `New in ${groupOf(wanted, home)}.`,
    changes: Object.entries(wanted.values)
      .filter(([, value], i, all) => i === 0 || value !== all[0]?.[1])
      .map(([mode, value], _i, all) => ({
        what: 'value',
        ...(all.length > 1 ? { mode } : {}),
        after: observed(showWanted(value, context.names), wanted.unseen?.includes(mode)),
      })),
    ticked: true,
    work: workOf(wanted),
  }
}

/** Said beside the value: a plan hides the reason of what is new. */
const observed = (value: Shown, isUnseen = false): Shown =>
  isUnseen ? { ...value, text: `${value.text} (not observed here)` } : value

const notSeen = ({ unseen = [], values }: WantedVariable): string => {
  const seen = Object.keys(values).find((mode) => !unseen.includes(mode)) ?? ''
  return unseen.length === 0
    ? ''
    : ` Not observed in ${unseen.join(', ')}: there it takes the value of ${seen}.`
}

export const workOf = (wanted: WantedVariable): VariableWork => ({
  do: 'variable',
  wanted,
  target: null,
  name: wanted.name,
  values: wanted.values,
  scopes: wanted.scopes,
  code: wanted.code,
  description: wanted.description,
  hidden: wanted.hidden,
})

function followOurs(
  wanted: WantedVariable,
  current: VariableState,
  home: PlannedCollection,
  context: Context,
): Entry {
  const found = compare(current, wanted, home.modes, context.names)
  const holder = context.byName.get(`${current.collection}/${wanted.name}`)
  if (found.work.name !== undefined && holder && !willBeRenamed(holder, context)) {
    return clash(wanted, holder, home)
  }
  return follow({
    base: { ...baseOf(wanted, home), name: current.name, changes: found.changes },
    stands: current.id,
    wantedName: wanted.name,
    work: found.work,
    edited: found.edited,
    now: { theirs: JSON.stringify(current.values), ours: JSON.stringify(wanted.values) },
    last: current.mark?.last,
    measured: 'value',
    asIs: `As it should be.${notSeen(wanted)}`,
  })
}

function clash(wanted: WantedVariable, holder: VariableState, home: PlannedCollection): Entry {
  const words = { COLOR: 'a color', FLOAT: 'a number', STRING: 'a text' } as const
  const is =
    holder.type === 'COLOR' || holder.type === 'FLOAT' || holder.type === 'STRING'
      ? words[holder.type]
      : 'another type'
  return {
    ...baseOf(wanted, home),
    action: 'clash',
    reason:
      holder.type === wanted.type
        ? `The name “${holder.name}” belongs to another token’s variable. Rename one of the two.`
        : `“${holder.name}” is ${is} here and ${words[wanted.type]} in your frames. Figma cannot change a variable’s type: rename one of the two.`,
    changes: [],
    ticked: null,
    work: null,
  }
}

/** Renames come before everything that is made, so its name is free by then. */
function willBeRenamed(holder: VariableState, { wanted }: Context): boolean {
  if (!holder.mark) return false
  const next = wanted.get(holder.mark.id)?.name
  return next !== undefined && next !== holder.name && holder.name === holder.mark.last?.name
}

const groupOf = (wanted: WantedVariable, home: PlannedCollection | undefined): string =>
  home?.found?.name ?? home?.wanted.name ?? wanted.collection

export const baseOf = (wanted: WantedVariable, home: PlannedCollection | undefined) => ({
  id: wanted.token,
  name: wanted.name,
  group: groupOf(wanted, home),
})
