import { expect, it } from 'vitest'
import type { Layer } from '../../../shared/layer.ts'
import { apartOf } from '../../../shared/token.ts'
import { box, inter, layer, solid } from '../../tokens/testing/layers.ts'
import { apartIn } from './apart.ts'

const phone = { width: 375, height: 812 }
const page = layer('page', { box: box(0, 0, 375, 812), fills: [solid('#ffffff')] })
const inPage = (id: string, over: Partial<Layer> = {}) => layer(id, { parent: 'page', ...over })
const vectors = (parent: string, count: number): Layer[] =>
  Array.from({ length: count }, (_, i) =>
    layer(`${parent}-v${i}`, { parent, node: 'VECTOR', box: box(20, 20, 9, 9), fills: [solid('#ff0000')] }),
  )
const at = (frame: { width: number; height: number }, layers: Layer[]) =>
  Object.fromEntries(apartIn(layers, frame))

it.each<[string, Layer[], Record<string, string>]>([
  [
    'a status bar by its name, with what is in it',
    [page, inPage('Status Bar'), layer('battery', { parent: 'Status Bar', node: 'RECTANGLE' })],
    { 'Status Bar': 'chrome', battery: 'chrome' },
  ],
  [
    'a status bar by the clock at the top of a phone',
    [
      page,
      inPage('Frame 3', { box: box(0, 8, 375, 32) }),
      layer('16:04', { parent: 'Frame 3', node: 'TEXT', text: inter }),
    ],
    { 'Frame 3': 'chrome', '16:04': 'chrome' },
  ],
  [
    'a clock lower down is content',
    [
      page,
      inPage('Row', { box: box(0, 300, 375, 32) }),
      layer('16:04', { parent: 'Row', node: 'TEXT', text: inter }),
    ],
    {},
  ],
  [
    'the pill at the bottom of a phone',
    [page, inPage('Rectangle 24', { node: 'RECTANGLE', box: box(120.5, 799, 134, 5) })],
    { 'Rectangle 24': 'chrome' },
  ],
  [
    'no progress bar in the middle of it',
    [page, inPage('Rectangle 24', { node: 'RECTANGLE', box: box(120.5, 400, 134, 5) })],
    {},
  ],
  ['an icon is design', [page, inPage('icon', { box: box(0, 0, 24, 24) }), ...vectors('icon', 3)], {}],
  [
    'an illustration, whatever its groups are called',
    [page, inPage('Group 1', { node: 'GROUP', box: box(0, 0, 200, 160) }), ...vectors('Group 1', 2)],
    { 'Group 1': 'drawing', 'Group 1-v0': 'drawing', 'Group 1-v1': 'drawing' },
  ],
  [
    'a card with text and an icon on it is design',
    [
      page,
      inPage('card', { box: box(0, 0, 200, 160), fills: [solid('#eeeeee')] }),
      layer('title', { parent: 'card', node: 'TEXT', text: inter }),
      ...vectors('card', 2),
    ],
    {},
  ],
  [
    'a filled tile around an icon is design',
    [page, inPage('tile', { box: box(0, 0, 100, 100), fills: [solid('#eeeeee')] }), ...vectors('tile', 2)],
    {},
  ],
])('%s', (_, layers, expected) => {
  expect(at(phone, layers)).toEqual(expected)
})

it.each([
  ['Cover', { width: 1600, height: 960 }, ['chrome', 'chrome']],
  ['Cover', phone, []],
  ['Coverage', { width: 1600, height: 960 }, []],
])('the frame "%s" of %o', (name, frame, expected) => {
  expect(Object.values(at(frame, [{ ...page, name }, inPage('a')]))).toEqual(expected)
})

it('a token is apart where no place of it is design', () => {
  expect(apartOf([{ apart: 'drawing' }, { apart: undefined }])).toBeUndefined()
  expect(apartOf([{ apart: 'drawing' }, { apart: 'chrome' }, { apart: 'chrome' }])).toBe('chrome')
  expect(apartOf([])).toBeUndefined()
})
