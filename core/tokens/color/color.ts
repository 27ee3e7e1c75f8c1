import type { Observed } from '../../../shared/observed.ts'
import { deltaE, labOf, oklchOf, spell } from '../lib/rgb.ts'
import type { TokenType } from '../type.ts'
import { derive, statistics } from './derive.ts'
import { fromLayers } from './layers.ts'
import { names } from './names.ts'
import { roles } from './roles/roles.ts'
import { fromScene } from './scene.ts'
import { settle } from './settle.ts'
import { type ColorFacts, facts } from './facts.ts'

/** ΔE2000: below it two swatches side by side look the same to most people. */
const THRESHOLD = 2
/** Opacity that is told apart by eye. */
const ALPHA = 0.04
/** CIEDE2000 divides lightness differences by at most this (at L* 0 and 100). */
const LIGHTNESS_WEIGHT = 1.75

type Color = Observed<'color'>

export const color: TokenType<'color', ColorFacts> = {
  name: 'color',
  title: 'Colors',
  about: 'Fills, text and lines, each exactly as it appears.',
  kind: 'color',
  specimen: 'swatch',
  namespace: { path: 'color', tailwind: 'color', tailwind3: 'colors', tokensStudio: 'color', unit: 'px' },
  figma: {
    as: 'variable',
    scopes: {
      background: ['FRAME_FILL', 'SHAPE_FILL'],
      icon: ['SHAPE_FILL'],
      text: ['TEXT_FILL'],
      stroke: ['STROKE_COLOR'],
      effect: ['EFFECT_COLOR'],
    },
  },
  facts,
  extract: { scene: fromScene, layers: fromLayers },
  settle,
  distance: (a, b, threshold = THRESHOLD) =>
    Math.max(deltaE(a, b) / threshold, Math.abs(a.alpha - b.alpha) / ALPHA),
  threshold: { value: THRESHOLD, unit: 'ΔE2000', reason: 'below it two swatches side by side look the same' },
  axis: {
    of: (value: Color) => labOf(value).l,
    reach: (_: Color, threshold = THRESHOLD) => threshold * LIGHTNESS_WEIGHT,
    beside: { of: hueAt, reach: hueReach },
  },
  canonical: spell,
  supported: (_, sightings) => sightings.some((s) => s.source === 'layers' || s.facts?.exact === true),
  /** Of 900 colours of systems that are not sealed; `npm run bench -- reliability` fits it. */
  calibration: [
    [0.561, 0.847],
    [0.783, 0.926],
    [0.918, 0.949],
    [0.981, 0.968],
    [1, 0.983],
  ],
  roles,
  names,
  derive,
  statistics,
  describe: spell,
  compare: (a, b) => {
    const x = oklchOf(a.value)
    const y = oklchOf(b.value)
    const gray = Number(x.c >= 0.02) - Number(y.c >= 0.02)
    return (
      gray ||
      (x.c >= 0.02 ? Math.round(x.h / 30) - Math.round(y.h / 30) : 0) ||
      y.l - x.l ||
      order(a.key, b.key)
    )
  },
}

function hueAt(value: Color): readonly [number, number] {
  const { a, b } = labOf(value)
  return [a, b]
}

/**
 * How far apart on a* or b* two colours within a ΔE2000 of `threshold` lie at most. The rotation term leaves at least
 * 1 − sin 60° of the squares of chroma and hue; those are divided by 1 + .045 C′ of the pair at most, and C′ exceeds C
 * by 6.5 at most.
 */
function hueReach(value: Color, threshold = THRESHOLD): number {
  const { a, b } = labOf(value)
  const most = threshold / Math.sqrt(1 - Math.sin(Math.PI / 3))
  const half = 1 - (0.045 / 2) * most
  return half <= 0 ? Number.POSITIVE_INFINITY : (most * (1 + 0.045 * (Math.hypot(a, b) + 6.5))) / half
}

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
