/** A token type of somebody else's: the shapes of boxes, width over height, as 16:9 cards and square tiles have. */
import type { Layer, Scene, Seen, Sighting, TokenType } from '@token-pipeline/measure/plugin'
import * as z from 'zod'

/** CSS px: of smaller boxes, one px more or less is another ratio. */
const SMALLEST = 48
/** As a share of the larger: 16:9 is 1.78, 16:10 is 1.6, and boxes end on whole px. */
const THRESHOLD = 0.02

/** What a place says beside the ratio: stored sightings are read by this schema, and no other name compiles. */
const facts = z.strictObject({
  /** CSS px. */
  longerSide: z.number(),
})
type Facts = z.infer<typeof facts>
type SeenRatio = Seen<'number', Facts>

const hundredths = (ratio: number): number => Math.round(ratio * 100) / 100

const ratioOf = (
  { width, height }: { width: number; height: number },
  seen: Partial<SeenRatio>,
): SeenRatio[] =>
  Math.min(width, height) < SMALLEST
    ? []
    : [
        {
          value: hundredths(width / height),
          use: 'size',
          weight: 0.8,
          facts: { longerSide: Math.max(width, height) },
          ...seen,
        },
      ]

const fromScene = ({ surfaces }: Scene): SeenRatio[] => surfaces.flatMap(({ box }) => ratioOf(box, { box }))

/** Text has a box as well, as wide as its words. */
const fromLayers = (layers: readonly Layer[]): SeenRatio[] =>
  layers
    .filter(({ node, fills }) => node !== 'TEXT' && fills.length > 0)
    .flatMap(({ id, box }) => ratioOf(box, { box, layer: id, weight: 1 }))

/** A shape seen once is nobody's decision: a page is as long as what is on it. */
const settle = (sightings: readonly Sighting<'number', Facts>[]): Sighting<'number', Facts>[] =>
  [...Map.groupBy(sightings, ({ value }) => value).values()].filter((same) => same.length > 1).flat()

const known: Readonly<Record<string, string>> = {
  1: 'square',
  1.78: 'wide',
  1.33: 'classic',
  0.75: 'portrait',
}

export const aspectRatio: TokenType<'number', Facts> = {
  name: 'aspect-ratio',
  title: 'Aspect ratios',
  about: 'The shapes of boxes: width over height.',
  kind: 'number',
  specimen: 'box',
  namespace: {
    path: 'aspect-ratio',
    tailwind: 'aspect',
    tailwind3: 'aspectRatio',
    tokensStudio: 'number',
    unit: 'px',
  },
  // Figma has no variable for it.
  figma: { as: 'none', scopes: {} },
  facts,
  extract: { scene: fromScene, layers: fromLayers },
  settle,
  distance: (a, b, threshold = THRESHOLD) => (a === b ? 0 : Math.abs(a - b) / Math.max(a, b) / threshold),
  threshold: { value: THRESHOLD, unit: 'of the larger ratio', reason: 'boxes end on whole px' },
  axis: {
    of: (ratio) => ratio,
    reach: (ratio, threshold = THRESHOLD) => (ratio * threshold) / (1 - threshold),
  },
  canonical: String,
  supported: (_, sightings) => sightings.length >= 2,
  roles: { vocabulary: {}, propose: () => [] },
  names: (tokens, taken) =>
    new Map(
      tokens
        .filter(({ key }) => !taken.has(key))
        .map(({ key, value }) => [key, ['aspect-ratio', known[value] ?? String(value).replace('.', '-')]]),
    ),
  derive: ({ value, sightings }) => ({
    css: `${value} / 1`,
    longestSide: Math.max(0, ...sightings.map(({ facts }) => facts?.longerSide ?? 0)),
    orientation: value > 1 ? 'landscape' : value < 1 ? 'portrait' : 'square',
  }),
  statistics: (tokens) => ({ count: tokens.length }),
  describe: (value) => `${value} : 1`,
  compare: (a, b) => a.value - b.value,
}
