import { describeLength, nameOfNumber, pxOf, spellLength } from '../lib/length.ts'
import type { TokenType } from '../type.ts'
import { derive, statistics } from './derive.ts'
import { fromLayers } from './layers.ts'
import { FULL, fromScene } from './scene.ts'
import { roles } from './roles.ts'
import { settle } from './settle.ts'
import { type RadiusFacts, facts } from './facts.ts'

/** CSS px: two corners this much apart look different on a card. */
const THRESHOLD = 1

export const radius: TokenType<'dimension', RadiusFacts> = {
  name: 'radius',
  title: 'Radii',
  about: 'How round corners are; "full" is as round as it gets.',
  kind: 'dimension',
  specimen: 'corner',
  namespace: {
    path: 'radius',
    also: ['border-radius', 'corner-radius', 'corner', 'rounded', 'radii', 'rounding'],
    ends: ['radius', 'rounding'],
    tailwind: 'radius',
    tailwind3: 'borderRadius',
    tokensStudio: 'borderRadius',
    unit: 'px',
  },
  figma: { as: 'variable', scopes: { corner: ['CORNER_RADIUS'] } },
  facts,
  extract: { scene: fromScene, layers: fromLayers },
  settle,
  distance: (a, b, threshold = THRESHOLD) => Math.abs(pxOf(a) - pxOf(b)) / threshold,
  threshold: { value: THRESHOLD, unit: 'px', reason: 'corners are measured to about half a px' },
  axis: { of: pxOf, reach: (_, threshold = THRESHOLD) => threshold },
  canonical: spellLength,
  supported: (_, sightings) => sightings.length >= 3 || sightings.some((s) => s.source === 'layers'),
  /** Of 130 radii of systems that are not sealed; `npm run bench -- reliability` fits it. */
  calibration: [
    [0.772, 0.914],
    [0.989, 0.99],
  ],
  roles,
  /** By px, as spacing is; `radius/full` for pills and circles. */
  names: (tokens, taken) =>
    new Map(
      tokens
        .filter((token) => !taken.has(token.key))
        .map((token) => {
          const px = pxOf(token.value)
          return [token.key, ['radius', px >= FULL ? 'full' : nameOfNumber(px)]]
        }),
    ),
  derive,
  statistics,
  describe: (value) => (pxOf(value) >= FULL ? 'full' : describeLength(value)),
  compare: (a, b) => pxOf(a.value) - pxOf(b.value),
}
