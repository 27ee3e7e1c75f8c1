import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import type { Problem } from '../../shared/problem.ts'
import { decode, inspect } from './decode.ts'

const pixels = { width: 3, height: 2, channels: 3 as const }
const raw = Buffer.from([1, 2, 3, 255, 0, 0, 0, 255, 0, 0, 0, 255, 13, 110, 253, 128, 128, 128])
const picture = () => sharp(raw, { raw: pixels })
const rgb = (data: Uint8Array) =>
  Array.from({ length: 6 }, (_, i) => [...data.subarray(i * 4, i * 4 + 3)]).flat()

describe('decode', () => {
  it.each([
    ['PNG', async () => picture().png().toBuffer()],
    ['palette PNG', async () => picture().png({ palette: true, colours: 8, effort: 10 }).toBuffer()],
    ['16-bit PNG', async () => picture().toColourspace('rgb16').png().toBuffer()],
    ['lossless WebP', async () => picture().webp({ lossless: true }).toBuffer()],
  ])('%s comes through exactly, as RGBA', async (_, make) => {
    const decoded = await decode(await make())
    expect([decoded.width, decoded.height, decoded.data.length]).toEqual([3, 2, 24])
    expect(rgb(decoded.data)).toEqual([...raw])
  })

  it.each([
    ['JPEG', true, async () => picture().jpeg().toBuffer()],
    ['PNG', false, async () => picture().png().toBuffer()],
    ['WebP', true, async () => picture().webp().toBuffer()],
    ['WebP with transparency', true, async () => picture().ensureAlpha(0.5).webp().toBuffer()],
    ['lossless WebP', false, async () => picture().webp({ lossless: true }).toBuffer()],
    [
      'lossless WebP with a profile',
      false,
      async () => picture().withIccProfile('p3').webp({ lossless: true }).toBuffer(),
    ],
  ])('%s is lossy: %s', async (_, lossy, make) => {
    expect((await decode(await make())).lossy).toBe(lossy)
  })

  it('makes one channel, and a transparent one, RGBA', async () => {
    const gray = await sharp({ create: { width: 2, height: 1, channels: 3, background: '#808080' } })
      .greyscale()
      .png()
      .toBuffer()
    expect([...(await decode(gray)).data]).toEqual([128, 128, 128, 255, 128, 128, 128, 255])
    const clear = await sharp({
      create: { width: 1, height: 1, channels: 4, background: { r: 255, g: 0, b: 0, alpha: 0.5 } },
    })
      .png()
      .toBuffer()
    expect([...(await decode(clear)).data]).toEqual([255, 0, 0, 128])
  })

  it('converts a Display P3 picture to sRGB', async () => {
    const p3 = await sharp({ create: { width: 1, height: 1, channels: 3, background: '#808080' } })
      .withIccProfile('p3')
      .png()
      .toBuffer()
    const [r, g, b] = (await decode(p3)).data
    expect(
      Math.abs((r ?? 0) - 128) + Math.abs((g ?? 0) - 128) + Math.abs((b ?? 0) - 128),
    ).toBeLessThanOrEqual(3)
  })

  it.each([
    [
      'truncated',
      async () =>
        (
          await sharp({
            create: {
              width: 300,
              height: 300,
              channels: 3,
              background: '#fff',
              noise: { type: 'gaussian', mean: 128, sigma: 30 },
            },
          })
            .png()
            .toBuffer()
        ).subarray(0, 5000),
    ],
    ['random', async () => Buffer.from('not an image at all')],
  ])('%s bytes are a problem that names the frame', async (_, make) => {
    const problem = await decode(await make(), 'home.png').then(
      () => null,
      (error: Problem) => error,
    )
    expect(problem?.code).toBe('invalid-image')
    expect(problem?.message).toContain('home.png')
  })
})

describe('inspect', () => {
  it('tells size and type from the header', async () => {
    expect(await inspect(await picture().png().toBuffer(), 'x')).toEqual({
      width: 3,
      height: 2,
      mediaType: 'image/png',
    })
  })
})

it.each([
  ['SVG', async () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')],
  ['TIFF', () => picture().tiff().toBuffer()],
  ['GIF', () => picture().gif().toBuffer()],
  ['AVIF', () => picture().avif().toBuffer()],
])('no loader of another format is reached in this process: %s', async (_, make) => {
  await expect(sharp(await make()).metadata()).rejects.toThrow(/unsupported image format/)
})
