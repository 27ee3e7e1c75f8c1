/** Any value of a kind, for property tests: small enough sets that equal and near values meet. */
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

const share = fc.integer({ min: 0, max: 20 }).map((n) => n / 20)
const duration = fc.record({
  value: fc.integer({ min: 0, max: 20 }).map((n) => n * 50),
  unit: fc.constant('ms' as const),
})
const cubicBezier = fc.tuple(share, share, share, share)
const weight = fc.constantFrom(300, 400, 500, 600, 700, 800)

export const values: { readonly [K in Kind]: fc.Arbitrary<Observed<K>> } = {
  color,
  dimension: length(160),
  border: fc.record({ color, width: length(8), style: fc.constantFrom('solid' as const, 'dashed' as const) }),
  typography: fc.record(
    {
      fontSize: length(80),
      fontWeight: weight,
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
  number: fc.integer({ min: 0, max: 400 }).map((n) => n / 100),
  duration,
  cubicBezier,
  transition: fc.record({ duration, delay: duration, timingFunction: cubicBezier }),
  fontFamily: family,
  fontWeight: weight,
  strokeStyle: fc.constantFrom('solid' as const, 'dashed' as const, 'dotted' as const),
  gradient: fc.array(fc.record({ color, position: share }), { minLength: 2, maxLength: 4 }),
}
