import { expect, it } from 'vitest'
import { scene } from '../index.ts'
import { difference } from '../ground/pixels.ts'
import { canvas } from '../testing/canvas.ts'
import { subsampled } from '../testing/subsample.ts'

// Colours with room on all sides: where a channel is cut off at 255, something of the sum is lost.
it.each([
  ['blue', 0x3a5a8c],
  ['red', 0x8c3a3a],
  ['gray', 0x55606b],
])('thin %s letters keep their colour where colour is kept for two pixels at a time', (_, ink) => {
  const c = canvas(240, 80, 0xbfc4c9)
  for (let i = 0; i < 12; i++) {
    c.rect(40 + 9 * i, 36, 1, 11, ink)
    c.rect(45 + 9 * i, i % 2 === 0 ? 36 : 40, 1, i % 2 === 0 ? 11 : 7, ink)
    c.rect(41 + 9 * i, i % 2 === 0 ? 41 : 40, 4, 1, ink)
  }
  const [line] = scene(subsampled(c), 1).lines
  expect(difference(line?.ink ?? 0, ink)).toBeLessThanOrEqual(16)
})
