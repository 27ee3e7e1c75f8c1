import { describe, expect, it } from 'vitest'
import { estimate } from './estimate.ts'
import { costOf, pricesOf } from './prices.ts'

const desktop = { width: 1440, height: 1024 }

describe('the cost before a run', () => {
  it.each([
    ['claude-haiku-5-5', 0.0015],
    ['claude-sonnet-5-5', 0.03],
    ['claude-opus-5-5', 0.06],
  ])('%s: a desktop frame is about $%f', (model, dollars) => {
    // The question about names is the same whatever the number of frames.
    const frame = estimate(model, [desktop, desktop]).cost - estimate(model, [desktop]).cost
    expect(frame).toBeGreaterThan(0.7 * dollars)
    expect(frame).toBeLessThan(1.3 * dollars)
  })

  it('counts a call for each frame and one for the names', () => {
    const { calls, cost, atMost, tooLarge } = estimate('claude-sonnet-5-5', [
      desktop,
      desktop,
      { width: 9, height: 99_999 },
    ])
    expect([calls, tooLarge]).toEqual([3, 1])
    expect(atMost).toBeGreaterThan(cost)
  })

  it('is nothing for nothing', () => {
    expect(estimate('claude-sonnet-5-5', [])).toEqual({ calls: 0, cost: 0, atMost: 0, tooLarge: 0 })
  })
})

describe('prices', () => {
  it.each([
    ['claude-sonnet-5-5', 2, false],
    ['claude-haiku-4-5-20251001', 1, false],
    ['claude-opus-5', 5, false],
    ['claude-opus-5-5', 4, false],
    ['claude-unheard-of', 10, true],
  ])('%s: $%d a million in, assumed: %s', (model, input, assumed) => {
    expect(pricesOf(model)).toMatchObject({ input, assumed })
  })

  it('of what was read from and written to the cache of the service', () => {
    const counters = { input: 100, output: 10, cacheWrite: 1000, cacheRead: 1000 }
    expect(costOf(counters, pricesOf('claude-sonnet-5-5'))).toBe(2 * (100 + 1250 + 100) + 10 * 10)
  })
})
