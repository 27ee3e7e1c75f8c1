import type { Observed } from '../../../shared/observed.ts'
import { nameOfNumber, pxOf } from '../lib/length.ts'
import { deltaE } from '../lib/rgb.ts'
import type { TokenType } from '../type.ts'
import { derive, elevationOf, statistics } from './derive.ts'
import { fromLayers } from './layers.ts'
import { fromScene } from './scene.ts'
import { roles } from './roles.ts'
import { settle } from './settle.ts'
import { spell } from './spell.ts'
import { type ShadowFacts, facts } from './facts.ts'

type Shadow = Observed<'shadow'>
type Layer = Shadow[number]

/** Blur and offset are read to a sixth of the blur or so; see `distance`. */
const THRESHOLD = 0.25
/** px: below this, readings of short shadows do not differ. */
const LEAST = 1.5
const ALPHA = 0.06
const COLOR = 12

export const shadow: TokenType<'shadow', ShadowFacts> = {
  name: 'shadow',
  title: 'Shadows',
  about: 'What boxes cast on what is behind them, in one layer or two.',
  kind: 'shadow',
  specimen: 'card',
  namespace: {
    path: 'shadow',
    also: ['elevation', 'box-shadow', 'effect', 'depth'],
    tailwind: 'shadow',
    tailwind3: 'boxShadow',
    tokensStudio: 'boxShadow',
    unit: 'px',
  },
  figma: { as: 'effect-style', scopes: { effect: ['EFFECT_FLOAT'] } },
  facts,
  extract: { scene: fromScene, layers: fromLayers },
  settle,
  /** A shadow is nowhere seen pure, so that its colour is no other's. */
  colors: { misread: 0, own: true },
  distance,
  /** Stacked shadows are seen as their sum, somewhere between the shortest and the longest. */
  confirms: (stated, seen) => (stated.length > 1 ? within(stated, seen) : distance(stated, seen) <= 1),
  threshold: {
    value: THRESHOLD,
    unit: 'of the larger blur',
    reason: 'offset, blur and spread of a soft edge are read to about that',
  },
  axis: {
    of: (value) => reachOf(value),
    reach: (value, threshold = THRESHOLD) =>
      threshold >= 1
        ? Number.POSITIVE_INFINITY
        : Math.max(LEAST, (threshold * reachOf(value)) / (1 - threshold)) + 1e-9,
  },
  canonical: spell,
  supported: (_, sightings) => sightings.some((s) => s.source === 'layers'),
  /** Of 50 shadows of systems that are not sealed: how often one is seen tells little; `npm run bench -- reliability` fits it. */
  calibration: [[0.626, 0.696]],
  roles,
  /** `shadow/8-24`: offset and blur of the deepest layer say what it is, whatever joins. */
  names: (tokens, taken) =>
    new Map(
      tokens
        .filter((token) => !taken.has(token.key))
        .map((token) => [
          token.key,
          ['shadow', `${token.value[0]?.inset ? 'inner-' : ''}${nameOf(deepest(token.value))}`],
        ]),
    ),
  derive,
  statistics,
  describe: spell,
  compare: (a, b) =>
    elevationOf(a.value) - elevationOf(b.value) ||
    reachOf(a.value) - reachOf(b.value) ||
    (a.key < b.key ? -1 : 1),
}

const part = (dimension: Layer['blur']): number => (dimension ? pxOf(dimension) : 0)
const deepest = (value: Shadow): Layer => value.reduce((a, b) => (part(b.blur) > part(a.blur) ? b : a))
const nameOf = (layer: Layer): string =>
  `${nameOfNumber(part(layer.offsetY))}-${nameOfNumber(part(layer.blur))}`
const reachOf = (value: Shadow): number => part(deepest(value).blur)

function within(stated: Shadow, seen: Shadow): boolean {
  const blurs = stated.map(({ blur }) => part(blur))
  const longest = Math.max(...blurs)
  const slack = Math.max(LEAST, THRESHOLD * longest)
  return reachOf(seen) >= Math.min(...blurs) - slack && reachOf(seen) <= longest + slack
}

function distance(a: Shadow, b: Shadow, threshold = THRESHOLD): number {
  if (a.length !== b.length) return 2
  return Math.max(
    ...a.map((layer, i) => layerDistance(layer, b[i] as Layer, threshold, Math.max(reachOf(a), reachOf(b)))),
  )
}

function layerDistance(a: Layer, b: Layer, threshold: number, blur: number): number {
  if ((a.inset ?? false) !== (b.inset ?? false)) return 2
  const length = Math.max(LEAST, threshold * blur)
  const apart = (of: (layer: Layer) => Layer['blur']) => Math.abs(part(of(a)) - part(of(b))) / length
  const lengths = Math.max(
    apart((l) => l.offsetX),
    apart((l) => l.offsetY),
    apart((l) => l.blur),
    apart((l) => l.spread),
  )
  if (!a.color || !b.color) return lengths
  return Math.max(lengths, Math.abs(a.color.alpha - b.color.alpha) / ALPHA, deltaE(a.color, b.color) / COLOR)
}
