import { describe, expect, it } from 'vitest'
import { MAX_PARTS, type Part, imageTokens, partsOf, tierOf } from './image-tokens.ts'

const high = tierOf('claude-sonnet-5-5')

describe('the image formula', () => {
  it.each([
    [1440, 1024, 1924],
    [1440, 900, 1716],
    [1920, 1080, 2691],
    [390, 844, 434],
  ])('%i × %i px: %i tokens, as published', (width, height, tokens) => {
    expect(imageTokens(width, height)).toBe(tokens)
  })

  it.each([
    ['claude-sonnet-5-5', 2576],
    ['claude-opus-4-7', 2576],
    ['claude-opus-4-6', 1568],
    ['claude-haiku-4-5-20251001', 1568],
    ['claude-sonnet-4-6', 1568],
    ['something-new', 2576],
  ])('%s sees sides of up to %i px', (model, edge) => {
    expect(tierOf(model).edge).toBe(edge)
  })
})

describe('parts', () => {
  it.each([
    [1440, 1024, 1],
    [390, 844, 1],
    [2880, 2048, 2],
    [1440, 3200, 2],
    [1440, 6000, 3],
    [780, 1688, 1],
    [3840, 2160, 3],
  ])('%i × %i px is seen pixel by pixel in %i', (width, height, count) => {
    const parts = partsOf(width, height, high) ?? []
    expect(parts).toHaveLength(count)
    for (const part of parts) expect(imageTokens(part.width, part.height)).toBeLessThanOrEqual(high.tokens)
    expect(area(parts)).toBe(width * height)
  })

  it('cover a picture of odd size without gap and without overlap', () => {
    const parts = partsOf(2881, 5003, high) ?? []
    const seen = new Set(parts.map(({ x, y }) => `${x},${y}`))
    expect(seen.size).toBe(parts.length)
    expect(area(parts)).toBe(2881 * 5003)
  })

  it('are given up when one request cannot hold them', () => {
    expect(partsOf(10_000, 12_000, high)).toBeNull()
    expect(partsOf(1440, 2500 * MAX_PARTS + 3000, high)).toBeNull()
  })
})

const area = (parts: readonly Part[]): number =>
  parts.reduce((sum, { width, height }) => sum + width * height, 0)
