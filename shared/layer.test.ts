import { expect, it } from 'vitest'
import { type Layer, MOST_PX, layerSchema, layersSchema } from './layer.ts'

const black = {
  colorSpace: 'srgb' as const,
  components: [0, 0, 0] as [number, number, number],
  alpha: 1,
  hex: '#000000',
}
const text = { family: 'Inter', style: 'Regular', weight: 400, size: 16, letterSpacing: 0, characters: 5 }
const layer: Layer = {
  id: 'I1:2;3:4',
  name: 'Title\nin two lines',
  node: 'TEXT',
  box: { x: -200, y: 0, width: 100, height: 24 },
  opacity: 1,
  fills: [{ paint: 'solid', color: black }],
  strokes: [],
  text,
}
const px = (value: number) => ({ value, unit: 'px' as const })
const shadow = { color: black, offsetX: px(0), offsetY: px(2), blur: px(4), spread: px(0), inset: false }

it('takes what Figma tells', () => {
  expect(layerSchema.safeParse(layer).success).toBe(true)
  expect(layerSchema.safeParse({ ...layer, shadows: [shadow] }).success).toBe(true)
})

it.each<[string, typeof black, object]>([
  [
    'a channel between two bytes',
    { ...black, components: [0.9, 0, 0], hex: '#e50000' },
    { components: [0.9, 0, 0], hex: '#e60000' },
  ],
  [
    'a color out of all gamuts',
    { ...black, components: [1e308, -2, 0] },
    { components: [1, 0, 0], hex: '#ff0000' },
  ],
])('reads %s as one color', (_, color, read) => {
  expect(layerSchema.parse({ ...layer, fills: [{ paint: 'solid', color }] }).fills).toMatchObject([
    { color: read },
  ])
})

const texted = { ...layer, id: '2', text: { ...text, size: 14 } }

/** Each of these once made a project's library unreadable, its run impossible to record, or lost the whole frame. */
it.each<[string, object, object]>([
  ['a radius of infinity is all there is', { radii: [35_791_400, 0, 0, 0] }, { radii: [MOST_PX, 0, 0, 0] }],
  [
    'so is a box as large as numbers get',
    { box: { x: 1e308, y: 0, width: 1e308, height: 1 } },
    { box: { x: MOST_PX } },
  ],
  ['a negative stroke is none', { strokeWeights: [-1, 0, 0, 0] }, { strokeWeights: [0, 0, 0, 0] }],
  ['a shadow ends', { shadows: [{ ...shadow, blur: px(1e308) }] }, { shadows: [{ blur: px(MOST_PX) }] }],
  ['a weight that no font has', { text: { ...text, weight: -5 } }, { lost: ['text'] }],
  ['a font without a name', { text: { ...text, family: '' } }, { lost: ['text'] }],
  ['a font name with a NUL', { text: { ...text, family: 'A\0B' } }, { lost: ['text'] }],
  ['a font name with half a character', { text: { ...text, family: 'A\ud800B' } }, { lost: ['text'] }],
  [
    'a gap that is no number',
    { layout: { direction: 'horizontal', gap: 'x', padding: [0, 0, 0, 0] } },
    { lost: ['layout'] },
  ],
  [
    'a hundred thousand shadows',
    { shadows: Array.from({ length: 101 }, () => shadow) },
    { lost: ['shadows'] },
  ],
  ['a component key of a megabyte', { component: 'c'.repeat(1e6) }, { lost: ['component'] }],
  [
    'one of two paints',
    { fills: [{ paint: 'plaid' }, { paint: 'solid', color: black }] },
    { fills: [{ color: { hex: '#000000' } }], lost: ['fills'] },
  ],
  ['two things at once', { text: { ...text, weight: -5 }, cap: 'pointed' }, { lost: ['cap', 'text'] }],
])('%s: it costs that value and nothing else', (_, odd, read) => {
  const [first, second] = layersSchema.parse([{ ...layer, ...odd }, texted])
  expect(first).toMatchObject(read)
  expect(first?.id).toBe(layer.id)
  expect(second).toEqual(texted)
})

it.each<[string, unknown]>([
  ['nothing at all', null],
  ['no box', { ...layer, box: undefined }],
  ['an id that is none', { ...layer, id: 7 }],
])('a layer of which every layer needs what is missing costs that layer: %s', (_, odd) => {
  expect(layersSchema.parse([odd, texted])).toEqual([texted])
})
