/** What layers state, as REST documents spell it; the plugin's own words go through plugin/read. */
import { describe, expect, it } from 'vitest'
import { layersSchema } from '../../../shared/layer.ts'
import { documentOf } from './document.ts'
import { framesOf } from './frames.ts'

const white = { r: 1, g: 1, b: 1, a: 1 }
const node = (id: string, more: object = {}) => ({
  id,
  name: id,
  type: 'FRAME',
  absoluteBoundingBox: { x: 100, y: 50, width: 320, height: 200 },
  ...more,
})
const file = (...children: object[]) => ({
  name: 'Shop',
  document: {
    id: '0:0',
    type: 'DOCUMENT',
    children: [{ id: '0:1', type: 'CANVAS', name: 'Page', children }],
  },
  components: { '7:1': { key: 'small', componentSetId: '7:0' }, '7:9': { key: 'card' } },
  componentSets: { '7:0': { key: 'buttons' } },
  styles: {},
})
const framesIn = (json: object) => [...framesOf(documentOf(json, 'design.json'))]
const layersIn = (...children: object[]) => {
  const [frame] = framesIn(file(node('1:1', { children })))
  expect(layersSchema.parse(frame?.layers)).toEqual(frame?.layers)
  return frame?.layers.slice(1) ?? []
}

it.each<[string, object, object]>([
  [
    'a translucent fill',
    { fills: [{ type: 'SOLID', opacity: 0.5, color: { ...white, a: 0.8 } }] },
    { fills: [{ paint: 'solid', color: { hex: '#ffffff', alpha: 0.4 } }] },
  ],
  ['no hidden fill', { fills: [{ type: 'SOLID', visible: false, color: white }] }, { fills: [] }],
  [
    'a picture',
    { fills: [{ type: 'IMAGE', imageRef: 'abc', scaleMode: 'FILL' }] },
    { fills: [{ paint: 'image', hash: 'abc' }] },
  ],
  ['radii of each corner', { cornerRadius: 8, rectangleCornerRadii: [8, 8, 0, 0] }, { radii: [8, 8, 0, 0] }],
  ['one radius for all', { cornerRadius: 6 }, { radii: [6, 6, 6, 6] }],
  ['a pasted radius of infinity', { cornerRadius: 35_791_400 }, { radii: [1e6, 1e6, 1e6, 1e6] }],
  [
    'strokes of each side, dashed',
    {
      strokes: [{ type: 'SOLID', color: white }],
      strokeWeight: 1,
      individualStrokeWeights: { top: 0, right: 0, bottom: 2, left: 0 },
      strokeDashes: [4, 2],
      strokeCap: 'ROUND',
    },
    { strokeWeights: [0, 0, 2, 0], dashes: [4, 2], cap: 'round' },
  ],
  [
    'a shadow and a blur',
    {
      effects: [
        {
          type: 'DROP_SHADOW',
          visible: true,
          color: { ...white, a: 0.25 },
          offset: { x: 0, y: 4 },
          radius: 12,
        },
        { type: 'BACKGROUND_BLUR', visible: true, radius: 20 },
      ],
    },
    { shadows: [{ blur: { value: 12 }, spread: { value: 0 } }], blurs: [{ of: 'background', radius: 20 }] },
  ],
  [
    'auto layout, as REST leaves out what is nought',
    { layoutMode: 'VERTICAL', itemSpacing: 12, paddingTop: 16 },
    { layout: { direction: 'vertical', gap: 12, padding: [16, 0, 0, 0] } },
  ],
  [
    'padding as older documents spell it',
    { layoutMode: 'HORIZONTAL', horizontalPadding: 16, verticalPadding: 8 },
    { layout: { gap: 0, padding: [8, 16, 8, 16] } },
  ],
  [
    'a wide diagonal gradient by its handles',
    {
      absoluteBoundingBox: { x: 100, y: 50, width: 400, height: 100 },
      fills: [
        {
          type: 'GRADIENT_LINEAR',
          gradientHandlePositions: [
            { x: 0, y: 0.5 },
            { x: 1, y: 0.5 },
            { x: 0, y: 1 },
          ],
          gradientStops: [{ position: 0, color: white }],
        },
      ],
    },
    { fills: [{ angle: 90 }] },
  ],
  [
    'bindings of paints, fields and styles',
    {
      fills: [
        { type: 'SOLID', color: white, boundVariables: { color: { type: 'VARIABLE_ALIAS', id: 'V:1' } } },
      ],
      boundVariables: { itemSpacing: { type: 'VARIABLE_ALIAS', id: 'V:2' } },
      styles: { fill: 'S:1' },
    },
    { bindings: { 'fills.0': 'V:1', itemSpacing: 'V:2', fillStyleId: 'S:1' } },
  ],
  [
    'an instance, by the set of its component',
    { type: 'INSTANCE', componentId: '7:1' },
    { component: 'buttons', instance: '2:1' },
  ],
  ['what is turned', { rotation: -1.5708 }, { turned: true }],
  ['what is not', { rotation: 0 }, {}],
  [
    'a property that is none: it alone is lost',
    { cornerRadius: 'x', fills: [{ type: 'SOLID', color: white }] },
    { fills: [{ color: { hex: '#ffffff' } }], lost: ['cornerRadius'] },
  ],
])('reads %s', (_, more, expected) => {
  const [layer] = layersIn(node('2:1', more))
  expect(layer).toMatchObject(expected)
  expect(layer?.turned === true).toBe('turned' in expected)
})

describe('text', () => {
  const text = (style: object, more: object = {}) =>
    node('2:1', {
      type: 'TEXT',
      characters: 'Title',
      absoluteBoundingBox: { x: 0, y: 0, width: 90, height: 22 },
      style: {
        fontFamily: 'SF Pro Text',
        fontPostScriptName: 'SFProText-Semibold',
        fontWeight: 600,
        fontSize: 17,
        ...style,
      },
      ...more,
    })
  it.each<[string, object, object]>([
    ['its face by the PostScript name', {}, { style: 'Semibold', weight: 600, size: 17 }],
    ['iOS letter spacing as it is', { letterSpacing: -0.40799999237060547 }, { letterSpacing: -0.408 }],
    ['a height in px', { lineHeightUnit: 'PIXELS', lineHeightPx: 22 }, { lineHeight: 1.2941 }],
    [
      'a height in percent',
      { lineHeightUnit: 'FONT_SIZE_%', lineHeightPercentFontSize: 150, lineHeightPx: 25.5 },
      { lineHeight: 1.5 },
    ],
    [
      'what AUTO comes to',
      { lineHeightUnit: 'INTRINSIC_%', lineHeightPercent: 100, lineHeightPx: 20.4 },
      { lineHeight: 1.2, auto: true },
    ],
    [
      'case, line and slant',
      { textCase: 'UPPER', textDecoration: 'UNDERLINE', fontPostScriptName: 'Inter-Italic' },
      { case: 'upper', decoration: 'underline', italic: true },
    ],
  ])('states %s', (_, style, expected) => {
    expect(layersIn(text(style))[0]?.text).toMatchObject(expected)
  })

  it('states each style of several once, with the colors of its parts', () => {
    const [layer] = layersIn(
      text(
        {},
        {
          characters: 'Hello you',
          characterStyleOverrides: [0, 0, 0, 0, 0, 2, 2, 2, 2],
          styleOverrideTable: { 2: { fontWeight: 400, fills: [{ type: 'SOLID', color: white }] } },
          fills: [{ type: 'SOLID', color: { r: 0, g: 0, b: 0, a: 1 } }],
        },
      ),
    )
    expect(layer?.segments).toMatchObject([
      { weight: 600, characters: 5, fills: [{ color: { hex: '#000000' } }] },
      { weight: 400, characters: 4, fills: [{ color: { hex: '#ffffff' } }] },
    ])
    expect(layer?.text).toMatchObject({ weight: 600 })
  })
})

describe('frames of a document', () => {
  const box = { x: 0, y: 0, width: 10, height: 10 }
  it('are those at the top and in sections; loose layers and hidden ones are none', () => {
    const json = file(
      node('1:1'),
      node('1:2', { type: 'SECTION', children: [node('1:3'), node('1:4', { type: 'COMPONENT' })] }),
      node('1:5', { visible: false }),
      node('1:6', { type: 'TEXT' }),
      { id: '1:7', type: 'FRAME' },
    )
    expect(framesIn(json).map(({ frame }) => frame.id)).toEqual(['1:1', '1:3', '1:4'])
    expect(framesIn(json)[0]).toMatchObject({ page: 'Page', frame: { width: 320, height: 200 } })
  })
  it.each<[string, object]>([
    ['of ?ids=', { name: 'Shop', nodes: { '1:1': { document: node('1:1') }, '9:9': null } }],
    ['that are one node', node('1:1')],
    [
      'that are one page',
      { name: 'Shop', document: { id: '0:1', type: 'CANVAS', name: 'Page', children: [node('1:1')] } },
    ],
  ])('are found in answers %s', (_, json) => {
    expect(framesIn(json).map(({ frame }) => frame.id)).toEqual(['1:1'])
  })
  it('leave out what is cut off, masked away, hidden and the parts of shapes', () => {
    const layers = layersIn(
      node('mask', { isMask: true, absoluteBoundingBox: box }),
      node('in', { absoluteBoundingBox: box }),
      node('out', { absoluteBoundingBox: { x: 90, y: 0, width: 10, height: 10 } }),
      node('shape', {
        type: 'BOOLEAN_OPERATION',
        absoluteBoundingBox: box,
        children: [node('part', { absoluteBoundingBox: box })],
      }),
    )
    expect(layers.map(({ id }) => id)).toEqual(['in', 'shape'])
  })
  it.each([[{ tokens: {} }], [[]], ['text'], [null]])('are not in %j', (json) => {
    expect(() => documentOf(json, 'odd.json')).toThrow(/odd\.json.*not a document/)
  })
})
