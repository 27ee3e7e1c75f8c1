import { expect, it } from 'vitest'
import { along } from './knots.ts'

it.each([
  [0, 0.6],
  [0.5, 0.6],
  [0.75, 0.75],
  [1, 0.9],
  [2, 0.9],
])('at %f: %f', (x, y) =>
  expect(
    along(
      [
        [0.5, 0.6],
        [1, 0.9],
      ],
      x,
    ),
  ).toBeCloseTo(y, 9),
)
