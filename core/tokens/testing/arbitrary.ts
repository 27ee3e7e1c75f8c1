/** Any frame that Figma could state: few colors in many opacities, lengths of any fraction, names that meet. */
import * as fc from 'fast-check'
import { agreed } from '../../../shared/dtcg.ts'
import type { Layer, LayerText, Paint } from '../../../shared/layer.ts'
import { px } from './layers.ts'

/** Float32 as Figma keeps it; .7 and .9 lie between two bytes. */
const channel = fc.oneof(
  fc.constantFrom(0, 0.3, 0.5, 0.7, 0.9, 1),
  fc.double({ min: 0, max: 1, noNaN: true }),
)
const color = fc
  .record({
    rgb: fc.oneof(
      fc.constantFrom<[number, number, number]>([1, 1, 1], [0, 0, 0], [0.2, 0.4, 0.9]),
      fc.tuple(channel, channel, channel),
    ),
    alpha: fc.oneof(fc.constantFrom(1, 0.5, 0.2), fc.double({ min: 0, max: 1, noNaN: true })),
  })
  .map(({ rgb: [r, g, b], alpha }) =>
    agreed({
      colorSpace: 'srgb' as const,
      components: [Math.fround(r), Math.fround(g), Math.fround(b)],
      alpha: Math.round(alpha * 1e3) / 1e3,
      hex: '#000000',
    }),
  )

const length = fc.oneof(fc.integer({ min: 0, max: 64 }), fc.double({ min: 0, max: 200, noNaN: true }))
const signed = fc.oneof(
  length,
  length.map((value) => -value),
)
const paint: fc.Arbitrary<Paint> = fc.oneof(
  { weight: 4, arbitrary: color.map((color) => ({ paint: 'solid' as const, color })) },
  fc.record({
    paint: fc.constant('gradient' as const),
    shape: fc.constantFrom('linear' as const, 'radial' as const, 'angular' as const, 'diamond' as const),
    angle: fc.double({ min: -180, max: 360, noNaN: true }),
    stops: fc.array(fc.record({ color, position: fc.double({ min: 0, max: 1, noNaN: true }) }), {
      minLength: 1,
      maxLength: 3,
    }),
  }),
  fc.constant({ paint: 'image' as const, hash: 'h' }),
)
const paints = fc.array(paint, { maxLength: 2 })

const font = fc.oneof(
  fc.constantFrom('Inter', 'SF Pro Text', "L'Avenir", '源ノ角ゴシック', 'A "b" \\ c'),
  fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: 12 })
    .filter((name) => !/[\p{Cc}\p{Cs}{}]/u.test(name)),
)
const text: fc.Arbitrary<LayerText> = fc.record(
  {
    family: font,
    style: fc.constantFrom('Regular', 'Semi Bold'),
    weight: fc.oneof(fc.constantFrom(400, 600), fc.double({ min: 1, max: 1000, noNaN: true })),
    size: fc.oneof(fc.constantFrom(12, 14, 16), fc.double({ min: 0.1, max: 200, noNaN: true })),
    lineHeight: fc.double({ min: 0, max: 4, noNaN: true }),
    letterSpacing: signed,
    characters: fc.integer({ min: 1, max: 200 }),
  },
  { requiredKeys: ['family', 'style', 'weight', 'size', 'letterSpacing', 'characters'] },
)
const four = fc.tuple(length, length, length, length)
const shadow = fc.record({
  color,
  offsetX: signed.map(px),
  offsetY: signed.map(px),
  blur: length.map(px),
  spread: signed.map(px),
  inset: fc.boolean(),
})
const shape: fc.Arbitrary<Partial<Layer>> = fc.record(
  {
    strokeWeights: four,
    dashes: fc.array(length, { minLength: 1, maxLength: 3 }),
    cap: fc.constantFrom('round' as const, 'butt' as const, 'square' as const),
    radii: four,
    shadows: fc.array(shadow, { minLength: 1, maxLength: 2 }),
    layout: fc.record({
      direction: fc.constantFrom('horizontal' as const, 'vertical' as const, 'grid' as const),
      gap: signed,
      padding: four,
    }),
    text,
    blended: fc.boolean(),
  },
  { requiredKeys: [] },
)
const one = fc.record({
  node: fc.constantFrom('FRAME', 'RECTANGLE', 'TEXT', 'VECTOR', 'GROUP', 'INSTANCE', 'TEXT_PATH'),
  opacity: fc.constantFrom(1, 0.4),
  fills: paints,
  strokes: paints,
  box: fc.record({ x: signed, y: signed, width: length, height: length }),
  shape,
  /** Which of the layers before it holds it. */
  within: fc.nat(),
})

/** In paint order, each in one of those before it. */
export const anyLayers: fc.Arbitrary<Layer[]> = fc.array(one, { minLength: 1, maxLength: 14 }).map((all) =>
  all.map(({ shape, within, ...own }, i): Layer => ({
    id: `1:${i}`,
    name: `${own.node} ${i}`,
    ...(i > 0 && { parent: `1:${within % i}` }),
    ...own,
    ...shape,
  })),
)
