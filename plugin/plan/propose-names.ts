/** How this file's people spell names, as far as their own variables tell. */
import type { NameStyle } from '../../shared/variables.ts'
import { plainNames } from './names.ts'
import type { FileState } from '../things/types.ts'
import type { VariableState } from '../things/variable/types.ts'

/** Fewer say nothing about a habit. */
const ENOUGH = 5
/** A habit, not an exception. */
const MOST = 0.8

/** `groups`: first segments of our own names, which are no prefix. */
export function proposeNames({ variables }: FileState, groups: ReadonlySet<string>): NameStyle {
  const theirs = variables.filter(({ mark, remote }) => !mark && !remote)
  if (theirs.length < ENOUGH) return plainNames
  const segments = theirs.flatMap(({ name }) => name.split('/'))
  return {
    case: caseOf(segments),
    prefix: prefixOf(theirs, groups),
    ramp: rampOf(theirs),
    lengths: lengthsOf(theirs),
  }
}

/** Words tell only where there are several: `blue` is any case but a capital one. */
function caseOf(segments: readonly string[]): NameStyle['case'] {
  const counts = { kebab: 0, snake: 0, camel: 0, pascal: 0, title: 0 }
  let capitals = 0
  const words = segments.filter((segment) => /[a-z]/i.test(segment))
  for (const segment of words) {
    if (/^[A-Z]/.test(segment)) capitals++
    if (/[a-z] [a-z]/i.test(segment)) counts.title++
    else if (/[a-z0-9]-[a-z0-9]/.test(segment)) counts.kebab++
    else if (/[a-z0-9]_[a-z0-9]/i.test(segment)) counts.snake++
    else if (/^[A-Z].*[a-z][A-Z]/.test(segment)) counts.pascal++
    else if (/[a-z][A-Z]/.test(segment)) counts.camel++
  }
  const [best] = Object.entries(counts).toSorted(([, a], [, b]) => b - a)
  if (best && best[1] > 0) return best[0] as NameStyle['case']
  return capitals >= words.length * MOST ? 'title' : 'kebab'
}

/** One first segment for nearly all, with different groups under it. */
function prefixOf(theirs: readonly VariableState[], groups: ReadonlySet<string>): string {
  const under = new Map<string, Set<string>>()
  const counts = new Map<string, number>()
  for (const { name } of theirs) {
    const [first = '', second, third] = name.split('/')
    if (second === undefined || third === undefined || groups.has(first.toLowerCase())) continue
    counts.set(first, (counts.get(first) ?? 0) + 1)
    under.set(first, (under.get(first) ?? new Set()).add(second))
  }
  const found = [...counts].find(
    ([first, count]) => count >= theirs.length * MOST && (under.get(first)?.size ?? 0) > 1,
  )
  return found?.[0] ?? ''
}

const lastOf = ({ name }: VariableState) => name.split('/').at(-1) ?? ''

function rampOf(theirs: readonly VariableState[]): NameStyle['ramp'] {
  const steps = theirs.flatMap((variable) =>
    variable.type === 'COLOR' && /^\d+$/.test(lastOf(variable)) ? [Number(lastOf(variable))] : [],
  )
  if (steps.length < ENOUGH) return 'as-named'
  if (steps.every((step) => step >= 1 && step <= 12)) return '1-12'
  if (steps.every((step) => step % 100 === 0)) return '100-900'
  return '50-950'
}

function lengthsOf(theirs: readonly VariableState[]): NameStyle['lengths'] {
  const lengths = theirs.flatMap((variable) => {
    const [value] = Object.values(variable.values)
    return variable.type === 'FLOAT' && typeof value === 'number' ? [{ last: lastOf(variable), value }] : []
  })
  if (lengths.length < ENOUGH) return 'as-named'
  const habit = (test: (of: { last: string; value: number }) => boolean) =>
    lengths.filter(test).length >= lengths.length * MOST
  if (habit(({ last }) => /^(\d*x?(s|l)|sm|md|lg|small|medium|large)$/i.test(last))) return 't-shirt'
  if (habit(({ last, value }) => Number(last.replace('-', '.')) === value)) return 'px'
  const ratios = lengths.map(({ last, value }) => value / Number(last.replace('-', '.')))
  if (
    habit(({ last, value }) => Math.abs(value / Number(last.replace('-', '.')) - (ratios[0] ?? 0)) < 0.01)
  ) {
    return 'multiplier'
  }
  return 'as-named'
}
