import { describe, expect, it } from 'vitest'
import { scene } from '../index.ts'
import { canvas } from '../testing/canvas.ts'

const WHITE = 0xffffff
const INK = 0x5755d9
const HALF = 0xabaaec

describe('what stands in a line of text', () => {
  it('is no box, though it is full and round and its blended edges touch the next letter', () => {
    const c = canvas(200, 80, WHITE)
    for (const x of [40, 52, 64]) {
      c.round(x, 30, 11, 13, 4, INK)
      c.rect(x + 11, 30, 1, 13, HALF)
    }
    c.rect(76, 30, 3, 18, INK)
    c.rect(79, 34, 4, 2, INK)
    const { surfaces, lines } = scene(c, 1)
    expect(surfaces.filter(({ fill }) => fill === INK)).toEqual([])
    expect(lines.map(({ box }) => [box.x, box.width])).toEqual([[40, 43]])
  })

  it('is no outline, though it is an O', () => {
    const c = canvas(200, 80, WHITE)
    c.round(40, 30, 20, 21, 10, INK)
    c.round(43, 33, 14, 15, 7, WHITE)
    for (const x of [63, 76, 89]) {
      c.rect(x, 30, 3, 21, INK)
      c.rect(x + 3, 30, 6, 3, INK)
    }
    expect(scene(c, 1).lines.map(({ box }) => box.x)).toEqual([40])
  })

  it('is a box where it alone has its colour', () => {
    const c = canvas(200, 80, WHITE)
    c.round(40, 30, 22, 21, 4, INK)
    for (const x of [66, 79, 92]) {
      c.rect(x, 30, 3, 21, 0x1f2937)
      c.rect(x + 3, 30, 6, 3, 0x1f2937)
    }
    expect(scene(c, 1).surfaces.filter(({ fill }) => fill === INK)).toHaveLength(1)
  })
})
