import type { Observed } from '../../../shared/observed.ts'
import { nameOfNumber, pxOf, round } from '../lib/length.ts'
import { deltaE, oklchOf, spell } from '../lib/rgb.ts'
import { hueOf, stepOf } from '../lib/hue.ts'
import type { Called, TokenType } from '../type.ts'
import { derive, statistics } from './derive.ts'
import { fromLayers } from './layers.ts'
import { fromScene } from './scene.ts'
import { roles } from './roles.ts'
import { settle } from './settle.ts'
import { type BorderFacts, facts } from './facts.ts'

type Border = Observed<'border'>

/** CSS px: widths half a px apart are different decisions. */
const THRESHOLD = 0.5
/** ΔE2000: lines are thin, so their colours must differ more than fills to be told apart. */
const COLOR = 3

const widthOf = (value: Border): number => (value.width ? pxOf(value.width) : 0)
const styleOf = ({ style }: Border): string =>
  typeof style === 'object'
    ? `dashed ${style.dashArray.map((dash) => round(pxOf(dash), 3)).join(' ')} ${style.lineCap}`
    : (style ?? '')
const apart = (a: Border, b: Border, threshold: number): number =>
  Math.max(
    Math.abs(widthOf(a) - widthOf(b)) / threshold,
    a.color && b.color ? deltaE(a.color, b.color) / COLOR : 0,
  )

export const border: TokenType<'border', BorderFacts> = {
  name: 'border',
  title: 'Borders',
  about: 'Outlines and dividing lines: width, colour and style.',
  kind: 'border',
  specimen: 'line',
  namespace: {
    path: 'border',
    also: ['stroke', 'outline'],
    tailwind: 'border',
    tailwind3: 'borderWidth',
    tokensStudio: 'border',
    unit: 'px',
  },
  figma: { as: 'none', scopes: {} },
  facts,
  extract: { scene: fromScene, layers: fromLayers },
  settle,
  /** Thin lines are absorbed by the colour they blur as far as that (`color/absorb.ts`: 2.3 of 2). */
  colors: { misread: 1.15, own: false },
  distance: (a, b, threshold = THRESHOLD) => (styleOf(a) !== styleOf(b) ? 2 : apart(a, b, threshold)),
  /** Dashes are not measured. */
  confirms: (stated, seen) => apart(stated, seen, THRESHOLD) <= 1,
  threshold: {
    value: THRESHOLD,
    unit: 'px of width',
    reason: 'lines half a px apart are different decisions',
  },
  axis: { of: widthOf, reach: (_, threshold = THRESHOLD) => threshold },
  canonical: (value) =>
    `${round(widthOf(value), 3)}px ${styleOf(value)} ${value.color ? spell(value.color) : ''}`.trim(),
  supported: (_, sightings) => sightings.length >= 3 || sightings.some((s) => s.source === 'layers'),
  /** Of the widths of 270 borders of systems that are not sealed, right as often once as often; `npm run bench -- reliability` fits it. */
  calibration: [[0.451, 0.975]],
  roles,
  /** `border/1/gray-300`: width, then what its colour is called. */
  names: (tokens, taken, called) =>
    new Map(
      tokens
        .filter((token) => !taken.has(token.key))
        .map((token) => [
          token.key,
          ['border', nameOfNumber(widthOf(token.value)), colorName(token.value, called)],
        ]),
    ),
  derive,
  statistics,
  describe: (value) =>
    `${round(widthOf(value))} px ${styleOf(value)} ${value.color ? spell(value.color) : ''}`.trim(),
  compare: (a, b) =>
    widthOf(a.value) - widthOf(b.value) ||
    lightness(b.value) - lightness(a.value) ||
    (a.key < b.key ? -1 : 1),
}

const lightness = ({ color }: Border): number => (color ? oklchOf(color).l : 0)
const colorName = ({ color }: Border, called: Called): string =>
  color
    ? (called('color', color)?.slice(1).join('-') ?? `${hueOf(color)}-${stepOf(oklchOf(color).l)}`)
    : 'line'
