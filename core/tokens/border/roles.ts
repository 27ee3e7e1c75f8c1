/** What a line is for, from the sides it runs along and the size of what it surrounds. Rules only; a label may know better. */
import { clearest } from '../lib/clearest.ts'
import { isControl, isSurface } from '../lib/extent.ts'
import type { Roles } from '../type.ts'
import type { BorderFacts } from './facts.ts'

export const roles: Roles<'border', BorderFacts> = {
  vocabulary: { divider: ['stroke'], outline: ['stroke'], field: ['stroke'] },
  propose: (tokens) => [
    ...clearest(
      'divider',
      tokens,
      (s) => s.facts?.sides === 1,
      (s) => s.facts?.length ?? 0,
    ),
    ...clearest('outline', tokens, (s) => (s.facts?.sides ?? 0) >= 3 && isSurface(s.box)),
    ...clearest('field', tokens, (s) => (s.facts?.sides ?? 0) >= 3 && isControl(s.box)),
  ],
}
