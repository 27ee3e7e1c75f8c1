import { expect, it } from 'vitest'
import { gridOf } from './unit.ts'

it.each<[string, number[], number | null]>([
  ['fours', [4, 8, 12, 20, 24, 36], 4],
  ['eights', [8, 16, 24, 32, 40, 48], 8],
  ['sixteens', [16, 32, 48, 64, 16, 32], 16],
  ['fives', [5, 15, 25, 35, 5, 15], 5],
  ['tens', [10, 20, 30, 40, 50, 60], 10],
  ['sevens', [7, 14, 21, 35, 49, 63], 7],
  ['nines', [9, 18, 27, 45, 63, 9], 9],
  ['anything', [5, 7, 11, 13, 17, 19, 23, 29], null],
  ['nothing', [], null],
])('%s', (_, values, base) =>
  expect(gridOf(values.map((value) => ({ value, weight: 1 })))?.base ?? null).toBe(base),
)
