import { describe, expect, it } from 'vitest'
import { scene } from '../index.ts'
import type { RGB } from '../scene.ts'
import { type Canvas, canvas } from '../testing/canvas.ts'

/** What FreeType's default LCD filter takes from a third and its neighbours, in 256ths. */
const FILTER = [8, 77, 86, 77, 8].map((share) => share / 256)
const CAP = 10
const SMALL = 7

/** `H` and `n` by turns in strokes of `stem` px, with a coverage for each third of a pixel. */
function write(c: Canvas, left: number, baseline: number, ink: RGB, stem = 1.3): void {
  const thirds = new Float64Array(3 * c.width * c.height)
  const bar = (x: number, top: number, width: number, height: number) => {
    for (let y = top; y < top + height; y++)
      for (let t = Math.round(3 * x); t < Math.round(3 * (x + width)); t++) thirds[3 * c.width * y + t] = 1
  }
  for (let i = 0; i < 10; i++) {
    const x = left + 8.4 * i
    const height = i % 2 === 0 ? CAP : SMALL
    bar(x, baseline - height, stem, height)
    bar(x + 5, baseline - height, stem, height)
    bar(x + stem, i % 2 === 0 ? baseline - CAP / 2 : baseline - SMALL, 5 - stem, 1)
  }
  for (let i = 0; i < c.width * c.height; i++) {
    for (let k = 0; k < 3; k++) {
      const cover = FILTER.reduce((sum, share, f) => sum + share * (thirds[3 * i + k + f - 2] ?? 0), 0)
      const ground = c.data[4 * i + k] as number
      c.data[4 * i + k] = Math.round(ground + cover * (((ink >> (16 - 8 * k)) & 255) - ground))
    }
  }
}

describe('letters drawn in thirds of pixels', () => {
  it.each<[string, ground: RGB, ink: RGB]>([
    ['dark on white', 0xffffff, 0x1f2937],
    ['blue on white', 0xffffff, 0x0d6efd],
    ['white on dark', 0x111827, 0xffffff],
    ['white on blue', 0x0d6efd, 0xffffff],
    ['gray on a pale ground', 0xf3f4f6, 0x4b5563],
  ])('show their ink and heights: %s', (_, ground, ink) => {
    const c = canvas(220, 60, ground)
    write(c, 30, 36, ink)
    const { lines } = scene(c, 1)
    expect(lines).toHaveLength(1)
    const [line] = lines
    expect(line?.behind).toBe(ground)
    for (const shift of [16, 8, 0]) {
      const off = (((line?.ink ?? 0) >> shift) & 255) - ((ink >> shift) & 255)
      // A stroke of 1.3 px covers no pixel in full.
      expect(Math.abs(off)).toBeLessThanOrEqual(20)
    }
    expect(line?.baseline).toBeCloseTo(36, 0)
    expect(Math.abs((line?.capHeight ?? 0) - CAP)).toBeLessThanOrEqual(0.25)
    expect(Math.abs((line?.xHeight ?? 0) - SMALL)).toBeLessThanOrEqual(0.25)
    expect(Math.abs((line?.stroke ?? 0) - 1.3)).toBeLessThanOrEqual(0.25)
    expect(Math.abs((line?.box.x ?? 0) - 30)).toBeLessThanOrEqual(1)
  })

  it('what is drawn in several colours is none of them', () => {
    const c = canvas(220, 60, 0xffffff)
    for (const [i, color] of [0xea4335, 0x4285f4, 0xfbbc05, 0x34a853].entries())
      for (let k = 0; k < 3; k++) c.rect(30 + 36 * i + 9 * k, 26 + 3 * (k % 2), 5, 10, color)
    expect(scene(c, 1).lines.filter(({ glyphs }) => glyphs > 6)).toEqual([])
  })
})
