import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { byText, lowerBound, tally } from './lists.ts'

it('text is ordered by code unit, whatever the locale', () => {
  expect(['b', 'B', 'ä', 'a', 'a'].toSorted(byText)).toEqual(['B', 'a', 'a', 'b', 'ä'])
})

it.each([
  [
    'how many',
    undefined,
    [
      ['x', 2],
      ['y', 1],
    ],
  ],
  [
    'how much',
    (text: string) => text.length,
    [
      ['x', 5],
      ['y', 2],
    ],
  ],
])('tells %s of each there is, in order of appearance', (_, amountOf, expected) => {
  expect([...tally(['x1', 'y1', 'x22'], (text) => text.charAt(0), amountOf)]).toEqual(expected)
})

it('finds where a value belongs', () => {
  fc.assert(
    fc.property(fc.array(fc.integer()), fc.integer(), (list, value) => {
      const sorted = list.toSorted((a, b) => a - b)
      const at = lowerBound(sorted, value, (n) => n)
      expect(sorted.slice(0, at).every((n) => n < value)).toBe(true)
      expect(sorted.slice(at).every((n) => n >= value)).toBe(true)
    }),
  )
})
