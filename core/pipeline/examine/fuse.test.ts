import { describe, expect, it } from 'vitest'
import type { Box } from '../../../shared/frame.ts'
import type { Layer } from '../../../shared/layer.ts'
import { registry } from '../../tokens/index.ts'
import type { Seen } from '../../tokens/type.ts'
import { boxIndex } from './box-index.ts'
import { examine } from './examine.ts'
import { fuse } from './fuse.ts'
import { isScreenshot } from './images.ts'

const type = registry.find((t) => t.kind === 'dimension')!
const px = (value: number) => ({ value, unit: 'px' as const })
const box = (x: number, y: number, width: number, height: number): Box => ({ x, y, width, height })
const seen = (value: number, at: Box, over: Partial<Seen> = {}): Seen => ({
  value: px(value),
  use: 'background',
  box: at,
  weight: 1,
  ...over,
})
const card = box(10, 10, 100, 50)

describe('fuse', () => {
  it('counts all pixels where there are no layers, and none beside layers', () => {
    const pixels = [seen(8, card)]
    expect(fuse(type, 'f', null, pixels)).toEqual([{ ...pixels[0], frame: 'f', source: 'pixels' }])
    expect(fuse(type, 'f', [], pixels)).toEqual([])
  })

  it.each<[string, Seen[], Seen[], object[]]>([
    ['the same box confirms', [seen(8, card)], [seen(8, card)], [{ confirmedBy: 'pixels' }]],
    ['the same box contradicts', [seen(8, card)], [seen(20, card)], [{ value: px(8), disagrees: px(20) }]],
    [
      'a box that is only near does not contradict',
      [seen(8, card)],
      [seen(20, box(10, 10, 70, 50))],
      [{ disagrees: undefined }],
    ],
    [
      'a doubtful reading does not contradict',
      [seen(8, card)],
      [seen(20, card, { weight: 0.5 })],
      [{ disagrees: undefined }],
    ],
    [
      'of two at one place the one that agrees was seen',
      [seen(8, card), seen(20, card)],
      [seen(8, card)],
      [{ confirmedBy: 'pixels' }, { disagrees: undefined }],
    ],
    [
      'of two at one place the upper one is contradicted',
      [seen(8, card), seen(9, card)],
      [seen(90, card)],
      [{ disagrees: undefined }, { disagrees: px(90) }],
    ],
    [
      'ink inside the box of its text',
      [seen(8, card, { use: 'text' })],
      [seen(8, box(12, 20, 30, 9), { use: 'text' })],
      [{ confirmedBy: 'pixels' }],
    ],
    [
      'a part of a long gap',
      [seen(8, box(0, 50, 400, 8), { use: 'gap' })],
      [seen(8, box(80, 50, 60, 8), { use: 'gap' })],
      [{ confirmedBy: 'pixels' }],
    ],
    [
      'a longer distance is no contradiction',
      [seen(8, box(0, 50, 400, 8), { use: 'gap' })],
      [seen(24, box(0, 50, 400, 24), { use: 'gap' })],
      [{ disagrees: undefined, confirmedBy: undefined }],
    ],
    [
      'pixels show what it appears to be',
      [seen(8, card, { appears: px(99) })],
      [seen(99, card)],
      [{ value: px(8), confirmedBy: 'pixels' }],
    ],
    [
      'nothing is said of what cannot be seen',
      [seen(8, card, { appears: null })],
      [seen(99, card)],
      [{ disagrees: undefined }],
    ],
  ])('%s', (_, stated, pixels, expected) => {
    const fused = fuse(type, 'f', stated, pixels)
    expect(fused).toHaveLength(expected.length)
    expected.forEach((part, i) =>
      expect({ confirmedBy: undefined, disagrees: undefined, ...fused[i] }).toMatchObject(part),
    )
    for (const sighting of fused) expect(sighting).not.toHaveProperty('appears')
  })

  it('counts what only pictures show, and says so', () => {
    const picture = { box: box(200, 0, 300, 300), hash: 'photo' }
    const pixels = [seen(5, box(220, 20, 50, 50)), seen(6, box(600, 20, 50, 50))]
    expect(fuse(type, 'f', [seen(8, card)], pixels, [picture])).toEqual([
      { ...seen(8, card), frame: 'f', source: 'layers' },
      { ...pixels[0], frame: 'f', source: 'pixels', image: 'photo' },
    ])
  })

  it('stays linear: 10,000 layers against 10,000 readings', () => {
    const places = Array.from({ length: 10_000 }, (_, i) =>
      box((i % 100) * 30, Math.floor(i / 100) * 30, 24, 24),
    )
    const all = places.map((place) => seen(8, place))
    const nested = [...all, ...Array.from({ length: 50 }, () => seen(8, box(0, 0, 3000, 3000)))]
    const start = performance.now()
    const fused = fuse(type, 'f', nested, all)
    expect(performance.now() - start).toBeLessThan(4000)
    expect(fused.filter((s) => s.confirmedBy)).toHaveLength(10_000)
  })
})

it('finds boxes of every size that overlap, in order', () => {
  const index = boxIndex<string>()
  index.add(box(0, 0, 1000, 1000), 'page')
  index.add(box(100, 100, 50, 50), 'card')
  index.add(box(-40, -40, 60, 60), 'corner')
  expect(index.over(box(110, 110, 20, 20))).toEqual(['page', 'card'])
  expect(index.over(box(-10, -10, 12, 12))).toEqual(['page', 'corner'])
  expect(index.over(box(2000, 0, 10, 10))).toEqual([])
})

const layer = (id: string, over: Partial<Layer> = {}): Layer => ({
  id,
  name: id,
  node: 'RECTANGLE',
  box: box(0, 0, 400, 300),
  opacity: 1,
  fills: [],
  strokes: [],
  ...over,
})
const image = { paint: 'image' as const, hash: 'shot' }
const white = {
  paint: 'solid' as const,
  color: {
    colorSpace: 'srgb' as const,
    components: [1, 1, 1] as [number, number, number],
    alpha: 1,
    hex: '#ffffff',
  },
}
const frame = { id: 'f', name: 'f', scale: 1, width: 400, height: 300 }

it.each<[string, Layer[], boolean]>([
  ['a picture alone', [layer('p', { fills: [image] })], true],
  ['a picture in a frame', [layer('f', { fills: [white] }), layer('p', { fills: [image] })], true],
  [
    'with something on it',
    [layer('p', { fills: [image] }), layer('t', { fills: [white], box: box(0, 0, 9, 9) })],
    false,
  ],
  [
    'a picture in a design',
    [layer('f', { fills: [white] }), layer('p', { fills: [image], box: box(0, 0, 200, 300) })],
    false,
  ],
])('a screenshot: %s', (_, layers, expected) => {
  expect(isScreenshot(layers, frame)).toBe(expected)
})

it('measures places from the corner of the frame, not of the picture', async () => {
  const data = new Uint8Array(100 * 60 * 4).fill(255)
  for (let y = 20; y < 40; y++) for (let x = 20; x < 80; x++) data.set([13, 110, 253, 255], (y * 100 + x) * 4)
  const context = {
    types: registry,
    decode: async () => ({ data, width: 100, height: 60, lossy: false }),
    now: () => 0,
  }
  const of = async (origin?: { x: number; y: number }) => {
    const input = {
      frame: { ...frame, width: 100, height: 60, ...(origin && { origin }) },
      image: new Uint8Array(),
    }
    const { sightings } = await examine(input, context)
    return Object.values(sightings)
      .flat()
      .find((s) => (s.value as { hex?: string }).hex === '#0d6efd')?.box
  }
  expect(await of()).toEqual(box(20, 20, 60, 20))
  expect(await of({ x: -12, y: -8 })).toEqual(box(8, 12, 60, 20))
})
