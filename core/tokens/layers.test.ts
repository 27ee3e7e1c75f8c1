/** What layers state is found exactly, property by property: no reading, no tolerance. */
import { expect, it } from 'vitest'
import { type Layer, layersSchema } from '../../shared/layer.ts'
import { border } from './border/border.ts'
import { color } from './color/color.ts'
import { radius } from './radius/radius.ts'
import { shadow } from './shadow/shadow.ts'
import { spacing } from './spacing/spacing.ts'
import { box, hex, inter, layer, px, shade, solid } from './testing/layers.ts'
import type { Seen, TokenType } from './type.ts'
import { typography } from './typography/typography.ts'

const seen = (type: TokenType, layers: readonly Layer[]): Seen[] => {
  layersSchema.parse(layers)
  return type.extract.layers?.(layers) ?? []
}
const values = (type: TokenType, layers: readonly Layer[]) => seen(type, layers).map(({ value }) => value)
const row = { direction: 'horizontal' as const, padding: [0, 0, 0, 0] as [number, number, number, number] }
const three = (more: Partial<Layer>[] = []) => [
  layer('a', { parent: 'row', box: box(10, 10, 20, 20), ...more[0] }),
  layer('b', { parent: 'row', box: box(37, 10, 20, 20), ...more[1] }),
  layer('c', { parent: 'row', box: box(64, 10, 20, 20), ...more[2] }),
]

it.each<[string, TokenType, Layer[], unknown[]]>([
  ['a fill', color, [layer('f', { fills: [solid('#ffd400')] })], [hex('#ffd400')]],
  ['a translucent fill', color, [layer('f', { fills: [solid('#ffd400', 0.4)] })], [hex('#ffd400', 0.4)]],
  [
    'two fills',
    color,
    [layer('f', { fills: [solid('#111111'), solid('#222222', 0.5)] })],
    [hex('#111111'), hex('#222222', 0.5)],
  ],
  [
    'a stroke with a width',
    color,
    [layer('f', { strokes: [solid('#333333')], strokeWeights: [0, 0, 1, 0] })],
    [hex('#333333')],
  ],
  [
    'no stroke without one',
    color,
    [layer('f', { strokes: [solid('#333333')], strokeWeights: [0, 0, 0, 0] })],
    [],
  ],
  [
    'ink of each part of a text',
    color,
    [
      layer('t', {
        node: 'TEXT',
        text: inter,
        segments: [
          { ...inter, fills: [solid('#000000')] },
          { ...inter, fills: [solid('#e11d48')] },
        ],
      }),
    ],
    [hex('#000000'), hex('#e11d48')],
  ],
  ['gaps', spacing, [layer('row', { layout: { ...row, gap: 7 } }), ...three()], [px(7), px(7)]],
  [
    'no gap around what is out of the flow',
    spacing,
    [layer('row', { layout: { ...row, gap: 7 } }), ...three([{}, { absolute: true }])],
    [px(7)],
  ],
  ['no gap where space is distributed', spacing, [layer('row', { layout: row }), ...three()], []],
  [
    'lines of a layout that wraps',
    spacing,
    [
      layer('row', { layout: { ...row, gap: 7, counterGap: 13 } }),
      ...three([{}, {}, { box: box(10, 43, 20, 20) }]),
    ],
    [px(7), px(13)],
  ],
  [
    'a gap below zero',
    spacing,
    [layer('row', { layout: { ...row, gap: -8 } }), ...three().slice(0, 2)],
    [px(-8)],
  ],
  [
    'padding',
    spacing,
    [layer('row', { layout: { ...row, padding: [10, 0, 11, 12.5] } }), ...three().slice(0, 1)],
    [px(10), px(11), px(12.5)],
  ],
  [
    'no padding around nothing',
    spacing,
    [layer('row', { layout: { ...row, padding: [10, 10, 10, 10] } })],
    [],
  ],
  ['a radius', radius, [layer('f', { radii: [6, 6, 6, 6] })], [px(6)]],
  ['corner by corner', radius, [layer('f', { radii: [6, 6, 0, 3] })], [px(6), px(3)]],
  ['a radius of half the height, as stated', radius, [layer('f', { radii: [20, 20, 20, 20] })], [px(20)]],
  [
    'a shadow of two layers',
    shadow,
    [layer('f', { shadows: [shade(1, 2), shade(8, 24)] })],
    [[shade(1, 2), shade(8, 24)]],
  ],
  [
    'a border',
    border,
    [layer('f', { strokes: [solid('#e2e8f0')], strokeWeights: [1, 1, 1, 1] })],
    [{ color: hex('#e2e8f0'), width: px(1), style: 'solid' }],
  ],
  [
    'dashes',
    border,
    [layer('f', { strokes: [solid('#e2e8f0')], strokeWeights: [2, 2, 2, 2], dashes: [6, 3], cap: 'round' })],
    [{ color: hex('#e2e8f0'), width: px(2), style: { dashArray: [px(6), px(3)], lineCap: 'round' } }],
  ],
  [
    'a text style',
    typography,
    [layer('t', { node: 'TEXT', text: inter })],
    [
      {
        fontFamily: 'Inter',
        fontSize: px(15),
        fontWeight: 600,
        letterSpacing: px(-0.15),
        lineHeight: 1.4667,
      },
    ],
  ],
  [
    'AUTO line height is not observed',
    typography,
    [layer('t', { node: 'TEXT', text: { ...inter, lineHeight: undefined } })],
    [{ fontFamily: 'Inter', fontSize: px(15), fontWeight: 600, letterSpacing: px(-0.15) }],
  ],
])('%s', (_, type, layers, expected) => {
  expect(values(type, layers)).toEqual(expected)
})

it('tells dash patterns apart', () => {
  const dashed = (dashes: number[]) =>
    values(border, [
      layer('f', { strokes: [solid('#e2e8f0')], strokeWeights: [1, 1, 1, 1], dashes }),
    ])[0] as never
  expect(border.canonical(dashed([4, 4]))).not.toBe(border.canonical(dashed([8, 4])))
  expect(border.distance(dashed([4, 4]), dashed([4, 4]))).toBe(0)
})

it('says which layer, component and instance, and where', () => {
  const button = layer('button', { fills: [solid('#2563eb')], component: 'key', instance: '1:9' })
  expect(seen(color, [button])).toMatchObject([
    { layer: 'button', component: 'key', instance: '1:9', box: button.box, use: 'background', weight: 1 },
  ])
})

it('puts gaps and padding where they are', () => {
  const layers = [layer('row', { layout: { ...row, gap: 7, padding: [0, 0, 0, 10] } }), ...three()]
  expect(seen(spacing, layers).map(({ use, box }) => [use, box])).toEqual([
    ['padding', box(0, 0, 10, 40)],
    ['gap', box(30, 10, 7, 20)],
    ['gap', box(57, 10, 7, 20)],
  ])
})
