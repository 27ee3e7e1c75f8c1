import { describeLength, nameOfNumber, pxOf, remOf, spellLength } from '../lib/length.ts'
import type { TokenType } from '../type.ts'
import { fromLayers } from './layers.ts'
import { parts } from './parts.ts'
import { roles, timesAs } from './roles.ts'
import { fromScene } from './scene.ts'
import { settle } from './settle.ts'
import { type SizeFacts, facts } from './facts.ts'

/** CSS px: edges are found to about half a px. */
const THRESHOLD = 1

/**
 * Sizes that come again. From pixels: heights of boxes with one line of text (28 px and more are controls, less are
 * tags), discs, and the width of what stands alone in the middle. Looked at on ten frames of eight systems: what is
 * marked is a button, field, tag or centred form in all of them. Missed: controls without a ground or outline of their
 * own, a size seen fewer than three times, avatars that are photos, and icons, whose ink is smaller than their box by
 * nobody knows how much. Layers state all of these.
 */
export const sizing: TokenType<'dimension', SizeFacts> = {
  name: 'sizing',
  title: 'Sizes',
  about: 'Heights of controls and tags, sides of icons and avatars, widths of what stands in the middle.',
  kind: 'dimension',
  specimen: 'box',
  namespace: {
    path: 'size',
    also: ['sizing', 'size', 'width', 'height', 'icon-size', 'inline-size', 'block-size', 'diameter'],
    ends: [
      'inline-size',
      'block-size',
      'icon-size',
      'min-size',
      'max-size',
      'min-width',
      'max-width',
      'min-height',
      'max-height',
    ],
    tailwind: 'size',
    tailwindOf: { control: 'height', tag: 'height', container: 'container' },
    tailwind3: 'size',
    tokensStudio: 'sizing',
    unit: 'px',
  },
  figma: { as: 'variable', scopes: { size: ['WIDTH_HEIGHT'] } },
  facts,
  extract: { scene: fromScene, layers: fromLayers },
  settle,
  distance: (a, b, threshold = THRESHOLD) => Math.abs(pxOf(a) - pxOf(b)) / threshold,
  threshold: { value: THRESHOLD, unit: 'px', reason: 'edges are found to about half a px' },
  axis: { of: pxOf, reach: (_, threshold = THRESHOLD) => threshold },
  canonical: spellLength,
  supported: (_, sightings) => sightings.length >= 3 || sightings.some(({ source }) => source === 'layers'),
  roles,
  names: (tokens, taken) =>
    new Map(
      tokens
        .filter(({ key }) => !taken.has(key))
        .map(({ key, value }) => [key, ['size', nameOfNumber(pxOf(value))]]),
    ),
  derive: (token) => ({
    px: pxOf(token.value),
    rem: remOf(token.value),
    sizes: parts.filter((part) => timesAs(token, part) > 0),
  }),
  statistics: (tokens) => ({
    count: tokens.length,
    ...Object.fromEntries(
      parts.map((part) => [part, tokens.filter((token) => timesAs(token, part) > 0).length]),
    ),
  }),
  describe: describeLength,
  compare: (a, b) => pxOf(a.value) - pxOf(b.value),
}
