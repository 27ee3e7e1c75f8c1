import { crc32, deflateSync } from 'node:zlib'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import type { Problem } from '../../shared/problem.ts'
import { decode, inspect } from './decode.ts'

const pixels = { width: 3, height: 2, channels: 3 as const }
const raw = Buffer.from([1, 2, 3, 255, 0, 0, 0, 255, 0, 0, 0, 255, 13, 110, 253, 128, 128, 128])
const picture = () => sharp(raw, { raw: pixels })
/** A PNG with an `iCCP` chunk before its pixels (https://www.w3.org/TR/png-3/#11iCCP). */
function withProfile(png: Buffer, icc: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from('iCCPp3\0\0', 'latin1'), deflateSync(icc)])
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(body.length - 4)
  check.writeUInt32BE(crc32(body))
  // Eight bytes of signature, and the header: 4 + 4 + 13 + 4.
  return Buffer.concat([png.subarray(0, 33), length, body, check, png.subarray(33)])
}
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

  /** The numbers as they are, and a profile that says how they are meant. */
  const tagged = async (colors: number[][]) => {
    const flat = Buffer.from(colors.flatMap((color) => Array.from({ length: 50 }, () => color).flat()))
    const size = { width: 50, height: colors.length, channels: 3 as const }
    const profile = await sharp(flat, { raw: size }).withIccProfile('p3').png().toBuffer()
    const { icc } = await sharp(profile).metadata()
    return withProfile(await sharp(flat, { raw: size }).png().toBuffer(), icc ?? new Uint8Array())
  }

  it.each([
    [
      'keeps the numbers of a document in Display P3',
      [
        [13, 110, 253],
        [108, 117, 125],
      ],
    ],
    [
      'also where its colours are few',
      [
        [255, 255, 255],
        [0, 200, 83],
      ],
    ],
  ])('%s', async (_, colors) => {
    const { data } = await decode(await tagged(colors))
    expect(colors.map((_color, y) => [...data.subarray(4 * 50 * y, 4 * 50 * y + 3)])).toEqual(colors)
  })

  it('converts a 16-bit picture in Display P3 as one of 8 bits', async () => {
    const flat = Buffer.from([13, 110, 253, 108, 117, 125, 255, 193, 7, 33, 37, 41])
    const wide = sharp(flat, { raw: { width: 2, height: 2, channels: 3 } })
    const deep = await wide.toColourspace('rgb16').withIccProfile('p3').png().toBuffer()
    expect((await sharp(deep).metadata()).depth).toBe('ushort')
    const { data } = await decode(deep)
    const seen = Array.from({ length: 4 }, (_, i) => [...data.subarray(4 * i, 4 * i + 3)]).flat()
    for (const [i, channel] of seen.entries())
      expect(Math.abs(channel - (flat[i] ?? 0))).toBeLessThanOrEqual(2)
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

const problemOf = (of: Promise<unknown>): Promise<Problem | null> =>
  of.then(
    () => null,
    (error: Problem) => error,
  )

/** Two pictures, one above the other. */
const animated = () =>
  sharp(Buffer.concat([raw, raw.toReversed()]), { raw: { ...pixels, height: 4, pageHeight: 2 } })
    .webp({ loop: 0, delay: [100, 100] })
    .toBuffer()

describe('what is no frame is told its true reason', () => {
  it.each<[string, RegExp, () => Promise<Buffer>]>([
    ['an animated WebP', /"home" is animated: it has 2 pictures/, animated],
    ['BMP', /"home" is BMP, which is not supported/, async () => Buffer.from('BM6\0\0\0\0\0\0\0')],
    ['GIF', /"home" is GIF, which/, () => picture().gif().toBuffer()],
    ['TIFF', /"home" is TIFF, which/, () => picture().tiff().toBuffer()],
    ['AVIF', /"home" is AVIF, which/, () => picture().avif().toBuffer()],
    ['SVG', /"home" is SVG, which/, async () => Buffer.from('<?xml version="1.0"?>\n<svg xmlns="x"/>')],
    ['PDF', /"home" is PDF, which/, async () => Buffer.from('%PDF-1.7')],
  ])('%s', async (_, reason, make) => {
    const image = await make()
    for (const problem of [await problemOf(decode(image, 'home')), await problemOf(inspect(image, 'home'))]) {
      expect(problem?.code).toBe('invalid-image')
      expect(problem?.message).toMatch(reason)
    }
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
