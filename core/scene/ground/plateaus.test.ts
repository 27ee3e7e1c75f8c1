import { expect, it } from 'vitest'
import { canvas } from '../testing/canvas.ts'
import { flatBlocks } from './coded-blocks.ts'
import { pixelsOf } from './pixels.ts'
import { plateausOf } from './plateaus.ts'
import { withoutSpecks } from './specks.ts'

const SIZE = 64
/** A tag of 40 × 12 that fills no block of 8 × 8, with strokes on it, and a step of noise. */
function tag() {
  const c = canvas(SIZE, SIZE, 0xffffff)
  c.rect(13, 20, 40, 12, 0xe6f7ff)
  for (let x = 20; x < 46; x += 8) c.rect(x, 23, 2, 6, 0x096dd9)
  return pixelsOf(c).keys.map((key, i) => (key === 0xe6f7ff && i % 3 === 0 ? key - 0x010101 : key))
}

it('the ground of a tag is flat, though it fills no block', () => {
  const keys = tag()
  const found = plateausOf(keys, flatBlocks(keys, SIZE, SIZE), [0xffffff])
  const colors = new Set([...found.values()].flat())
  expect(colors.has(0xffffff)).toBe(true)
  expect([...colors].filter((color) => color !== 0xffffff).map((color) => color.toString(16))).toEqual([
    'e6f7ff',
  ])
})

it('a speck goes with what is around it where that is nearly the same, and stays where it is not', () => {
  const c = canvas(16, 16, 0xffffff)
  c.rect(3, 3, 1, 1, 0xf6f8fa)
  c.rect(9, 9, 1, 1, 0x222222)
  const { keys } = pixelsOf(c)
  withoutSpecks(keys, { width: 16, height: 16, columns: 2, rows: 2, colors: new Int32Array(4).fill(-1) })
  expect([keys[3 * 16 + 3], keys[9 * 16 + 9]]).toEqual([0xffffff, 0x222222])
})
