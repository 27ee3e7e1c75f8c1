/** Pictures are no design: no type may flood a library with what is in them, nor fail on odd sizes. */
import { readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import type { Sighting } from '../../shared/token.ts'
import { decode } from '../../server/decode/decode.ts'
import { aggregate } from '../pipeline/conclude/aggregate.ts'
import { scene } from '../scene/index.ts'
import type { RGBA } from '../scene/ground/pixels.ts'
import { canvas } from '../scene/testing/canvas.ts'
import { registry } from './index.ts'

/** How many tokens of each type an image gives. */
function tokensIn(image: RGBA, scale = 1): Record<string, number> {
  const seen = scene(image, scale)
  const counts = registry.map((type) => {
    const read = (type.extract.scene?.(seen) ?? []).map((s): Sighting => ({
      ...s,
      source: 'pixels',
      frame: 'a',
    }))
    return [type.name, aggregate(type, type.settle?.(read) ?? read).tokens.length] as const
  })
  return Object.fromEntries(counts)
}

/** A part of a corpus frame that shows nothing but a picture. */
async function picture(frame: string, x: number, y: number, width: number, height: number): Promise<RGBA> {
  const file = new URL(`../../bench/corpus/frames/${frame}.png`, import.meta.url)
  const image = await decode(await readFile(file))
  const data = new Uint8Array(4 * width * height)
  for (let row = 0; row < height; row++) {
    const from = 4 * ((y + row) * image.width + x)
    data.set(image.data.subarray(from, from + 4 * width), 4 * row * width)
  }
  return { data, width, height }
}

function clouds(size: number): RGBA {
  const c = canvas(400, 300, 0)
  const wave = (x: number, y: number, k: number) =>
    Math.round(128 + 90 * Math.sin((x + 31 * k) / size) * Math.cos((y * (k + 2)) / size / 2))
  for (let y = 0; y < 300; y++) {
    for (let x = 0; x < 400; x++) {
      c.blend(x, y, (wave(x, y, 1) << 16) | (wave(x, y, 2) << 8) | wave(x, y, 3), 1)
    }
  }
  return c
}

describe('nothing but a picture', () => {
  it.each<[string, () => RGBA | Promise<RGBA>]>([
    ['translucent circles on a gradient', () => picture('uikit-02-login-1280x800@1', 640, 0, 640, 800)],
    ['mountains', () => picture('antd-06-login-1280x800@1', 640, 0, 640, 800)],
    ['a banner of an article', () => picture('govuk-04-article-1280x800@1', 130, 469, 660, 239)],
    ['one on dark ground', () => picture('primer-04-article-1280x800@1-dark', 114, 310, 710, 240)],
    ['clouds of colour', () => clouds(9)],
    ['soft clouds of colour', () => clouds(60)],
  ])('%s gives a token of a type at most', async (_, make) => {
    for (const count of Object.values(tokensIn(await make()))) expect(count).toBeLessThanOrEqual(1)
  })
})

describe('odd sizes', () => {
  it('one pixel gives nothing', () => {
    for (const count of Object.values(tokensIn(canvas(1, 1, 0x336699)))) expect(count).toBe(0)
  })

  it.each([
    ['8000 × 200', 8000, 200, 1],
    ['200 × 8000', 200, 8000, 1],
    ['at a scale of 1.5', 1200, 300, 1.5],
  ])('%s: what is drawn is read, and nothing else', (_, width, height, scale) => {
    const c = canvas(width, height, 0xffffff)
    const along = width > height
    for (let at = 60; at + 180 <= Math.max(width, height); at += 240) {
      c.round(along ? at : 30, along ? 30 : at, along ? 180 : 120, along ? 120 : 180, 12, 0x0d6efd)
    }
    const found = tokensIn(c, scale)
    expect(found).toMatchObject({ color: 2, radius: 1, border: 0, shadow: 0, typography: 0, gradient: 0 })
    expect(found['spacing']).toBeGreaterThanOrEqual(1)
    expect(found['spacing']).toBeLessThanOrEqual(2)
  })
})
