import { describe, expect, it } from 'vitest'
import { difference } from '../ground/pixels.ts'
import { scene } from '../index.ts'
import { canvas } from '../testing/canvas.ts'
import { subsampled } from '../testing/subsample.ts'

/** Colours with room on all sides: where a channel is cut off at 255, something of the sum is lost. */
const PALE = 0xc9cdd1
const BLUE = 0x3a5a8c

describe('where colour is kept for two pixels at a time', () => {
  it.each([
    ['on even pixels', 40],
    ['on odd ones', 41],
  ])('an outline keeps its colour: %s', (_, at) => {
    const c = canvas(240, 160, 0xbfc4c9)
    c.rect(at, at, 121, 61, BLUE)
    c.rect(at + 1, at + 1, 119, 59, PALE)
    const edges = scene(subsampled(c), 1).surfaces.flatMap((s) => s.edges.filter((edge) => edge !== null))
    expect(edges.length).toBeGreaterThanOrEqual(2)
    for (const { width, color } of edges) {
      expect(width).toBe(1)
      expect(difference(color, BLUE)).toBeLessThanOrEqual(24)
    }
  })

  it.each([
    ['on even pixels', 40],
    ['on odd ones', 41],
  ])('a box without an outline has none: %s', (_, at) => {
    const c = canvas(240, 160, PALE)
    c.rect(at, at, 121, 61, BLUE)
    const seen = scene(subsampled(c), 1)
    expect(seen.surfaces.filter((s) => s.fill === BLUE)).toHaveLength(1)
    expect(seen.surfaces.flatMap((s) => s.edges.filter((edge) => edge !== null))).toEqual([])
    expect(seen.rules).toEqual([])
  })
})
