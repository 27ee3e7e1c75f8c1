import { crc32, deflateSync } from 'node:zlib'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { bare } from './bare.ts'
import { decode, inspect } from './decode.ts'

function chunk(type: string, content: Uint8Array): Buffer {
  const typed = Buffer.concat([Buffer.from(type, 'latin1'), content])
  const length = Buffer.alloc(4)
  length.writeUInt32BE(content.length)
  const sum = Buffer.alloc(4)
  sum.writeUInt32BE(crc32(typed))
  return Buffer.concat([length, typed, sum])
}

const picture = await sharp({ create: { width: 20, height: 10, channels: 3, background: '#336699' } })
  .png()
  .toBuffer()
/** After the signature and IHDR. */
const HEAD = 8 + 25
const withChunks = (...chunks: Buffer[]) =>
  Buffer.concat([picture.subarray(0, HEAD), ...chunks, picture.subarray(HEAD)])

/** Inflates to a thousand times its size. */
const bomb = deflateSync(Buffer.alloc(64e6), { level: 9 })
const ztxt = chunk('zTXt', Buffer.concat([Buffer.from('Comment\0\0', 'latin1'), bomb]))
const itxt = chunk('iTXt', Buffer.concat([Buffer.from('Comment\0\x01\0\0\0', 'latin1'), bomb]))
const iccp = chunk('iCCP', Buffer.concat([Buffer.from('icc\0\0', 'latin1'), bomb]))

describe('text that is compressed', () => {
  it.each([
    ['zTXt', withChunks(...Array.from({ length: 8 }, () => ztxt))],
    ['iTXt', withChunks(...Array.from({ length: 8 }, () => itxt))],
    [
      'any other',
      withChunks(chunk('prVt', bomb), chunk('sPLT', Buffer.alloc(1e5)), chunk('eXIf', Buffer.alloc(1e5))),
    ],
  ])('%s never reaches a decoder, and the pixels are the same', async (_, image) => {
    expect(Buffer.from(bare(image, 'f'))).toEqual(picture)
    const before = process.memoryUsage().rss
    expect(await inspect(image, 'f')).toEqual({ width: 20, height: 10, mediaType: 'image/png' })
    expect((await decode(image)).data).toEqual((await decode(picture)).data)
    expect(process.memoryUsage().rss - before).toBeLessThan(200e6)
  })

  it('a profile that grows beyond all measure is refused, not left out: it says what the colours are', async () => {
    await expect(inspect(withChunks(iccp), 'Home')).rejects.toMatchObject({
      code: 'invalid-image',
      message: expect.stringContaining('"Home"') as string,
    })
  })
})

it('what says something of the colours stays, and nothing is copied where nothing goes', async () => {
  const p3 = await sharp(picture).withIccProfile('p3').png().toBuffer()
  expect(bare(p3, 'f')).toBe(p3)
  const jpeg = await sharp(picture).jpeg().toBuffer()
  expect(bare(jpeg, 'f')).toBe(jpeg)
})

it('a picture that is cut within a chunk is still cut', async () => {
  await expect(decode(withChunks(ztxt).subarray(0, HEAD + ztxt.length - 9))).rejects.toMatchObject({
    code: 'invalid-image',
  })
})
