/** What a client with a token may try so that a server grows: each once, with the server's pulse taken. */
import { randomBytes } from 'node:crypto'
import { connect } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { crc32, deflateSync } from 'node:zlib'
import sharp from 'sharp'
import { API, runStateSchema } from '../../shared/api.ts'
import { type Door, ask } from './designer.ts'

export interface Attack {
  readonly name: string
  /** Resolves when it is over; with what it saw, where that is a figure. */
  readonly run: (door: Door) => Promise<string>
}

const newRun = async (door: Door): Promise<string> =>
  runStateSchema.parse(await (await ask(door, 'POST', '/runs', { project: 'grow' })).json()).id

function chunk(name: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data])
  const [head, tail] = [Buffer.alloc(4), Buffer.alloc(4)]
  head.writeUInt32BE(data.length)
  tail.writeUInt32BE(crc32(body))
  return Buffer.concat([head, body, tail])
}

const HEADER_BYTES = 33
/** A small picture with further chunks behind its header. */
async function withChunks(chunks: readonly Buffer[]): Promise<Buffer> {
  const small = await sharp({ create: { width: 60, height: 40, channels: 3, background: '#336699' } })
    .png()
    .toBuffer()
  return Buffer.concat([small.subarray(0, HEADER_BYTES), ...chunks, small.subarray(HEADER_BYTES)])
}

/** Every kind of chunk that holds something compressed, six of each: 128 MB of zeros are 128 kB. */
async function bombs(): Promise<Buffer[]> {
  const zeros = deflateSync(Buffer.alloc(128e6), { level: 9 })
  const kinds: readonly [string, Buffer][] = [
    ['zTXt', Buffer.from('Comment\0\0')],
    ['iTXt', Buffer.from('Comment\0\u0001\0\0\0')],
    ['iCCP', Buffer.from('profile\0\0')],
    ['zzZz', Buffer.alloc(0)],
  ]
  return Promise.all(
    kinds.map(([name, head]) =>
      withChunks(
        Array.from({ length: name === 'iCCP' ? 1 : 6 }, () => chunk(name, Buffer.concat([head, zeros]))),
      ),
    ),
  )
}

/** Nothing in it compresses: 38 MB. */
const heavy = () =>
  sharp(randomBytes(3560 * 3560 * 3), { raw: { width: 3560, height: 3560, channels: 3 } })
    .png({ compressionLevel: 0 })
    .toBuffer()

/** As many pixels as are allowed. */
const wide = (n: number) =>
  sharp({ create: { width: 7070, height: 7070, channels: 3, background: { r: 9 * n, g: 99, b: 200 } } })
    .png()
    .toBuffer()

const put = async (door: Door, run: string, frame: string, bytes: Uint8Array): Promise<number> =>
  (await ask(door, 'PUT', `/runs/${run}/frames/${frame}`, bytes)).status

/** A request by hand: what is read and written, and when, is ours to say. */
function byHand(door: Door, head: string) {
  const socket = connect(Number(new URL(door.origin()).port), '127.0.0.1')
  socket.on('error', () => undefined)
  socket.write(`${head} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer ${door.token}\r\n`)
  return socket
}

const WATCHING_MS = 12_000
const READERS = 60
const WRITERS = 8

export const attacks: readonly Attack[] = [
  {
    name: 'compressed text, profiles and unknown chunks of 128 MB, four pictures at once',
    async run(door) {
      const run = await newRun(door)
      const all = await Promise.all((await bombs()).map((bomb, n) => put(door, run, `b${n}`, bomb)))
      return `answered ${all.join(', ')}`
    },
  },
  {
    name: `${READERS} readers that do not read a picture of 38 MB`,
    async run(door) {
      const run = await newRun(door)
      const status = await put(door, run, 'heavy', await heavy())
      const readers = Array.from({ length: READERS }, () => {
        const socket = byHand(door, `GET ${API}/runs/${run}/frames/heavy/image`)
        socket.pause()
        socket.write('\r\n')
        return socket
      })
      await sleep(WATCHING_MS)
      for (const socket of readers) socket.destroy()
      return `stored with ${status}, ${readers.length} held open`
    },
  },
  {
    name: `${WRITERS} uploads of 38 MB at 20 kB/s each, and one that hurries`,
    async run(door) {
      const run = await newRun(door)
      const writers = Array.from({ length: WRITERS }, (_, n) => {
        const socket = byHand(door, `PUT ${API}/runs/${run}/frames/s${n}`)
        socket.write('Content-Type: image/png\r\nContent-Length: 38000000\r\n\r\n')
        return socket
      })
      const trickle = setInterval(() => writers.forEach((one) => one.write(Buffer.alloc(2000))), 100)
      await sleep(1000)
      const start = performance.now()
      const status = await put(door, run, 'quick', await heavy())
      const waited = Math.round(performance.now() - start)
      await sleep(Math.max(0, WATCHING_MS - waited))
      clearInterval(trickle)
      for (const socket of writers) socket.destroy()
      return `the other one: ${status} after ${waited} ms`
    },
  },
  {
    name: 'six frames of 50 megapixels, measured, and their style guide ten times',
    async run(door) {
      const run = await newRun(door)
      for (let n = 0; n < 6; n++) await put(door, run, `w${n}`, await wide(n))
      await ask(door, 'POST', `/runs/${run}/start`)
      let status = ''
      for (const until = Date.now() + 120_000; Date.now() < until && !/completed|failed/.test(status);) {
        await sleep(500)
        ;({ status } = runStateSchema.parse(await (await ask(door, 'GET', `/runs/${run}`)).json()))
      }
      await Promise.all(
        Array.from({ length: 10 }, async () =>
          (await ask(door, 'GET', `/runs/${run}/export/style-guide`)).arrayBuffer(),
        ),
      )
      return status
    },
  },
  {
    name: 'eight times 19 MB of layers',
    async run(door) {
      const run = await newRun(door)
      const layer = JSON.stringify({
        id: 'x',
        name: 'n'.repeat(300),
        node: 'FRAME',
        box: { x: 0, y: 0, width: 9, height: 9 },
        opacity: 1,
        fills: [],
        strokes: [],
      })
      const body = Buffer.from(
        `[${Array.from({ length: Math.floor(19e6 / layer.length) }, () => layer).join(',')}]`,
      )
      const all = await Promise.all(
        Array.from(
          { length: 8 },
          async (_, n) => (await ask(door, 'PUT', `/runs/${run}/frames/l${n}/layers`, body)).status,
        ),
      )
      return `answered ${all.join(', ')}`
    },
  },
]
