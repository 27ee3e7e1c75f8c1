import { expect, it } from 'vitest'
import type { Layer } from '../../../shared/layer.ts'
import { box, inter, layer, solid } from '../testing/layers.ts'
import { fromLayers } from './layers.ts'

const ink = (layers: readonly Layer[]) => fromLayers(layers).find((seen) => seen.layer === 't')
const text = (over: Partial<Layer> = {}) =>
  layer('t', {
    node: 'TEXT',
    parent: 'card',
    text: inter,
    fills: [solid('#000000')],
    box: box(10, 10, 40, 20),
    ...over,
  })
it.each<[string, Layer[], string | undefined]>([
  ['its parent', [layer('card', { fills: [solid('#ffffff')] }), text()], '#ffffff'],
  [
    'an ancestor behind one that nothing paints',
    [layer('page', { fills: [solid('#fafafa')] }), layer('card', { parent: 'page' }), text()],
    '#fafafa',
  ],
  [
    'a sibling under it',
    [
      layer('card', { fills: [solid('#ffffff')] }),
      layer('r', { parent: 'card', fills: [solid('#dddddd')] }),
      text(),
    ],
    '#dddddd',
  ],
  [
    'not a sibling beside it',
    [
      layer('card', { fills: [solid('#ffffff')] }),
      layer('r', { parent: 'card', fills: [solid('#dddddd')], box: box(60, 0, 9, 9) }),
      text(),
    ],
    '#ffffff',
  ],
  [
    'what shines through',
    [
      layer('page', { fills: [solid('#ffffff')] }),
      layer('card', { parent: 'page', fills: [solid('#000000', 0.5)] }),
      text(),
    ],
    '#808080',
  ],
  ['nothing on a picture', [layer('card', { fills: [{ paint: 'image', hash: 'x' }] }), text()], undefined],
])('contrast is against %s', (_, layers, expected) => {
  expect(ink(layers)?.against?.hex).toBe(expected)
})

it.each<[string, Layer[], unknown]>([
  ['itself where it is opaque', [layer('card', { fills: [solid('#ffffff')] }), text()], undefined],
  [
    'its blend where it is translucent',
    [layer('card', { fills: [solid('#ffffff')] }), text({ opacity: 0.5 })],
    '#808080',
  ],
  [
    'no one can say in a multiplied group',
    [layer('card', { fills: [solid('#ffffff')], blended: true }), text({ opacity: 0.5 })],
    null,
  ],
])('pixels show %s', (_, layers, expected) => {
  const appears = ink(layers)?.appears
  expect(appears ? appears.hex : appears).toBe(expected)
})
