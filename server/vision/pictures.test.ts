import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { tierOf } from './image-tokens.ts'
import { picturesOf } from './pictures.ts'

const tier = tierOf('claude-sonnet-5-5')
const plain = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#e2e8f0' } })
const pixels = (png: Uint8Array) => sharp(png).removeAlpha().raw().toBuffer({ resolveWithObject: true })

describe('pictures for a model', () => {
  it('are the very bytes of a PNG that fits', async () => {
    const image = await plain(1440, 1024).png().toBuffer()
    const [picture] = (await picturesOf(image, tier)) ?? []
    expect(picture?.png).toBe(image)
  })

  it('are exact parts of a tall one', async () => {
    const line = await sharp({ create: { width: 900, height: 1, channels: 3, background: '#2563eb' } })
      .png()
      .toBuffer()
    const image = await plain(900, 5000)
      .composite([{ input: line, left: 0, top: 4000 }])
      .png()
      .toBuffer()
    const parts = (await picturesOf(image, tier)) ?? []
    expect(parts.map(({ x, y, width, height }) => [x, y, width, height])).toEqual([
      [0, 0, 900, 2500],
      [0, 2500, 900, 2500],
    ])
    const { data, info } = await pixels(parts[1]?.png ?? Buffer.alloc(0))
    const at = (y: number) => [...data.subarray(y * info.width * 3, y * info.width * 3 + 3)]
    expect([at(1499), at(1500), at(1501)]).toEqual([
      [0xe2, 0xe8, 0xf0],
      [0x25, 0x63, 0xeb],
      [0xe2, 0xe8, 0xf0],
    ])
  })

  it.each(['jpeg', 'webp'] as const)('are PNG when the frame is %s', async (format) => {
    const image = await plain(200, 100).toFormat(format).toBuffer()
    const [picture] = (await picturesOf(image, tier)) ?? []
    expect((await sharp(picture?.png).metadata()).format).toBe('png')
    expect([picture?.width, picture?.height]).toEqual([200, 100])
  })

  it('stay below 3.75 MB each, even for noise', async () => {
    const noise = sharp({
      create: {
        width: 1400,
        height: 1400,
        channels: 3,
        background: '#888',
        noise: { type: 'gaussian', mean: 128, sigma: 60 },
      },
    })
    const parts = (await picturesOf(await noise.png().toBuffer(), tier)) ?? []
    expect(parts.length).toBeGreaterThan(1)
    expect(Math.max(...parts.map(({ png }) => png.byteLength))).toBeLessThanOrEqual(3_750_000)
    expect(parts.reduce((sum, { width, height }) => sum + width * height, 0)).toBe(1400 * 1400)
  })

  it('are none where a picture would have to be scaled down', async () => {
    expect(await picturesOf(await plain(1, 60_000).png().toBuffer(), tier)).toBeNull()
  })
})
