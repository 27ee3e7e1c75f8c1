import { beforeEach, describe, expect, it } from 'vitest'
import type { NodeSpec } from '../../e2e/fake-figma/nodes.ts'
import { type Installed, installFigma } from '../../e2e/fake-figma/testing.ts'
import { at, readFrame, rgb, solid } from './testing.ts'

let fake: Installed
beforeEach(() => (fake = installFigma()))

describe('one property of one layer', () => {
  const shadow = {
    type: 'DROP_SHADOW',
    visible: true,
    color: { ...rgb('#0f172a'), a: 0.08 },
    offset: { x: 0, y: 8 },
    radius: 24,
    spread: -4,
    blendMode: 'NORMAL',
  }
  const style = {
    fontName: { family: 'Inter', style: 'Bold' },
    fontSize: 15,
    fontWeight: 700,
    lineHeight: { unit: 'PIXELS', value: 24 },
    letterSpacing: { unit: 'PERCENT', value: -1 },
  }
  const px = (value: number) => ({ value, unit: 'px' })
  it.each<[string, Partial<NodeSpec>, object]>([
    [
      'a fill',
      { props: { fills: [solid('#0d6efd')] } },
      {
        fills: [
          {
            paint: 'solid',
            color: { colorSpace: 'srgb', components: [0.051, 0.4314, 0.9922], alpha: 1, hex: '#0d6efd' },
          },
        ],
      },
    ],
    [
      'its opacity',
      { props: { fills: [solid('#0d6efd', { opacity: 0.4 })] } },
      { fills: [{ color: { alpha: 0.4 } }] },
    ],
    ['no hidden fill', { props: { fills: [solid('#0d6efd', { visible: false })] } }, { fills: [] }],
    [
      'a picture',
      { props: { fills: [{ type: 'IMAGE', imageHash: 'abc', scaleMode: 'FILL' }] } },
      { fills: [{ paint: 'image', hash: 'abc' }] },
    ],
    [
      'a gradient',
      {
        props: {
          fills: [
            {
              type: 'GRADIENT_LINEAR',
              gradientTransform: [
                [0, 1, 0],
                [-1, 0, 1],
              ],
              gradientStops: [
                { color: { ...rgb('#000000'), a: 1 }, position: 0 },
                { color: { ...rgb('#ffffff'), a: 1 }, position: 1 },
              ],
            },
          ],
        },
      },
      {
        fills: [
          { paint: 'gradient', shape: 'linear', angle: 180, stops: [{ position: 0 }, { position: 1 }] },
        ],
      },
    ],
    [
      'a stroke',
      { props: { strokes: [solid('#e2e8f0')], strokeWeight: 2, dashPattern: [6, 3], strokeCap: 'ROUND' } },
      { strokes: [{ color: { hex: '#e2e8f0' } }], strokeWeights: [2, 2, 2, 2], dashes: [6, 3], cap: 'round' },
    ],
    [
      'a stroke on one side',
      {
        props: { strokes: [solid('#e2e8f0')], strokeTopWeight: 0, strokeRightWeight: 0, strokeLeftWeight: 0 },
      },
      { strokeWeights: [0, 0, 1, 0] },
    ],
    ['a radius', { props: { cornerRadius: 8 } }, { radii: [8, 8, 8, 8] }],
    [
      'radii',
      {
        props: {
          cornerRadius: 'mixed',
          topLeftRadius: 8,
          topRightRadius: 8,
          bottomRightRadius: 0,
          bottomLeftRadius: 0,
        },
      },
      { radii: [8, 8, 0, 0] },
    ],
    [
      'a shadow',
      { props: { effects: [shadow] } },
      {
        shadows: [
          {
            color: { hex: '#0f172a', alpha: 0.08 },
            offsetX: px(0),
            offsetY: px(8),
            blur: px(24),
            spread: px(-4),
            inset: false,
          },
        ],
      },
    ],
    [
      'a row',
      {
        props: {
          layoutMode: 'HORIZONTAL',
          itemSpacing: 12,
          paddingTop: 8,
          paddingRight: 16,
          paddingBottom: 8,
          paddingLeft: 16,
        },
      },
      { layout: { direction: 'horizontal', gap: 12, padding: [8, 16, 8, 16] } },
    ],
    [
      'a row that wraps',
      { props: { layoutMode: 'HORIZONTAL', layoutWrap: 'WRAP', itemSpacing: 12, counterAxisSpacing: 20 } },
      { layout: { gap: 12, counterGap: 20 } },
    ],
    [
      'a grid',
      { props: { layoutMode: 'GRID', gridColumnGap: 10, gridRowGap: 14 } },
      { layout: { direction: 'grid', gap: 10, counterGap: 14 } },
    ],
    [
      'a text',
      { type: 'TEXT', props: { characters: 'Hello', ...style } },
      {
        text: {
          family: 'Inter',
          style: 'Bold',
          weight: 700,
          size: 15,
          lineHeight: 1.6,
          letterSpacing: -0.15,
          characters: 5,
        },
      },
    ],
    [
      'a text in two styles',
      {
        type: 'TEXT',
        props: { characters: 'Hello you', ...style, fills: 'mixed' },
        segments: [
          { ...style, characters: 'Hello', fills: [solid('#000000')] },
          { ...style, characters: ' you', fills: [solid('#ff0000')] },
        ],
      },
      {
        text: { characters: 5 },
        segments: [
          { characters: 5, fills: [{ color: { hex: '#000000' } }] },
          { characters: 4, fills: [{ color: { hex: '#ff0000' } }] },
        ],
      },
    ],
    [
      'what it is bound to',
      {
        boundVariables: {
          fills: [{ type: 'VARIABLE_ALIAS', id: 'V:1' }],
          itemSpacing: { type: 'VARIABLE_ALIAS', id: 'V:2' },
        },
      },
      { bindings: { 'fills.0': 'V:1', itemSpacing: 'V:2' } },
    ],
    ['being multiplied', { props: { blendMode: 'MULTIPLY' } }, { blended: true }],
    ['its place', { x: 20, y: 30 }, { box: { x: 20, y: 30, width: 100, height: 40 }, parent: '1:1' }],
  ])('%s', async (_, spec, expected) => {
    const [, layer] = await readFrame(fake, at('1:2', spec))
    expect(layer).toMatchObject(expected)
  })

  it('says nothing of a gap where space is distributed', async () => {
    const [, layer] = await readFrame(
      fake,
      at('1:2', {
        props: { layoutMode: 'HORIZONTAL', primaryAxisAlignItems: 'SPACE_BETWEEN', itemSpacing: 12 },
      }),
    )
    expect(layer?.layout).toEqual({ direction: 'horizontal', padding: [0, 0, 0, 0] })
  })

  it('keeps wide colors as the document states them, with the sRGB they are shown as', async () => {
    fake.doc.profile = 'DISPLAY_P3'
    const [, layer] = await readFrame(
      fake,
      at('1:2', { props: { fills: [solid('#00ff00'), solid('#808080')] } }),
    )
    expect(layer?.fills).toMatchObject([
      { color: { colorSpace: 'display-p3', components: [0, 1, 0], hex: '#00ff00' } },
      { color: { colorSpace: 'display-p3', hex: '#808080' } },
    ])
  })
})
