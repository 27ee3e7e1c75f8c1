import { expect, it } from 'vitest'
import { ink, length, libraryOf, setOf, types } from '../testing/sample.ts'
import { itemsOf } from './rows.ts'
import { changesInWords, changesSince, snapshotOf } from './since.ts'

const role = { id: 'r', type: 'ink', path: ['ink', 'link'], role: 'link', alias: { Light: 'ink #0000cc' } }
const items = (...tokens: ReturnType<typeof ink>[]) => {
  const set = setOf(tokens, { semantics: [role] })
  return itemsOf(set, libraryOf(set), types, new Set())
}
const before = snapshotOf(items(ink('red', '#cc0000'), ink('blue', '#0000cc'), length('gap', 12)))

it('tells names and values', () => {
  expect(before).toEqual({
    '--ink-link': '--ink-blue',
    '--ink-red': '#CC0000',
    '--ink-blue': '#0000CC',
    '--length-gap': '12 px',
  })
})
it('tells what is new, changed and gone', () => {
  const now = snapshotOf(items(ink('red', '#dd0000'), ink('navy', '#0000cc')))
  const changes = changesSince(before, now)
  expect(changes).toEqual({
    added: ['--ink-navy'],
    changed: ['--ink-link', '--ink-red'],
    gone: ['--ink-blue', '--length-gap'],
  })
  expect(changesInWords(changes)).toBe('1 new, 2 changed, 2 gone')
})
it('says nothing when nothing changed', () => {
  expect(changesInWords(changesSince(before, before))).toBeNull()
})
