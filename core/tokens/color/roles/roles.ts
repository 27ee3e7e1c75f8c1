/**
 * What a colour is for, from the places in which it was seen. Spelled property first, as the property is what was
 * measured. Rules only; a label may know better.
 */
import type { Use } from '../../../../shared/token.ts'
import { contrast, oklchOf } from '../../lib/rgb.ts'
import { hueApart } from '../../lib/tint.ts'
import type { RoleHolder, Roles } from '../../type.ts'
import type { ColorFacts } from '../facts.ts'
import { brand } from './brand.ts'
import { evidenceOf } from './evidence.ts'
import { grounds } from './grounds.ts'
import { inks } from './inks.ts'
import { lines } from './lines.ts'
import { named } from './named.ts'
import { status, statuses } from './status.ts'

const FILL: readonly Use[] = ['background']
/** Icons take the colour of text, lines of an icon too. */
const INK: readonly Use[] = ['text', 'icon', 'stroke']
const LINE: readonly Use[] = ['stroke']

export const roles: Roles<'color', ColorFacts> = {
  vocabulary: {
    'bg/page': FILL,
    'bg/surface': FILL,
    'bg/subtle': FILL,
    'bg/brand': FILL,
    'bg/accent': FILL,
    'text/default': INK,
    'text/muted': INK,
    'text/link': INK,
    'text/on-brand': INK,
    'text/accent': INK,
    'border/default': LINE,
    'border/strong': LINE,
    ...Object.fromEntries(
      Object.keys(statuses).flatMap((word) => [
        [`bg/${word}`, FILL],
        [`bg/${word}-subtle`, FILL],
        [`text/${word}`, INK],
        [`border/${word}`, LINE],
      ]),
    ),
  },
  propose(tokens, reading) {
    const seen = evidenceOf(tokens, reading)
    const ground = grounds(seen)
    const branded = brand(seen, ground)
    const read = inks(seen, ground, branded)
    return [
      ...named(tokens),
      ...ground.proposals,
      ...branded.proposals,
      ...read,
      ...lines(seen, ground),
      ...status(seen, ground, branded, read),
    ]
  },
  /** Of 583 roles in the frames of systems that are not sealed: whatever has evidence enough to be said is seldom wrong. */
  calibration: [
    [0, 0.8],
    [0.4, 0.93],
    [0.7, 0.95],
    [0.8, 0.96],
    [0.9, 0.985],
  ],
  agrees: ({ role, value: a }, { value: b }) =>
    !keepsHue(role) || oklchOf(a).c < HUED || oklchOf(b).c < HUED || hueApart(a, b) <= TURN,
  contradicts: (a, b) => unreadable(a, b) || unreadable(b, a) || isSame(a, b) || isSame(b, a),
}

/** OKLCH chroma from which a hue is seen, and degrees that it turns at most from light to dark (24 on 26 pairs of roles). */
const HUED = 0.04
const TURN = 45
const keepsHue = (role: string): boolean =>
  role === 'bg/brand' ||
  role === 'text/link' ||
  Object.keys(statuses).some((word) => role.endsWith(`/${word}`))

/** What is read on what. */
const readOn: Record<string, readonly string[]> = {
  'bg/page': ['text/default', 'text/muted', 'text/link'],
  'bg/brand': ['text/on-brand'],
}
/** WCAG asks for 4.5 and the palest placeholders have 1.5: below that, it is no text. */
const LEGIBLE = 1.4

const unreadable = (ground: RoleHolder<'color'>, ink: RoleHolder<'color'>): boolean =>
  readOn[ground.role]?.includes(ink.role) === true && contrast(ground.value, ink.value) < LEGIBLE

/** Two roles that only one of them can be right about: one would be a second name for the other. */
const apart: Record<string, readonly string[]> = {
  'text/default': ['text/muted', 'text/link'],
  'bg/page': ['bg/subtle'],
  'bg/surface': ['bg/subtle'],
}
const isSame = (a: RoleHolder<'color'>, b: RoleHolder<'color'>): boolean =>
  apart[a.role]?.includes(b.role) === true && a.value.hex === b.value.hex && a.value.alpha === b.value.alpha
