/** What a line is for, from the sides it runs along and the size of what it surrounds. Rules only; a label may know better. */
import { clearest } from '../lib/clearest.ts'
import { fact } from '../lib/evidence.ts'
import { isControl, isSurface } from '../lib/extent.ts'
import type { Roles } from '../type.ts'

export const roles: Roles<'border'> = {
  vocabulary: { divider: ['stroke'], outline: ['stroke'], field: ['stroke'] },
  propose: (tokens) => [
    ...clearest(
      'divider',
      tokens,
      (s) => fact(s, 'sides') === 1,
      (s) => fact(s, 'length'),
    ),
    ...clearest('outline', tokens, (s) => fact(s, 'sides') >= 3 && isSurface(s.box)),
    ...clearest('field', tokens, (s) => fact(s, 'sides') >= 3 && isControl(s.box)),
  ],
}
