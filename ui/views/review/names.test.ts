import { expect, it } from 'vitest'
import { itemsOf } from '../../state/rows.ts'
import { ink, inkType, libraryOf, setOf, types } from '../../testing/sample.ts'
import { hasName, pathFrom, shortName } from './names.ts'

it.each([
  ['Brand / Primary', 'ink/brand/primary'],
  ['ink/blue/500', 'ink/blue/500'],
  ['blue.500', 'ink/blue/500'],
  ['Café Crème', 'ink/cafe-creme'],
  ['ink', 'ink/ink'],
  ['a//b', 'ink/a/b'],
])('%s becomes %s', (typed, expected) => {
  expect(pathFrom(typed, inkType)?.join('/')).toBe(expected)
})
it.each(['', ' / ', '。', 'a/b/c/d/e/f/g/h'])('%j is no name', (typed) => {
  expect(pathFrom(typed, inkType)).toBeNull()
})
it.each([
  [['ink', 'blue', '500'], 'blue/500'],
  [['ink'], 'ink'],
  [['brand', 'blue'], 'brand/blue'],
])('%j is shown as %s', (path, expected) => {
  expect(shortName(path, inkType)).toBe(expected)
})

it.each([
  [['ink', 'blue'], true],
  // The same in CSS.
  [['ink-blue'], true],
  [['ink', 'red'], false],
  [['ink', 'green'], false],
])('%j is taken: %s', (path, taken) => {
  const set = setOf([ink('red', '#cc0000'), ink('blue', '#0000cc')])
  expect(hasName(itemsOf(set, libraryOf(set), types, new Set()), path, ['ink', 'red'])).toBe(taken)
})
