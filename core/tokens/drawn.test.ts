/** What layers state beside design: strokes of icons, scaled lengths, radii beyond round. */
import { describe, expect, it } from 'vitest'
import type { Layer } from '../../shared/layer.ts'
import { border } from './border/border.ts'
import { color } from './color/color.ts'
import { radius } from './radius/radius.ts'
import { FULL } from './radius/scene.ts'
import { settle } from './spacing/settle.ts'
import { spacing } from './spacing/spacing.ts'
import { box, inter, layer, px, solid } from './testing/layers.ts'

const stroke = (node: string, over: Partial<Layer> = {}) =>
  layer('a', { node, strokes: [solid('#6a6f7c')], strokeWeights: [1.5, 1.5, 1.5, 1.5], ...over })

it.each<[string, Layer, number, string]>([
  ['a box', stroke('FRAME'), 1, 'stroke'],
  ['a vector', stroke('VECTOR', { box: box(0, 0, 18, 18) }), 0, 'icon'],
  ['a line', stroke('LINE', { box: box(0, 0, 300, 0) }), 1, 'stroke'],
  ['a divider that was drawn', stroke('VECTOR', { box: box(0, 0, 0, 108) }), 1, 'stroke'],
  ['letters', stroke('TEXT', { text: inter }), 0, 'stroke'],
])('the stroke of %s', (_, one, borders, use) => {
  expect(border.extract.layers?.([one])).toHaveLength(borders)
  expect(color.extract.layers?.([one])?.map((seen) => seen.use)).toEqual([use])
})

describe('radii', () => {
  it.each<[number, number, number, number, string | undefined]>([
    [8, 100, 40, 8, undefined],
    [8, 40, 16, 8, undefined],
    [25, 70, 35, 25, undefined],
    [20, 40, 40, FULL, undefined],
    [17.5, 22, 22, FULL, undefined],
    [100, 134, 5, FULL, undefined],
    [50, 120, 48, FULL, undefined],
    [1e6, 32, 32, FULL, undefined],
    [2.67, 22, 11, 2.67, 'drawing'],
    [1, 10, 2, 1, 'drawing'],
  ])('%d px on %d × %d', (value, width, height, expected, apart) => {
    const one = layer('a', { box: box(0, 0, width, height), radii: [value, value, value, value] })
    const [seen] = radius.extract.layers?.([one]) ?? []
    expect(seen?.value).toEqual(px(expected))
    expect(seen?.apart).toBe(apart)
  })
})

describe('spacing without auto layout', () => {
  const page = layer('page', { box: box(0, 0, 360, 260) })
  const row = (id: string, y: number, over: Partial<Layer> = {}) =>
    layer(id, { parent: 'page', node: 'RECTANGLE', box: box(24, y, 312, 48), ...over })
  const told = (...layers: Layer[]) => {
    const seen = spacing.extract.layers?.([page, ...layers])
    return seen && seen.map(({ value, use }) => `${use} ${value.value}`)
  }
  it('is what comes again between boxes in line, and on both sides', () => {
    expect(told(row('a', 24), row('b', 88), row('c', 152))).toEqual([
      'gap 16',
      'gap 16',
      'padding 24',
      'padding 24',
    ])
  })
  it('is no distance that comes once', () => {
    expect(told(row('a', 24), row('b', 88), row('c', 160))).toEqual(['padding 24', 'padding 24'])
  })
  it.each<[string, Layer[]]>([
    ['nothing lies in', []],
    ['text lies in', [row('a', 24, { node: 'TEXT', text: inter })]],
    ['turned boxes lie in', [row('a', 24, { turned: true })]],
    ['one box lies aside in', [row('a', 24, { box: box(10, 24, 200, 48) })]],
    ['boxes lie on fractions of', [row('a', 24, { box: box(24.3, 24, 311.4, 48) })]],
  ])('says nothing of a frame that %s, so that pixels may', (_, layers) => {
    expect(told(...layers)).toBeNull()
  })
  it('is none between the variants of a set', () => {
    const set = { ...page, node: 'COMPONENT_SET' }
    expect(spacing.extract.layers?.([set, row('a', 24), row('b', 88), row('c', 152)])).toBeNull()
  })
})

it('scaled lengths that float32 tells apart are one, and apart from design', () => {
  const frame = (id: string, gap: number) => [
    layer(id, { layout: { direction: 'horizontal', gap, padding: [0, 0, 0, 0] } }),
    layer(`${id}1`, { parent: id }),
    layer(`${id}2`, { parent: id, box: box(120, 0, 10, 10) }),
  ]
  const seen = spacing.extract.layers?.([
    ...frame('a', 11.28),
    ...frame('b', 11.29),
    ...frame('c', 11.28),
    ...frame('d', 12),
  ])
  const settled = settle((seen ?? []).map((one) => ({ ...one, frame: 'f', source: 'layers' })))
  expect(settled.map(({ value, apart }) => [value.value, apart])).toEqual([
    [11.28, 'drawing'],
    [11.28, 'drawing'],
    [11.28, 'drawing'],
    [12, undefined],
  ])
})
