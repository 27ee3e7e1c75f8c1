import { expect, it } from 'vitest'
import { scene } from '../index.ts'
import { canvas } from '../testing/canvas.ts'

it.each([
  [1, 1, 3, 0.12],
  [1, 4, 12, 0.15],
  [2, 8, 16, 0.1],
  [2, 3, 9, 0.2],
])('at scale %i an offset of %i and a blur of %i come back in whole px', (scale, offset, blur, alpha) => {
  const c = canvas(400 * scale, 260 * scale, 0xf3f4f6)
  c.shadow(100 * scale, 70 * scale, 200 * scale, 110 * scale, offset * scale, blur * scale, alpha)
  c.rect(100 * scale, 70 * scale, 200 * scale, 110 * scale, 0xffffff)
  const [layer] = scene(c, scale).shadows.flatMap((shadow) => shadow.layers)
  expect([layer?.y, layer?.blur]).toEqual([offset, blur])
  expect(layer?.alpha).toBeCloseTo(alpha, 1)
})
