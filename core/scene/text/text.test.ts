import { describe, expect, it } from 'vitest'
import { difference } from '../ground/pixels.ts'
import type { RGB } from '../scene.ts'
import { scene } from '../index.ts'
import { type Canvas, canvas } from '../testing/canvas.ts'

const WHITE = 0xffffff
const INK = 0x1f2937
const CAP = 20
const SMALL = 14
const STEM = 3

/** Letters of bars, `H` and `n` by turns, on a baseline. */
function write(c: Canvas, x: number, baseline: number, color: RGB, { letters = 8, alpha = 1 } = {}): void {
  const bar = (left: number, top: number, width: number, height: number) => {
    for (let y = top; y < top + height; y++)
      for (let px = left; px < left + width; px++) c.blend(px, y, color, alpha)
  }
  for (let i = 0; i < letters; i++) {
    const left = x + i * 16
    const height = i % 2 === 0 ? CAP : SMALL
    const bridge = i % 2 === 0 ? baseline - CAP / 2 : baseline - SMALL
    bar(left, baseline - height, STEM, height)
    bar(left + 9, baseline - height, STEM, height)
    bar(left + STEM, bridge, 6, STEM)
  }
}

/** Down the whole picture. */
function gradient(width: number, height: number, from: RGB, to: RGB): Canvas {
  const c = canvas(width, height, WHITE)
  for (let y = 40; y < height - 40; y++) {
    for (let x = 0; x < width; x++) {
      c.blend(x, y, from, 1)
      c.blend(x, y, to, (y - 40) / (height - 81))
    }
  }
  return c
}

describe('a line of text', () => {
  it('shows its ink, its heights and how many letters there are', () => {
    const c = canvas(300, 120, WHITE)
    write(c, 40, 60, INK)
    const [line, ...others] = scene(c, 1).lines
    expect(others).toEqual([])
    expect(line).toMatchObject({ ink: INK, behind: WHITE, exact: true, baseline: 60, glyphs: 8 })
    expect(line).toMatchObject({ capHeight: CAP, xHeight: SMALL, stroke: STEM })
  })

  it('has no capitals as high as its brackets', () => {
    const c = canvas(300, 120, WHITE)
    write(c, 40, 60, INK)
    c.rect(168, 34, STEM, 32, INK)
    expect(scene(c, 1).lines[0]?.capHeight).toBe(CAP)
  })

  it('counts letters that touch by their width', () => {
    const c = canvas(300, 120, WHITE)
    write(c, 40, 60, INK)
    c.rect(40, 58, 7 * 16 + 12, 2, INK)
    const glyphs = scene(c, 1).lines[0]?.glyphs ?? 0
    expect(Math.abs(glyphs - 8)).toBeLessThanOrEqual(2)
  })

  it('is seen on ground that nothing but the shadows of cards touches', () => {
    const c = canvas(400, 400, 0xf8f9fa)
    for (const y of [120, 260]) {
      c.shadow(40, y, 320, 100, 4, 16, 0.2)
      c.round(40, y, 320, 100, 8, WHITE)
    }
    write(c, 60, 60, INK)
    expect(scene(c, 1).lines.map(({ ink }) => ink)).toEqual([INK])
  })
})

describe('text on a gradient', () => {
  it('is measured as if it stood on flat ground', () => {
    const c = gradient(400, 300, 0x7c3aed, 0xdb2777)
    write(c, 60, 150, WHITE)
    const [line, ...others] = scene(c, 1).lines
    expect(others).toEqual([])
    expect(line).toMatchObject({ ink: WHITE, exact: true, baseline: 150, capHeight: CAP, xHeight: SMALL })
  })

  it('has the colour that is seen where it stands', () => {
    const c = gradient(400, 300, 0x7c3aed, 0xdb2777)
    write(c, 60, 110, WHITE, { letters: 16 })
    write(c, 60, 240, WHITE, { alpha: 0.8 })
    const pale = scene(c, 1).lines.find(({ baseline }) => baseline > 200)
    const at = 4 * (232 * c.width + 61)
    const seen = ((c.data[at] ?? 0) << 16) | ((c.data[at + 1] ?? 0) << 8) | (c.data[at + 2] ?? 0)
    expect(difference(pale?.ink ?? 0, seen)).toBeLessThanOrEqual(3)
  })
})
