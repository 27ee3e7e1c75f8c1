/** What a distance is for, from what it keeps apart. Rules only; a label may know better. */
import { clearest } from '../lib/clearest.ts'
import { isControl, isSurface } from '../lib/extent.ts'
import type { Roles } from '../type.ts'
import type { LengthFacts, LengthSighting as Length } from './facts.ts'

export const roles: Roles<'dimension', LengthFacts> = {
  vocabulary: {
    'inset-control-x': ['padding'],
    'inset-control-y': ['padding'],
    'inset-surface': ['padding'],
    'gap-inline': ['gap'],
    'gap-stack': ['gap'],
  },
  propose: (tokens) => [
    ...clearest('inset-control-x', tokens, (s) => isInset(s, 'x') && isControl(around(s))),
    ...clearest('inset-control-y', tokens, (s) => isInset(s, 'y') && isControl(around(s))),
    ...clearest('inset-surface', tokens, (s) => isInset(s) && isSurface(around(s))),
    ...clearest('gap-inline', tokens, (s) => isGap(s, 'x')),
    ...clearest('gap-stack', tokens, (s) => isGap(s, 'y')),
  ],
}

const isAlong = ({ facts }: Length, axis: 'x' | 'y'): boolean => facts?.axis === axis

/** The box a padding lies in. */
const around = (s: Length) => ({ width: s.facts?.width ?? 0, height: s.facts?.height ?? 0 })

const isInset = (s: Length, axis?: 'x' | 'y'): boolean =>
  s.use === 'padding' && (axis === undefined || isAlong(s, axis))

/** Between two lines of text in pixels lies their line height too, and between two words a space. */
const isGap = (s: Length, axis: 'x' | 'y'): boolean => {
  const between = s.facts?.between
  return s.use === 'gap' && isAlong(s, axis) && (between === undefined || between.includes('box'))
}
