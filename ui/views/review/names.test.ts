import { expect, it } from 'vitest'
import { inkType } from '../../testing/sample.ts'
import { pathFrom, shortName } from './names.ts'

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
