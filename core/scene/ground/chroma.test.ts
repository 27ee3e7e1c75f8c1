import { expect, it } from 'vitest'
import { canvas } from '../testing/canvas.ts'
import { subsampled } from '../testing/subsample.ts'
import { fineChroma } from './chroma.ts'
import { difference, pixelsOf } from './pixels.ts'

const SIZE = 24
/** The worst pixel's distance, in channel steps. */
const worst = (a: Int32Array, b: Int32Array): number =>
  Math.max(...a.map((key, i) => difference(key, b[i] as number)))

function strokes(ground: number, ink: number) {
  const c = canvas(SIZE, SIZE, ground)
  for (let x = 2; x < SIZE; x += 5) c.rect(x, 0, 1, SIZE, ink)
  return c
}

it.each([
  ['green strokes on white', 0xffffff, 0x389e0d],
  ['white strokes on blue, where a channel is full', 0x0d6efd, 0xffffff],
])('%s get their colour back', (_, ground, ink) => {
  const drawn = strokes(ground, ink)
  const { keys } = pixelsOf(drawn)
  const coarse = pixelsOf(subsampled(drawn)).keys
  expect(worst(coarse, keys)).toBeGreaterThan(40)
  expect(worst(fineChroma(coarse, SIZE, SIZE), keys)).toBeLessThan(worst(coarse, keys) / 2)
})

it('leaves what has no colour as it is', () => {
  const { keys } = pixelsOf(strokes(0xffffff, 0x6c6c6c))
  expect(worst(fineChroma(keys, SIZE, SIZE), keys)).toBeLessThanOrEqual(1)
})
