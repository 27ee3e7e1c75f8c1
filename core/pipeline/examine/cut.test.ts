import { expect, it } from 'vitest'
import type { Sighting } from '../../../shared/token.ts'
import { setCut } from './cut.ts'

const at = (
  y: number,
  height: number,
  use: Sighting['use'],
  source: Sighting['source'] = 'pixels',
): Sighting => ({
  value: { fontSize: { value: 16, unit: 'px' } },
  use,
  source,
  frame: 'f',
  weight: 1,
  box: { x: 10, y, width: 80, height },
})
const frame = { height: 100, scale: 2 }

it.each<[string, Sighting, boolean, 'cut' | undefined]>([
  ['a line that ends at the bottom', at(90, 10, 'text'), false, 'cut'],
  ['a line that begins at the top', at(0, 10, 'text'), false, 'cut'],
  ['a line with an image px below it', at(89, 10.5, 'text'), false, undefined],
  ['the colour of a half line', at(90, 10, 'text'), true, undefined],
  ['a box of which only a corner was asked', at(90, 10, 'corner'), false, undefined],
  ['what a layer states', at(90, 10, 'text', 'layers'), false, undefined],
])('%s', (_, sighting, isColor, apart) => {
  setCut([sighting], frame, isColor)
  expect(sighting.apart).toBe(apart)
})
