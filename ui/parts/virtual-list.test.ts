import { expect, it } from 'vitest'
import { inSight, topsOf } from './virtual-list.tsx'

const tops = topsOf([10, 20, 30])

it('adds heights up', () => {
  expect(tops).toEqual([0, 10, 30, 60])
})
it.each([
  [0, 5, [0, 1]],
  [0, 10, [0, 2]],
  [10, 30, [1, 3]],
  [15, 16, [1, 2]],
  [-100, 1000, [0, 3]],
  [500, 600, [3, 3]],
])('from %i to %i px', (from, to, expected) => {
  expect(inSight(tops, from, to)).toEqual(expected)
})
it('of nothing is nothing', () => {
  expect(inSight(topsOf([]), 0, 100)).toEqual([0, 0])
})
