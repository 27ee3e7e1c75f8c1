/** Any value of a kind, for property tests. A table with one entry per kind that has a type. */
import * as fc from 'fast-check'
import type { Kind } from '../../../shared/dtcg.ts'
import type { Observed } from '../../../shared/observed.ts'
import { colorOf } from '../lib/rgb.ts'

const length = (max: number) =>
  fc.integer({ min: 0, max: max * 4 }).map((quarters) => ({ value: quarters / 4, unit: 'px' as const }))
const color = fc
  .tuple(fc.integer({ min: 0, max: 0xffffff }), fc.constantFrom(1, 1, 1, 0.5, 0.08))
  .map(([rgb, alpha]) => colorOf(rgb, alpha))
const family = fc.constantFrom('Inter', 'Roboto', 'Georgia')

export const values: { readonly [K in Kind]?: fc.Arbitrary<Observed<K>> } = {
  color,
  dimension: length(160),
  border: fc.record({ color, width: length(8), style: fc.constantFrom('solid' as const, 'dashed' as const) }),
  typography: fc.record(
    {
      fontSize: length(80),
      fontWeight: fc.constantFrom(300, 400, 500, 600, 700, 800),
      lineHeight: fc.constantFrom(1, 1.2, 1.25, 1.5),
      fontFamily: family,
    },
    { requiredKeys: ['fontSize'] },
  ),
  shadow: fc.array(
    fc.record({
      color,
      offsetX: length(4),
      offsetY: length(24),
      blur: length(48),
      spread: length(8),
      inset: fc.boolean(),
    }),
    { minLength: 1, maxLength: 2 },
  ),
}
