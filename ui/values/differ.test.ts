import { expect, it } from 'vitest'
import { differenceOf, type Raster } from './differ.ts'

const raster = (width: number, values: readonly number[]): Raster => ({
  width,
  height: values.length / width,
  data: new Uint8ClampedArray(values.flatMap((value) => [value, value, value, 255])),
})
const before = raster(3, [1, 1, 1, 1, 1, 1])

it.each([
  ['nothing changed', [1, 1, 1, 1, 1, 1], null],
  ['one pixel by one level', [1, 1, 1, 1, 2, 1], { pixels: 1, box: { x: 1, y: 1, width: 1, height: 1 } }],
  ['two corners', [9, 1, 1, 1, 1, 9], { pixels: 2, box: { x: 0, y: 0, width: 3, height: 2 } }],
])('%s', (_, after, expected) => {
  expect(differenceOf(before, raster(3, after))).toEqual(expected)
})
it('another size is another picture', () => {
  expect(differenceOf(before, raster(2, [1, 1]))).toMatchObject({ pixels: 2 })
})
