import { sum } from '../lib/evidence.ts'
import { describeLength, nameOfNumber, pxOf, relative, relativeReach, spellLength } from '../lib/length.ts'
import type { TokenType } from '../type.ts'
import { derive, statistics } from './derive.ts'
import { fromLayers } from './layers.ts'
import { fromScene } from './scene.ts'
import { roles } from './roles.ts'
import { settle } from './settle.ts'
import { type LengthFacts, facts } from './facts.ts'

/** Weight of readings that keeps a length apart from its neighbours. */
const ENOUGH = 0.8
/** Of the larger value. */
const THRESHOLD = 0.1

export const spacing: TokenType<'dimension', LengthFacts> = {
  name: 'spacing',
  title: 'Spacing',
  about: 'Gaps between neighbours and padding inside boxes.',
  kind: 'dimension',
  specimen: 'bar',
  namespace: {
    path: 'spacing',
    also: ['space', 'gap', 'spacer', 'padding', 'margin', 'gutter', 'inset'],
    ends: ['gap', 'padding', 'margin', 'gutter', 'space', 'inset', 'indent'],
    tailwind: 'spacing',
    tailwind3: 'spacing',
    tokensStudio: 'spacing',
    unit: 'rem',
  },
  figma: { as: 'variable', scopes: { gap: ['GAP'], padding: ['GAP'], size: ['WIDTH_HEIGHT'] } },
  facts,
  extract: { scene: fromScene, layers: fromLayers },
  settle,
  distance: (a, b, threshold = THRESHOLD) => relative(a, b, threshold),
  threshold: {
    value: THRESHOLD,
    unit: 'of the larger length',
    reason: 'a tenth is less than one step of any usual scale',
  },
  axis: { of: pxOf, reach: (value, threshold = THRESHOLD) => relativeReach(value, threshold) },
  canonical: spellLength,
  supported: (_, sightings) =>
    sightings.some((s) => s.source === 'layers') || sum(sightings.map((s) => s.weight)) >= ENOUGH,
  /** Of 300 lengths of systems that are not sealed; `npm run bench -- reliability` fits it. */
  calibration: [
    [0.858, 0.872],
    [0.943, 0.892],
    [0.987, 0.934],
    [1, 0.966],
  ],
  roles,
  /** By px: `spacing/16` says what it is, and stays true whatever joins the scale. */
  names: (tokens, taken) =>
    new Map(
      tokens
        .filter((token) => !taken.has(token.key))
        .map((token) => [token.key, ['spacing', nameOfNumber(pxOf(token.value))]]),
    ),
  derive,
  statistics,
  describe: describeLength,
  compare: (a, b) => pxOf(a.value) - pxOf(b.value),
}
