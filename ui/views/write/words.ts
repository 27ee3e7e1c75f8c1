/** What a plan does, in words. */
import type { Action, PlanChange, WriteResult } from '../../../shared/variables.ts'

interface ActionWords {
  /** On a line. */
  readonly line: string
  /** In the counts on top. */
  readonly count: string
  readonly tone: 'good' | 'change' | 'ask' | 'quiet'
}

export const actionWords: Record<Action, ActionWords> = {
  adopt: { line: 'Reuse', count: 'reuse', tone: 'good' },
  create: { line: 'Create', count: 'create', tone: 'good' },
  update: { line: 'Update', count: 'update', tone: 'change' },
  rename: { line: 'Rename', count: 'rename', tone: 'change' },
  unchanged: { line: 'Unchanged', count: 'unchanged', tone: 'quiet' },
  conflict: { line: 'Conflict', count: 'in conflict', tone: 'ask' },
  question: { line: 'Which one?', count: 'to choose', tone: 'ask' },
  clash: { line: 'Name taken', count: 'with a taken name', tone: 'ask' },
  orphan: { line: 'Not seen any more', count: 'not seen any more', tone: 'quiet' },
  unsupported: { line: 'Stays out', count: 'stay out', tone: 'quiet' },
  revert: { line: 'Take back', count: 'take back', tone: 'change' },
  skip: { line: 'Left alone', count: 'left alone', tone: 'quiet' },
}

export const changeWords: Record<PlanChange['what'], string> = {
  value: 'Value',
  name: 'Name',
  scopes: 'Where it is offered',
  code: 'Name in code',
  description: 'Description',
  publishing: 'Publishing',
}

/** "12 created, 3 updated, 52 unchanged": what is zero stays unsaid. */
export function resultWords(result: WriteResult): string {
  const parts = [
    [result.created, 'created'],
    [result.updated, 'updated'],
    [result.renamed, 'renamed'],
    [result.adopted, 'reused'],
    [result.removed, 'removed'],
    [result.unchanged, 'unchanged'],
  ] as const
  const said = parts.filter(([count]) => count > 0).map(([count, word]) => `${count} ${word}`)
  if (said.length > 0) return said.join(', ')
  return result.cancelled ? 'Nothing was written yet' : 'Nothing had to be written'
}

/** "Ready to publish: 12 new, 2 renamed."; null where a library would not change. */
export function publishWords({ publish = { added: 0, renamed: 0 } }: WriteResult): string | null {
  const parts = [
    [publish.added, 'new'],
    [publish.renamed, 'renamed'],
  ] as const
  const said = parts.filter(([count]) => count > 0).map(([count, word]) => `${count} ${word}`)
  return said.length === 0 ? null : `Ready to publish: ${said.join(', ')}.`
}
