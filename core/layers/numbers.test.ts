/** What follows from numbers that Figma states: angles as they are seen, heights that are AUTO. */
import { expect, it } from 'vitest'
import { autoHeight } from './auto-height.ts'
import { angleOf } from './gradient-angle.ts'
import { transformOf } from './rest/gradient.ts'

it.each<[string, number, number, number, number, number]>([
  ['across', 1, 0, 400, 100, 90],
  ['down', 0, 1, 400, 100, 180],
  ['up', 0, -1, 400, 100, 0],
  ['from corner to corner of a square', 0.5, 0.5, 100, 100, 135],
  // CSS' "to bottom right" of 400 × 100 is atan2(100, 400) + 90.
  ['from corner to corner of a wide box', 0.941176, 0.058824, 400, 100, 104],
  ['at 135° in a box of 127 × 8', 127, 8, 127, 8, 135],
])('a gradient %s is seen at its angle', (_, a, b, width, height, angle) => {
  expect(angleOf([[a, b, 0]], { width, height })).toBe(angle)
})

it('handles and transform say the same', () => {
  const start = { x: 0.2, y: 0.1 }
  const transform = transformOf([start, { x: 0.8, y: 0.9 }, { x: -0.1, y: 0.4 }]) ?? [[], []]
  const along = ({ x, y }: { x: number; y: number }) => {
    const [[a = 0, b = 0, c = 0]] = transform
    return a * x + b * y + c
  }
  expect(along(start)).toBeCloseTo(0)
  expect(along({ x: 0.8, y: 0.9 })).toBeCloseTo(1)
  expect(along({ x: -0.1, y: 0.4 })).toBeCloseTo(0)
})

it.each<[string, Parameters<typeof autoHeight>[0], number | null]>([
  ['a line', { characters: 'One line', size: 15, height: 22, resize: undefined }, 1.4667],
  [
    'two lines that somebody broke',
    { characters: 'One\nTwo', size: 16, height: 48, resize: 'WIDTH_AND_HEIGHT' },
    1.5,
  ],
  [
    'two lines that broke by themselves',
    { characters: 'One line', size: 16, height: 38, resize: 'HEIGHT' },
    1.1875,
  ],
  [
    'so many lines that nobody can count them',
    { characters: 'A long text', size: 16, height: 200, resize: 'HEIGHT' },
    null,
  ],
  [
    'a box that does not follow its text',
    { characters: 'One line', size: 16, height: 24, resize: 'NONE' },
    null,
  ],
])('AUTO comes to the height of %s', (_, text, height) => {
  expect(autoHeight(text)).toBe(height)
})
