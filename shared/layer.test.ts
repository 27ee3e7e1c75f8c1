import { expect, it } from 'vitest'
import { type Layer, layerSchema } from './layer.ts'

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

/** Each of these once made a project's library unreadable, or its run impossible to record. */
it.each<[string, object]>([
  ['a box as large as numbers get', { box: { x: 1e308, y: 0, width: 1e308, height: 1 } }],
  ['a font size that overflows when it is rounded', { text: { ...text, size: 1e308 } }],
  ['a font weight that no W3C token has', { text: { ...text, weight: -5 } }],
  ['a negative line height', { text: { ...text, lineHeight: -1 } }],
  ['a font without a name', { text: { ...text, family: '' } }],
  ['a font name with a NUL', { text: { ...text, family: 'A\0B' } }],
  ['a font name with half a character', { text: { ...text, family: 'A\ud800B' } }],
  ['a radius that overflows', { radii: [1e308, 0, 0, 0] }],
  ['a stroke that overflows', { strokeWeights: [1e308, 0, 0, 0] }],
  ['a gap that overflows', { layout: { direction: 'horizontal', gap: 1e308, padding: [0, 0, 0, 0] } }],
  ['a shadow that overflows', { shadows: [{ ...shadow, blur: px(1e308) }] }],
  ['a hundred thousand shadows', { shadows: Array.from({ length: 100_000 }, () => shadow) }],
  ['a component key of a megabyte, repeated in every sighting', { component: 'c'.repeat(1e6) }],
])('refuses %s', (_, odd) => {
  expect(layerSchema.safeParse({ ...layer, ...odd }).success).toBe(false)
})
