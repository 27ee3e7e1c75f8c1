/** Frames of every make, through examine and conclude: what layers state comes out exactly. */
import { describe, expect, it } from 'vitest'
import type { Layer } from '../../shared/layer.ts'
import { defaultOptions } from '../../shared/options.ts'
import { type AnyToken, summarise } from '../../shared/token.ts'
import { registry } from '../tokens/index.ts'
import { box, inter, layer, px, shade, solid } from '../tokens/testing/layers.ts'
import { conclude } from './conclude/conclude.ts'
import { examine } from './examine/examine.ts'
import type { FrameInput, Pixels } from './ports.ts'

const [WIDTH, HEIGHT] = [400, 300]
type Rect = readonly [x: number, y: number, width: number, height: number, rgb: number]

function drawn(...rects: readonly Rect[]): Pixels {
  const data = new Uint8Array(WIDTH * HEIGHT * 4).fill(255)
  for (const [x0, y0, width, height, rgb] of rects)
    for (let y = y0; y < y0 + height; y++)
      for (let x = x0; x < x0 + width; x++)
        data.set([rgb >> 16, (rgb >> 8) & 255, rgb & 255, 255], (y * WIDTH + x) * 4)
  return { data, width: WIDTH, height: HEIGHT, lossy: false }
}

/** A card with two boxes on a page. */
const page: Rect = [0, 0, WIDTH, HEIGHT, 0xf2f4f7]
const card: Rect = [40, 40, 320, 200, 0xffffff]
const boxes: Rect[] = [
  [60, 60, 120, 60, 0x175cd3],
  [196, 60, 120, 60, 0x175cd3],
]
const picture = drawn(page, card, ...boxes)
const layers = (over: Partial<Record<'box' | 'ink', string>> = {}): Layer[] => [
  layer('page', { box: box(0, 0, WIDTH, HEIGHT), fills: [solid('#f2f4f7')] }),
  layer('card', {
    parent: 'page',
    box: box(40, 40, 320, 200),
    fills: [solid('#ffffff')],
    shadows: [shade(1, 2), shade(8, 24)],
    layout: { direction: 'horizontal', gap: 16, padding: [20, 20, 20, 20] },
  }),
  layer('a', {
    parent: 'card',
    box: box(60, 60, 120, 60),
    fills: [solid(over.box ?? '#175cd3')],
    radii: [6, 6, 6, 6],
  }),
  layer('b', { parent: 'card', box: box(196, 60, 120, 60), fills: [solid(over.box ?? '#175cd3')] }),
  layer('t', {
    parent: 'card',
    node: 'TEXT',
    box: box(60, 140, 200, 22),
    fills: [solid('#101828')],
    text: inter,
  }),
]

const input = (id: string, more: Partial<FrameInput> & { mode?: string } = {}): FrameInput => ({
  frame: { id, name: id, scale: 1, width: WIDTH, height: HEIGHT, ...(more.mode && { mode: more.mode }) },
  image: new Uint8Array(),
  ...(more.layers && { layers: more.layers }),
})
const walk = async (...frames: readonly (readonly [FrameInput, Pixels])[]) => {
  const context = { types: registry, now: () => 0 }
  const examined = await Promise.all(
    frames.map(([frame, pixels]) => examine(frame, { ...context, decode: async () => pixels })),
  )
  return conclude(examined, { types: registry, options: defaultOptions })
}
const keysOf = (tokens: readonly AnyToken[]) => tokens.map(({ key }) => key).sort()
const find = (tokens: readonly AnyToken[], key: string) => tokens.find((token) => token.key === key)

describe('a frame with layers', () => {
  it('gives just what they state, exactly', async () => {
    const { primitives } = await walk([input('f', { layers: layers() }), picture])
    // Whatever other types there are have tests of their own.
    const told = new Set(['border', 'color', 'radius', 'shadow', 'spacing', 'typography'])
    expect(keysOf(primitives.filter(({ type }) => told.has(type)))).toEqual(
      [
        // Of the shadow, so that it can point to it.
        'color:#0f172a14',
        'color:#101828',
        'color:#175cd3',
        'color:#f2f4f7',
        'color:#ffffff',
        'radius:6px',
        'shadow:0px 1px 2px -1px #0f172a 8%, 0px 8px 24px -1px #0f172a 8%',
        'spacing:16px',
        'spacing:20px',
        'typography:15px inter 600 /1.467 -0.15px apart',
      ].sort(),
    )
    const text = primitives.find(({ kind }) => kind === 'typography')
    expect(text?.value).toEqual({
      fontFamily: 'Inter',
      fontSize: px(15),
      fontWeight: 600,
      letterSpacing: px(-0.15),
      lineHeight: 1.4667,
    })
  })

  it('is confirmed by its pixels, and says where they disagree', async () => {
    const agreeing = await walk([input('f', { layers: layers() }), picture])
    const blue = find(agreeing.primitives, 'color:#175cd3')
    expect(blue?.sightings.map(({ confirmedBy }) => confirmedBy)).toEqual(['pixels', 'pixels'])
    const other = await walk([input('f', { layers: layers({ box: '#b42318' }) }), picture])
    const red = find(other.primitives, 'color:#b42318')
    expect(red?.sightings.map(({ disagrees }) => (disagrees as { hex: string }).hex)).toEqual([
      '#175cd3',
      '#175cd3',
    ])
    expect(red?.confidence).toBeLessThan(blue?.confidence ?? 0)
    expect(find(other.primitives, 'color:#175cd3')).toBeUndefined()
  })

  it('counts what only a picture in it shows as a reference', async () => {
    const photo = { paint: 'image' as const, hash: 'photo' }
    const withPhoto = [
      ...layers(),
      layer('p', { parent: 'page', box: box(40, 250, 320, 50), fills: [photo] }),
    ]
    const shown = drawn(page, card, ...boxes, [40, 250, 320, 50, 0x12b76a])
    const { primitives } = await walk([input('f', { layers: withPhoto }), shown])
    const green = find(primitives, 'color:#12b76a')
    expect(green && summarise(green).evidence).toMatchObject({ sources: ['pixels'], reference: true })
    const blue = find(primitives, 'color:#175cd3')
    expect(blue && summarise(blue).evidence.reference).toBeUndefined()
  })
})

describe('a run', () => {
  it('reads a screenshot inside a design by its own pixels, as a reference, and nowhere else', async () => {
    const photo = { paint: 'image' as const, hash: 'shot' }
    const at = box(0, 0, WIDTH, HEIGHT)
    const around = [...layers(), layer('p', { parent: 'page', box: box(40, 250, 320, 50), fills: [photo] })]
    const blurred = drawn(page, card, ...boxes, [40, 250, 320, 50, 0x12b76a])
    const own = [layer('p', { parent: 'f', box: at, fills: [photo] })]
    const sharp = drawn([0, 0, WIDTH, HEIGHT, 0x12b76b], [40, 40, 120, 60, 0xffffff])
    const { primitives, modes, semantics } = await walk(
      [input('f', { layers: around, mode: 'Light' }), blurred],
      [input('p', { layers: own }), sharp],
    )
    expect(find(primitives, 'color:#12b76a')).toBeUndefined()
    const green = find(primitives, 'color:#12b76b')
    expect(green && summarise(green).evidence).toMatchObject({ frames: ['p'], reference: true })
    // It has no mode of its own, and none of the design's roles.
    expect(modes).toEqual(['Light'])
    expect(semantics.flatMap(({ alias }) => Object.values(alias))).not.toContain('color:#12b76b')
    // What a layer states as well is no reference.
    const white = find(primitives, 'color:#ffffff')
    expect(white && summarise(white).evidence.reference).toBeUndefined()
  })

  it('of screenshots alone works as before', async () => {
    const shot = [layer('f', { box: box(0, 0, WIDTH, HEIGHT), fills: [{ paint: 'image', hash: 'shot' }] })]
    const bare = await walk([input('f'), picture])
    const pasted = await walk([input('f', { layers: shot }), picture])
    expect(keysOf(pasted.primitives)).toEqual(keysOf(bare.primitives))
    expect(keysOf(bare.primitives)).toContain('color:#175cd3')
  })

  it('of both joins them: a value seen in pixels and stated by layers is one token', async () => {
    const { primitives } = await walk([input('shot'), picture], [input('f', { layers: layers() }), picture])
    const blue = find(primitives, 'color:#175cd3')
    expect(blue && summarise(blue).evidence).toMatchObject({
      frames: ['f', 'shot'],
      sources: ['layers', 'pixels'],
    })
    const painted = primitives.filter((token) => token.kind === 'color' && token.value.alpha === 1)
    expect(painted).toHaveLength(4)
  })

  it('of the light and dark of one screen is one set with two modes', async () => {
    const texts = (ink: string) =>
      Array.from({ length: 8 }, (_, i) =>
        layer(`t${i}`, {
          parent: 'page',
          node: 'TEXT',
          box: box(20, 20 + i * 30, 200, 22),
          fills: [solid(ink)],
          text: inter,
        }),
      )
    const screen = (ground: string, ink: string) => [
      layer('page', { box: box(0, 0, WIDTH, HEIGHT), fills: [solid(ground)] }),
      ...texts(ink),
    ]
    const set = await walk(
      [input('one', { layers: screen('#ffffff', '#101828') }), drawn()],
      [input('two', { layers: screen('#0c111d', '#f2f4f7') }), drawn([0, 0, WIDTH, HEIGHT, 0x0c111d])],
    )
    expect(set.modes).toEqual(['Light', 'Dark'])
    const alias = (role: string) => set.semantics.find((one) => one.role === role)?.alias
    expect(alias('bg/page')).toEqual({ Light: 'color:#ffffff', Dark: 'color:#0c111d' })
    expect(alias('text/default')).toEqual({ Light: 'color:#101828', Dark: 'color:#f2f4f7' })
  })

  it('of a phone and a desktop is one theme', async () => {
    const set = await walk(
      [input('m', { layers: layers(), mode: 'Mobile' }), picture],
      [input('d', { layers: layers(), mode: 'Desktop' }), picture],
    )
    expect(set.modes).toEqual(['Default'])
  })
})
