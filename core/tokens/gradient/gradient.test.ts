import { describe, expect, it } from 'vitest'
import type { Layer } from '../../../shared/layer.ts'
import type { Observed } from '../../../shared/observed.ts'
import { aggregate } from '../../pipeline/conclude/aggregate.ts'
import { fuse } from '../../pipeline/examine/fuse.ts'
import { colorOf } from '../lib/rgb.ts'
import { gradient } from './gradient.ts'
import type { GradientSighting as Seen } from './facts.ts'

const ramp = (...colors: readonly number[]): Observed<'gradient'> =>
  colors.map((rgb, i) => ({ color: colorOf(rgb), position: i / (colors.length - 1) }))
const BLUE = ramp(0x0d6efd, 0x6610f2)
/** Off by a step or two, as readings are. */
const NEARLY = ramp(0x0c6efd, 0x660ff1)

const seen = (value: Seen['value'], width: number, more: Partial<Seen> = {}): Seen => ({
  value,
  source: 'pixels',
  use: 'background',
  frame: 'a',
  box: { x: 0, y: 0, width, height: 100 },
  weight: 0.7,
  facts: { shape: 'linear', angle: 90 },
  ...more,
})
const tokensOf = (sightings: Seen[]) =>
  aggregate(gradient, gradient.settle?.(sightings) ?? []).tokens.map((token) => ({
    ...token,
    derived: gradient.derive(token, []),
  }))

describe('gradients', () => {
  it('readings of one ramp are one, at the angle of the largest box', () => {
    const tokens = tokensOf([
      seen(BLUE, 800),
      seen(NEARLY, 60, { facts: { shape: 'linear', angle: 92 } }),
      seen(BLUE, 60, { frame: 'b', facts: { shape: 'linear', angle: 135 } }),
      seen(BLUE, 70, { frame: 'b', facts: { shape: 'linear', angle: 135 } }),
    ])
    expect(tokens).toMatchObject([
      { value: BLUE, derived: { shape: 'linear', angle: 90, angles: [90, 135] } },
    ])
  })

  it('avatars with a gradient each are none; two buttons with the same one are', () => {
    const avatars = [0xff9a9e, 0x84fab0, 0xf6d365].map((rgb, i) =>
      seen(ramp(rgb, 0xfbc2eb - 40 * i), 16, { box: { x: 0, y: 60 * i, width: 40, height: 40 } }),
    )
    expect(tokensOf(avatars)).toEqual([])
    const buttons = [0, 60].map((y) => seen(BLUE, 80, { box: { x: 0, y, width: 80, height: 32 } }))
    expect(tokensOf([...avatars, ...buttons])).toHaveLength(1)
  })

  it.each([
    ['two hues', BLUE, 'blue-indigo'],
    ['one hue said once', ramp(0x0d6efd, 0x3d8bfd), 'blue'],
    ['three', ramp(0x6d28d9, 0xdb2777, 0xf59e0b), 'purple-pink-amber'],
    ['more', ramp(0xff0000, 0xffff00, 0x00ff00, 0x0000ff), 'red-to-blue'],
  ])('is called by %s', (_, value, name) => {
    const [token] = aggregate(gradient, [seen(value, 800)]).tokens
    expect(gradient.names(token ? [token] : [], new Map(), () => undefined).get(token?.key ?? '')).toEqual([
      'gradient',
      name,
    ])
  })

  const layer = (paint: Layer['fills'][number], more: Partial<Layer> = {}): Layer => ({
    id: '1:2',
    name: 'Hero',
    node: 'FRAME',
    box: { x: 0, y: 0, width: 800, height: 100 },
    opacity: 1,
    fills: [paint],
    strokes: [],
    ...more,
  })
  const linear = { paint: 'gradient', shape: 'linear', angle: 270 } as const
  const read = (layers: Layer[], pixels: Observed<'gradient'>) =>
    fuse(gradient, 'a', gradient.extract.layers?.(layers) ?? [], [
      { value: pixels, use: 'background', box: { x: 0, y: 0, width: 800, height: 100 }, weight: 0.9 },
    ]).map(({ value, confirmedBy, disagrees, facts }) => ({ value, confirmedBy, disagrees, facts }))

  it('what a layer states is kept, and pixels confirm it, also from its other end', () => {
    const stops = ramp(0x6610f2, 0x0d6efd)
    expect(read([layer({ ...linear, stops })], NEARLY)).toEqual([
      {
        value: stops,
        confirmedBy: 'pixels',
        disagrees: undefined,
        facts: { shape: 'linear', angle: 270 },
      },
    ])
  })

  it('what pixels cannot show, they neither confirm nor deny', () => {
    const hidden: Layer[] = [
      layer({ ...linear, stops: BLUE }, { opacity: 0.5 }),
      layer({ ...linear, shape: 'angular', stops: BLUE }),
    ]
    for (const one of hidden) {
      expect(read([one], ramp(0xffffff, 0x000000))).toMatchObject([{ value: BLUE, disagrees: undefined }])
    }
  })
})
