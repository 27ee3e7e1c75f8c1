/** The decoder of the panel against the server's, byte for byte. */
import { readFile } from 'node:fs/promises'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { readPng } from '../../core/pictures/png.ts'
import { decode } from './decode.ts'

/** Every byte value, in an order that no filter guesses. */
const noise = (bytes: number) =>
  Buffer.from(Array.from({ length: bytes }, (_, i) => (i * 97 + (i >> 4) * 31) % 256))
const of = (channels: 1 | 2 | 3 | 4, width = 37, height = 23) =>
  sharp(noise(width * height * channels), { raw: { width, height, channels } })
const deep = (channels: 1 | 3 | 4) => {
  const samples = Uint16Array.from({ length: 37 * 23 * channels }, (_, i) => (i * 7919) % 65_536)
  return sharp(samples, { raw: { width: 37, height: 23, channels } }).toColourspace(
    channels === 1 ? 'grey16' : 'rgb16',
  )
}

describe('what it reads is what the server reads', () => {
  it.each<[string, () => Promise<Buffer>]>([
    ['opaque', () => of(3).png().toBuffer()],
    ['translucent', () => of(4).png().toBuffer()],
    ['gray', () => of(1).png().toBuffer()],
    ['gray with alpha', () => of(2).png().toBuffer()],
    ['a palette of 256', () => of(3).png({ palette: true, colours: 256, effort: 1 }).toBuffer()],
    ['a palette of 16, 4 bits', () => of(3).png({ palette: true, colours: 16, effort: 1 }).toBuffer()],
    ['a palette of 4, 2 bits', () => of(3).png({ palette: true, colours: 4, effort: 1 }).toBuffer()],
    ['a palette of 2, 1 bit', () => of(3).png({ palette: true, colours: 2, effort: 1 }).toBuffer()],
    ['a palette with alpha', () => of(4).png({ palette: true, colours: 64, effort: 1 }).toBuffer()],
    ['interlaced', () => of(4).png({ progressive: true }).toBuffer()],
    ['16 bits', () => deep(3).png().toBuffer()],
    ['16 bits with alpha', () => deep(4).png().toBuffer()],
    ['16 bits of gray', () => deep(1).png().toBuffer()],
    ['a real frame', () => readFile(new URL('../../examples/dashboard.png', import.meta.url))],
  ])('%s', async (_, make) => {
    const image = await make()
    const [here, there] = [readPng(image), await decode(image)]
    expect([here.pixels.width, here.pixels.height]).toEqual([there.width, there.height])
    expect(Buffer.compare(here.pixels.data, there.data)).toBe(0)
  })

  it('refuses what is cut off', async () => {
    const image = await of(4, 200, 200).png().toBuffer()
    expect(() => readPng(image.subarray(0, image.length >> 1))).toThrow(/decompressing/)
  })
})
