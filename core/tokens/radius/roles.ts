/** What a corner is for, from the size of the boxes that have it. Rules only; a label may know better. */
import { pxOf } from '../lib/length.ts'
import { clearest } from '../lib/clearest.ts'
import { isControl, isLong, isSurface } from '../lib/extent.ts'
import type { Roles } from '../type.ts'
import { FULL } from './scene.ts'
import type { RadiusFacts } from './facts.ts'

export const roles: Roles<'dimension', RadiusFacts> = {
  vocabulary: { control: ['corner'], surface: ['corner'], pill: ['corner'] },
  propose: (tokens) => [
    ...clearest('control', tokens, ({ box }) => isControl(box)),
    ...clearest('surface', tokens, ({ box }) => isSurface(box)),
    // What is as long as high is a circle: an avatar, a knob, a dot.
    ...clearest(
      'pill',
      tokens.filter(({ value }) => pxOf(value) >= FULL),
      ({ box }) => isLong(box),
    ),
  ],
}
