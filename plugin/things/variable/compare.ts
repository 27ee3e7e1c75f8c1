/** What differs between a variable of ours and what it should be, minding what people edited since. */
import type { PlanChange, Shown } from '../../../shared/variables.ts'
import type { Difference } from '../thing.ts'
import type { FileValue, Raw, TokenRef } from '../types.ts'
import { isRgba, isTokenRef, isVariableRef, same, shown } from '../values.ts'
import type { VariableState, WantedVariable } from './types.ts'

export interface Names {
  /** Id of the variable that stands for a token already; null when it still has to be made. */
  standsFor(token: string): string | null
  nameOfToken(token: string): string
  nameOfVariable(id: string): string
}

/** `modes`: mode name → mode id in the file, null for modes that have to be made. */
export function compare(
  current: VariableState,
  wanted: WantedVariable,
  modes: ReadonlyMap<string, string | null>,
  names: Names,
): Difference {
  const last = current.mark?.last
  const changes: PlanChange[] = []
  const values: Record<string, Raw | TokenRef> = {}
  let edited = false
  for (const [mode, value] of Object.entries(wanted.values)) {
    const modeId = modes.get(mode) ?? null
    const now = modeId === null ? undefined : current.values[modeId]
    const want = isTokenRef(value) ? refOf(names.standsFor(value.token)) : value
    if (now !== undefined && want !== null && same(now, want)) continue
    if (now !== undefined && modeId !== null && last && !same(now, last.values[modeId])) edited = true
    values[mode] = value
    changes.push({
      what: 'value',
      ...(modes.size > 1 ? { mode } : {}),
      ...(now === undefined ? {} : { before: showFile(now, names) }),
      after: showWanted(value, names),
    })
  }

  // For everything else a hand edit simply stays: only what is still as we left it follows the tokens.
  const name =
    current.name === (last?.name ?? current.name) && current.name !== wanted.name ? wanted.name : undefined
  if (name !== undefined) changes.push(change('name', current.name, name))
  const scopes = widened(current, wanted.scopes)
  if (scopes) changes.push(change('scopes', current.scopes.join(', '), scopes.join(', ')))
  const description = follow(current.description, wanted.description, last?.description ?? '')
  if (description !== undefined) changes.push(change('description', current.description, description))
  const hidden = follow(current.hidden, wanted.hidden, last?.hidden ?? false)
  if (hidden !== undefined) {
    changes.push(change('publishing', published(current.hidden), published(hidden)))
  }
  const code = codeChanges(current, wanted, changes.length > 0)
  for (const [platform, text] of Object.entries(code)) {
    changes.push(change('code', current.code[platform as CodeSyntaxPlatform] ?? '', text))
  }
  return {
    work: { do: 'variable', wanted, target: current.id, name, values, scopes, code, description, hidden },
    changes,
    edited,
    sides: { theirs: JSON.stringify(current.values), ours: JSON.stringify(wanted.values) },
  }
}

/** Code that says a name goes on saying it: another name is a change of its own, never a part of one. */
function codeChanges(
  { code: now, mark }: VariableState,
  { code: want }: WantedVariable,
  besideOthers: boolean,
): VariableState['code'] {
  const changed = Object.entries(want).filter(([platform, text]) => {
    const key = platform as CodeSyntaxPlatform
    return now[key] !== text && now[key] === mark?.last?.code[key]
  })
  const names = changed.filter(([platform]) => now[platform as CodeSyntaxPlatform] !== undefined)
  return Object.fromEntries(besideOthers ? changed.filter((one) => !names.includes(one)) : changed)
}

const refOf = (id: string | null) => (id === null ? null : { variable: id })
const published = (hidden: boolean) => (hidden ? 'not published' : 'published')
const change = (what: PlanChange['what'], before: string, after: string): PlanChange => ({
  what,
  before: { text: before },
  after: { text: after },
})

const follow = <T>(now: T, want: T, last: T): T | undefined =>
  now !== want && now === last ? want : undefined

/** Scopes only ever widen, by what was seen since the last write: what a person took away stays away. */
function widened(
  { scopes: now, mark }: VariableState,
  want: readonly VariableScope[],
): VariableScope[] | undefined {
  // Made by a write that was stopped: nobody has narrowed anything yet.
  if (mark && !mark.last) return sameSet(now, want) ? undefined : [...want]
  if (now.includes('ALL_SCOPES')) return undefined
  const added = want.filter((scope) => !mark?.last?.scopes.includes(scope) && !now.includes(scope))
  return added.length === 0 ? undefined : [...now, ...added]
}

const sameSet = (a: readonly string[], b: readonly string[]) =>
  a.length === b.length && a.every((item) => b.includes(item))

export function showFile(value: FileValue, names: Pick<Names, 'nameOfVariable'>): Shown {
  if (isVariableRef(value)) return { text: names.nameOfVariable(value.variable) }
  if (typeof value === 'object' && !isRgba(value)) return { text: value.other }
  return shown(value)
}

export const showWanted = (value: Raw | TokenRef, names: Pick<Names, 'nameOfToken'>): Shown =>
  isTokenRef(value) ? { text: names.nameOfToken(value.token) } : shown(value)
