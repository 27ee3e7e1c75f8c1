/** Pictures good and bad: every PNG colour type and depth, and every way to break a file. Deterministic from a seed. */
import { crc32, deflateSync } from 'node:zlib'
import sharp from 'sharp'

export type Random = () => number

/** mulberry32: small, and the same everywhere. */
export function random(seed: number): Random {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

export const pick = <T>(from: readonly T[], roll: Random): T => from[Math.floor(roll() * from.length)] as T

/** Colour type → depths that the format allows (PNG specification, table 11.1). */
const kinds: [type: number, channels: number, depths: number[]][] = [
  [0, 1, [1, 2, 4, 8, 16]],
  [2, 3, [8, 16]],
  [3, 1, [1, 2, 4, 8]],
  [4, 2, [8, 16]],
  [6, 4, [8, 16]],
]

interface Chunk {
  readonly name: string
  readonly data: Uint8Array
  /** A lie about the length, or a wrong checksum. */
  readonly length?: number
  readonly crc?: number
}

function encode(chunks: readonly Chunk[]): Buffer {
  const parts = chunks.map(({ name, data, length = data.length, crc }) => {
    const body = Buffer.concat([Buffer.from(name, 'latin1'), data])
    const head = Buffer.alloc(4)
    head.writeUInt32BE(length >>> 0)
    const tail = Buffer.alloc(4)
    tail.writeUInt32BE((crc ?? crc32(body)) >>> 0)
    return Buffer.concat([head, body, tail])
  })
  return Buffer.concat([Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]), ...parts])
}

function header(width: number, height: number, depth: number, type: number, interlace: number): Buffer {
  const data = Buffer.alloc(13)
  data.writeUInt32BE(width >>> 0, 0)
  data.writeUInt32BE(height >>> 0, 4)
  data.set([depth, type, 0, 0, interlace], 8)
  return data
}

/** A PNG of random kind; `broken` gives it one fault of the kind that corrupt-file suites have. */
export function png(roll: Random, broken: boolean): Buffer {
  const [type, channels, depths] = pick(kinds, roll)
  const depth = pick(depths, roll)
  const width = 1 + Math.floor(roll() * 60)
  const height = 1 + Math.floor(roll() * 60)
  const line = Math.ceil((width * channels * depth) / 8)
  const raw = Buffer.alloc((line + 1) * height)
  for (let i = 0; i < raw.length; i++)
    raw[i] = i % (line + 1) === 0 ? Math.floor(roll() * 5) : Math.floor(roll() * 4) * 85
  const chunks: Chunk[] = [{ name: 'IHDR', data: header(width, height, depth, type, 0) }]
  if (type === 3)
    chunks.push({
      name: 'PLTE',
      data: Buffer.from(Array.from({ length: 3 * 2 ** depth }, () => Math.floor(roll() * 256))),
    })
  if (roll() < 0.2) chunks.push({ name: 'tRNS', data: Buffer.alloc(type === 2 ? 6 : 2) })
  chunks.push({ name: 'IDAT', data: deflateSync(raw) }, { name: 'IEND', data: Buffer.alloc(0) })
  return encode(broken ? pick(faults, roll)(chunks, roll) : chunks)
}

type Fault = (chunks: Chunk[], roll: Random) => Chunk[]
const change =
  (name: string, to: (chunk: Chunk) => Chunk): Fault =>
  (chunks) =>
    chunks.map((chunk) => (chunk.name === name ? to(chunk) : chunk))
const faults: readonly Fault[] = [
  change('IHDR', (c) => ({ ...c, crc: 1 })),
  change('IHDR', (c) => ({ ...c, data: header(0, 7, 8, 2, 0) })),
  change('IHDR', (c) => ({ ...c, data: header(0x7fffffff, 0x7fffffff, 8, 6, 0) })),
  change('IHDR', (c) => ({ ...c, data: header(100_000, 100_000, 1, 0, 0) })),
  change('IHDR', (c) => ({ ...c, data: header(9, 9, 3, 5, 7) })),
  change('IHDR', (c) => ({ ...c, data: c.data.subarray(0, 5) })),
  change('IDAT', (c) => ({ ...c, length: 0xfffffff0 })),
  change('IDAT', (c) => ({ ...c, length: 3 })),
  change('IDAT', (c) => ({ ...c, crc: 0xdeadbeef })),
  change('IDAT', (c) => ({ ...c, data: c.data.subarray(0, c.data.length >> 1) })),
  change('IDAT', (c) => ({ ...c, data: Buffer.from('not deflate') })),
  (chunks) => chunks.filter((chunk) => chunk.name !== 'IDAT'),
  (chunks) => chunks.filter((chunk) => chunk.name !== 'IEND'),
  (chunks) => chunks.filter((chunk) => chunk.name !== 'IHDR'),
  (chunks) => chunks.toReversed(),
  (chunks) => [...chunks, ...chunks],
]

let templates: readonly Buffer[] | undefined
/** One picture of every format that somebody might send. */
async function formats(): Promise<readonly Buffer[]> {
  const picture = () =>
    sharp({
      create: { width: 64, height: 48, channels: 4, background: { r: 20, g: 110, b: 240, alpha: 0.8 } },
    })
  templates ??= [
    await picture().png().toBuffer(),
    await picture().jpeg().toBuffer(),
    await picture().webp({ lossless: true }).toBuffer(),
    await picture().webp().toBuffer(),
    await picture().gif().toBuffer(),
    await picture().tiff().toBuffer(),
    await picture().avif().toBuffer(),
    Buffer.from(
      '<svg xmlns="http://www.w3.org/2000/svg" width="99999" height="99999"><image href="file:///etc/passwd"/></svg>',
    ),
    Buffer.from('%PDF-1.7 nothing'),
    Buffer.from('BM' + 'x'.repeat(80)),
  ]
  return templates
}

/** Any format, whole, cut short, with flipped bits, or with something appended. */
export async function picture(roll: Random): Promise<Buffer> {
  const base = Buffer.from(pick(await formats(), roll))
  const fate = roll()
  if (fate < 0.35) return base.subarray(0, Math.floor(roll() * base.length))
  if (fate < 0.8) {
    for (let n = 1 + Math.floor(roll() * 8); n > 0; n--) {
      const at = Math.floor(roll() * base.length)
      base[at] = (base[at] ?? 0) ^ (1 << Math.floor(roll() * 8))
    }
    return base
  }
  return fate < 0.9 ? Buffer.concat([base, base]) : base
}
