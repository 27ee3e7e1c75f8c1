import { expect, it } from 'vitest'
import { dropOf } from './blocks.ts'
import type { FoundLine } from '../text/lines.ts'

/** A line of 10 px capitals that stands on `baseline`; the rest of it does not matter here. */
const line = (baseline: number) => ({ baseline, capHeight: 10 }) as FoundLine
const button = (y0: number, height = 40) => ({ x0: 0, x1: 100, y0, y1: y0 + height })
const UNKNOWN = 0.014

it.each<[string, baselines: number[], parents: number[], heights: number[], expected: number]>([
  ['capitals in the middle', [25, 75, 125], [0, 1, 2], [40, 40, 40], 0],
  ['capitals a px above it', [24, 74, 124], [0, 1, 2], [40, 40, 40], 0.1],
  ['one that is off does not matter', [24, 74, 126], [0, 1, 2], [40, 40, 40], 0.1],
  ['two are too few', [24, 74], [0, 1], [40, 40], UNKNOWN],
  ['a box with two lines says nothing', [24, 24, 74, 124], [0, 0, 1, 2], [40, 40, 40], UNKNOWN],
  ['nor does one where text may stand anywhere', [24, 74, 124], [0, 1, 2], [40, 40, 90], UNKNOWN],
  ['nor what is not centred', [12, 62, 112], [0, 1, 2], [40, 40, 40], UNKNOWN],
  ['nor the frame itself', [24, 74, 124], [-1, -1, -1], [40, 40, 40], UNKNOWN],
])('%s', (_, baselines, parents, heights, expected) => {
  const surfaces = heights.map((height, i) => button(50 * i, height))
  expect(dropOf(baselines.map(line), Int32Array.from(parents), surfaces)).toBeCloseTo(expected)
})
