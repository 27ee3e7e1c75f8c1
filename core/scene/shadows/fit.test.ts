import { describe, expect, it } from 'vitest'
import { evidenceOf } from './fit.ts'

const RAYS = 32
const DARK = 5

describe('what a shadow is judged by', () => {
  it.each([11, 12, 13, 14, 16])('no reading of rays of %d is lost from each of them', (length) => {
    const samples = Array.from({ length: RAYS * length }, (_, i) => {
      const depth = i % length
      return { x: i, y: depth + 0.5, alpha: Math.max(0, DARK - depth) / 20, side: 2 }
    })
    const { ys, weights } = evidenceOf(samples, [], 1)
    const standFor = new Map<number, number>()
    for (const [k, y] of ys.entries()) standFor.set(y, (standFor.get(y) ?? 0) + (weights[k] as number) ** 2)
    expect(ys.length).toBeLessThan(0.85 * samples.length)
    for (let depth = 0; depth < length; depth++) {
      const share = (standFor.get(depth + 0.5) ?? 0) / RAYS
      const [least, most] = depth < DARK ? [0.99, 1.01] : [0.5, 2]
      expect(share).toBeGreaterThan(least)
      expect(share).toBeLessThan(most)
    }
  })
})
