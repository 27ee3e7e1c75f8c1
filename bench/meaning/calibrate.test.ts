import { expect, it } from 'vitest'
import { along } from '../../core/lists/knots.ts'
import { fit } from './calibrate.ts'
import { binsOf } from './reliability.ts'

/** Half of what is told faintly is right, nine of ten of the rest; more is told of 0.8 than of 0.9. */
const readings = Array.from({ length: 400 }, (_, i) => ({
  raw: i % 4 === 0 ? 0.3 : i % 4 === 1 ? 0.9 : 0.8,
  right: i % 4 === 0 ? i % 8 === 0 : i % 40 !== 2,
}))

it('rises, and tells what is right', () => {
  const curve = fit(readings)
  for (const [i, [, y]] of curve.entries()) expect(y).toBeGreaterThanOrEqual(curve[i - 1]?.[1] ?? 0)
  const told = readings.map(({ raw, right }) => ({ what: 'a', raw, right, confidence: along(curve, raw) }))
  const off = binsOf(told).flatMap(({ count, told: said, right }) =>
    count >= 30 ? [Math.abs(said - right)] : [],
  )
  expect(Math.max(...off)).toBeLessThan(0.05)
  const overconfident = readings.map(({ right }) => ({ what: 'a', raw: 0.99, right, confidence: 0.99 }))
  expect(binsOf(overconfident)[0]).toMatchObject({ count: 400, from: 0.95 })
})
