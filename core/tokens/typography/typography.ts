import type { Observed } from '../../../shared/observed.ts'
import { describeLength, pxOf, px, round } from '../lib/length.ts'
import type { TokenType } from '../type.ts'
import { derive, statistics } from './derive.ts'
import { fromLayers } from './layers.ts'
import { fromScene } from './scene.ts'
import { names } from './names.ts'
import { roles } from './roles.ts'
import { settle } from './settle.ts'
import { weightName } from './weight-name.ts'
import { type TextFacts, facts } from './facts.ts'

type Typography = Observed<'typography'>

/** CSS px: sizes are read to about one px; scales seldom have smaller steps. */
const THRESHOLD = 1
/** Weights closer than this are one reading of the same weight. */
const WEIGHT = 100
/** Multiples of the size. */
const LINE_HEIGHT = 0.1

export const sizeOf = (value: Typography): number => (value.fontSize ? pxOf(value.fontSize) : 0)
const familyOf = ({ fontFamily }: Typography): string => [fontFamily ?? ''].flat()[0]?.toLowerCase() ?? ''

export const typography: TokenType<'typography', TextFacts> = {
  name: 'typography',
  title: 'Text styles',
  about:
    'Sizes and weights of text; line height where several lines show it, families where a layer states them.',
  kind: 'typography',
  specimen: 'text',
  namespace: {
    path: 'text',
    also: ['typography', 'font', 'type', 'text-style'],
    tailwind: 'text',
    tailwind3: 'fontSize',
    tokensStudio: 'typography',
    unit: 'rem',
  },
  figma: { as: 'text-style', scopes: { text: ['FONT_SIZE'] } },
  facts,
  extract: { scene: fromScene, layers: fromLayers },
  settle,
  distance: (a, b, threshold = THRESHOLD) =>
    Math.max(
      Math.abs(sizeOf(a) - sizeOf(b)) / threshold,
      differ(a.fontWeight, b.fontWeight) / WEIGHT,
      differ(a.lineHeight, b.lineHeight) / LINE_HEIGHT,
      familyOf(a) === familyOf(b) ? 0 : 2,
    ),
  /** A line alone shows its size only roughly: the face decides how tall capitals are (0.62–0.76 of the size). */
  confirms: (stated, seen) => Math.abs(sizeOf(stated) - sizeOf(seen)) <= 0.15 * sizeOf(stated),
  threshold: { value: THRESHOLD, unit: 'px of size', reason: 'sizes are read to about one px' },
  axis: { of: sizeOf, reach: (_, threshold = THRESHOLD) => threshold },
  canonical: spell,
  supported: () => true,
  /** Of 430 text styles of systems that are not sealed, within 1 px and 100 of weight; `npm run bench -- reliability` fits it. */
  calibration: [
    [0.493, 0.765],
    [0.734, 0.818],
    [0.867, 0.838],
    [0.994, 0.962],
  ],
  roles,
  names,
  derive,
  statistics,
  describe: (value) => `${describeLength(value.fontSize ?? px(0))} ${weightName(value.fontWeight)}`,
  compare: (a, b) =>
    sizeOf(a.value) - sizeOf(b.value) ||
    (a.value.fontWeight ?? 0) - (b.value.fontWeight ?? 0) ||
    (a.key < b.key ? -1 : a.key > b.key ? 1 : 0),
}

/** Not observed on either side is no difference. */
const differ = (a: number | undefined, b: number | undefined): number =>
  a === undefined || b === undefined ? 0 : Math.abs(a - b)

function spell(value: Typography): string {
  const { fontWeight, lineHeight, letterSpacing } = value
  const parts = [
    `${round(sizeOf(value), 3)}px`,
    familyOf(value),
    fontWeight ?? '',
    lineHeight === undefined ? '' : `/${round(lineHeight, 3)}`,
  ]
  return [...parts, letterSpacing ? `${round(pxOf(letterSpacing), 3)}px apart` : '']
    .filter((part) => part !== '')
    .join(' ')
}
