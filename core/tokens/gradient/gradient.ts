/**
 * Colours that run from one to another over a box. As W3C has it a gradient is its stops; its shape and angle are in
 * `derived` (shared/gradient.ts), as seen in the largest box that has it.
 *
 * Judged by eye on ten frames with drawn overlays: page heads and banners come back with their exact angle (± 1°) and
 * stops (± 2 steps of 255), also under headings and buttons, and in three stops; photos and shadows give none. Avatars
 * and other single small boxes are left out on purpose. What it does not see: conic and diamond gradients, gradients
 * of text and of lines, translucent ones over something that is not flat, boxes thinner than 14 px, and ramps that
 * fade into the page on two sides. Blends in other colour spaces than sRGB come back with more stops than were written.
 * An illustration that is little more than a gradient is read as one.
 */
import type { Observed } from '../../../shared/observed.ts'
import { hueOf } from '../lib/hue.ts'
import { labOf, spell as spellColor } from '../lib/rgb.ts'
import type { TokenType } from '../type.ts'
import { derive, statistics } from './derive.ts'
import { fromLayers } from './layers.ts'
import { THRESHOLD, distance } from './looks.ts'
import { colorAt } from './ramp.ts'
import { fromScene } from './scene.ts'
import { settle } from './settle.ts'
import { type GradientFacts, facts } from './facts.ts'

type Gradient = Observed<'gradient'>

/** CIEDE2000 divides lightness differences by at most this (at L* 0 and 100). */
const LIGHTNESS_WEIGHT = 1.75

export const gradient: TokenType<'gradient', GradientFacts> = {
  name: 'gradient',
  title: 'Gradients',
  about: 'Boxes whose colour runs along a line or from a point: the stops, with the angle they were seen at.',
  kind: 'gradient',
  specimen: 'strip',
  namespace: {
    path: 'gradient',
    tailwind: 'background-image',
    tailwind3: 'backgroundImage',
    tokensStudio: 'color',
    unit: 'px',
  },
  figma: { as: 'paint-style', scopes: {} },
  facts,
  extract: { scene: fromScene, layers: fromLayers },
  settle,
  /** Ends of a ramp come back within 2 steps of 255, about ΔE 1. */
  colors: { misread: 0.5, own: true },
  distance,
  /** A line read backwards is the same line. */
  confirms: (stated, seen) => distance(stated, seen) <= 1 || distance(turned(stated), seen) <= 1,
  threshold: {
    value: THRESHOLD,
    unit: 'ΔE2000',
    reason: 'where two ramps differ most; fewer is hardly seen in a blend',
  },
  axis: {
    of: (value) => labOf(colorAt(value, 0)).l,
    reach: (_, threshold = THRESHOLD) => threshold * LIGHTNESS_WEIGHT,
  },
  canonical: spell,
  supported: (_, sightings) => sightings.some((s) => s.source === 'layers'),
  roles: { vocabulary: {}, propose: () => [] },
  /** `gradient/indigo-magenta-orange`: the hues on the way, from the value alone. */
  names: (tokens, taken) =>
    new Map(
      tokens
        .filter((token) => !taken.has(token.key))
        .map((token) => [token.key, ['gradient', nameOf(token.value)]]),
    ),
  derive,
  statistics,
  describe: spell,
  compare: (a, b) =>
    a.value.length - b.value.length ||
    labOf(colorAt(b.value, 0)).l - labOf(colorAt(a.value, 0)).l ||
    (a.key < b.key ? -1 : 1),
}

const turned = (value: Gradient): Gradient =>
  value.map(({ color, position }) => ({ color, position: 1 - position })).toReversed()

function spell(value: Gradient): string {
  return value
    .map(({ color, position }) => `${spellColor(color)} ${Math.round(position * 1000) / 10}%`)
    .join(', ')
}

/** Neighbours of one hue are said once; more than three make no name. */
function nameOf(value: Gradient): string {
  const hues = value.map(({ color }) => hueOf(color)).filter((hue, i, all) => hue !== all[i - 1])
  return hues.length <= 3 ? hues.join('-') : `${hues[0]}-to-${hues.at(-1)}`
}
