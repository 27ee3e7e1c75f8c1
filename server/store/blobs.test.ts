import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { type IncomingMessage, type ServerResponse, createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { lastOperation } from '../testing/last-operation.ts'
import { putting } from '../testing/putting.ts'
import { type Blobs, createBlobs } from './blobs.ts'
import { fileShelf, sweepParts } from './file-shelf.ts'
import { objectShelf } from './object-shelf.ts'
import type { Shelf } from './shelf.ts'

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text)

let directory: string
let bucket: Awaited<ReturnType<typeof objectStore>>
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'blobs-'))
  bucket = await objectStore()
})
afterAll(async () => {
  await bucket.close()
  await rm(directory, { recursive: true })
})

/** As much of S3 as its documentation says of objects, conditions and pages: on HTTP, in memory. */
async function objectStore() {
  const objects = new Map<string, { body: Buffer; at: Date }>()
  const puts: string[] = []
  const listed = (prefix: string, from: number): string => {
    const all = [...objects].filter(([path]) => path.startsWith(prefix))
    const entries = all
      .slice(from, from + 2)
      .map(
        ([path, { body, at }]) =>
          `<Contents><Key>${path}</Key><LastModified>${at.toISOString()}</LastModified><Size>${body.length}</Size></Contents>`,
      )
    const next = from + 2 < all.length ? `<NextContinuationToken>${from + 2}</NextContinuationToken>` : ''
    return `<?xml version="1.0"?><ListBucketResult>${entries.join('')}${next}</ListBucketResult>`
  }
  const handle = async (request: IncomingMessage, response: ServerResponse) => {
    const url = new URL(request.url ?? '', 'http://store')
    const path = url.pathname.replace(/^\/frames\/?/, '')
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    if (request.method === 'PUT') {
      if (request.headers['if-none-match'] === '*' && objects.has(path)) return response.writeHead(412).end()
      puts.push(path)
      objects.set(path, { body: Buffer.concat(chunks), at: new Date() })
      return response.end()
    }
    if (request.method === 'DELETE') {
      objects.delete(path)
      return response.writeHead(204).end()
    }
    if (path === '') {
      const query = url.searchParams
      return response.end(listed(query.get('prefix') ?? '', Number(query.get('continuation-token') ?? 0)))
    }
    const found = objects.get(path)
    return found ? response.end(found.body) : response.writeHead(404).end()
  }
  const server = createServer((request, response) => void handle(request, response))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    puts,
    objects,
    close: () => new Promise((done) => server.close(done)),
  }
}

/** A place, and how to harm what lies there behind its back. */
const places: [string, () => { shelf: Shelf; harm: (key: string, bytes: Uint8Array) => Promise<void> }][] = [
  [
    'files',
    () => {
      const base = join(directory, 'files')
      return { shelf: fileShelf(base), harm: (key, bytes) => writeFile(join(base, ...key.split(':')), bytes) }
    },
  ],
  [
    'an object store',
    () => ({
      shelf: objectShelf({
        endpoint: bucket.endpoint,
        bucket: 'frames',
        region: 'us-east-1',
        accessKeyId: 'a',
        secretAccessKey: 's',
      }),
      async harm(key, bytes) {
        bucket.objects.set(key.replace(':', '/'), { body: Buffer.from(bytes), at: new Date() })
      },
    }),
  ],
]

describe.each(places)('%s', (_, make) => {
  it('gives back what was put, and nothing where there is nothing', async () => {
    const blobs = createBlobs(make().shelf)
    const key = await blobs.put('run_a', bytesOf('one'))
    expect(await blobs.get(key)).toEqual(bytesOf('one'))
    expect(await blobs.get(key.replace(/.$/, 'x'))).toBeNull()
    expect(await blobs.getJson(await blobs.putJson('run_a', { n: 1 }))).toEqual({ n: 1 })
    await blobs.remove(key)
    await blobs.remove(key)
    expect(await blobs.get(key)).toBeNull()
  })

  it.each([
    ['flipped', (bytes: Uint8Array) => bytes.map((byte, at) => (at === 7 ? byte ^ 1 : byte))],
    ['cut', (bytes: Uint8Array) => bytes.subarray(0, 9)],
    ['emptied', () => new Uint8Array()],
  ])('says when what lies there was %s, and is mended by whoever sends it again', async (_how, change) => {
    const { shelf, harm } = make()
    const blobs = createBlobs(shelf)
    const content = bytesOf('something longer')
    const key = await blobs.put('run_b', content)
    await harm(key, change(content))
    await expect(blobs.get(key)).rejects.toMatchObject({
      code: 'blob-damaged',
      message: expect.stringContaining(key) as string,
    })
    expect(await blobs.put('run_b', content)).toBe(key)
    expect(await blobs.get(key)).toEqual(content)
  })

  it('empties one folder and leaves its neighbours, however many lie in it', async () => {
    const blobs = createBlobs(make().shelf)
    for (const text of ['1', '2', '3', '4', '5']) await blobs.put('run_c', bytesOf(text))
    const other = await blobs.put('run_cc', bytesOf('1'))
    const lying = async (folder?: string) => await Array.fromAsync(blobs.list(folder))
    const [first] = await lying('run_c')
    expect(first).toMatchObject({ bytes: 1 })
    expect(Math.abs((first?.at ?? 0) - Date.now())).toBeLessThan(60_000)
    expect(await lying('run_c')).toHaveLength(5)
    await blobs.removeFolder('run_c')
    expect(await lying('run_c')).toEqual([])
    expect((await lying()).map(({ key }) => key)).toContain(other)
  })
})

it('an object that is there is not written again', async () => {
  const blobs = createBlobs(
    objectShelf({ ...bucket, bucket: 'frames', region: 'x', accessKeyId: 'a', secretAccessKey: 's' }),
  )
  const before = bucket.puts.length
  for (let n = 0; n < 3; n++) await blobs.put('once', bytesOf('only'))
  expect(bucket.puts.length - before).toBe(1)
})

it('a file that is there is not written again, and nobody who reads meanwhile sees less than all of it', async () => {
  const base = join(directory, 'read')
  const blobs = createBlobs(fileShelf(base))
  const content = bytesOf('library '.repeat(100_000))
  const key = await blobs.put('project', content)
  const path = join(base, ...key.split(':'))
  const { ino } = await stat(path)
  const writing = new AbortController()
  const short: number[] = []
  let reads = 0
  const reader = async () => {
    while (!writing.signal.aborted) {
      const { length } = await readFile(path)
      reads++
      if (length !== content.length) short.push(length)
    }
  }
  const readers = [reader(), reader(), reader()]
  for (let n = 0; n < 20; n++) await blobs.put('project', content)
  expect((await stat(path)).ino).toBe(ino)
  // A damaged one is exchanged, and never seen half exchanged.
  for (let n = 0; n < 5; n++) await fileShelf(base).write(key, content, true)
  writing.abort()
  await Promise.all(readers)
  expect(reads).toBeGreaterThan(20)
  expect(short).toEqual([])
})

/** Everything that was said to be stored can be read, and whatever lies there is whole. */
async function expectKept(blobs: Blobs, said: readonly string[]): Promise<void> {
  for (const line of said) {
    const [word, key = ''] = line.split(' ')
    expect((await blobs.get(key)) !== null, line).toBe(word === 'stored')
  }
  for await (const { key } of blobs.list()) await blobs.get(key)
}

it('whichever file operation is the last one, nothing that was acknowledged is lost or changed', async () => {
  let broken = 0
  for (let last = 1, finished = false; !finished; last++) {
    const base = join(directory, `last-${last}`)
    const blobs = createBlobs(fileShelf(base))
    const library = await blobs.put('project', bytesOf('a library that is there already'.repeat(5000)))
    const said: string[] = []
    const ended = Promise.withResolvers<boolean>()
    const goOn = await lastOperation(last, () => ended.resolve(false))
    finished = await Promise.race([
      putting(base, 0, (word, key) => void said.push(`${word} ${key}`)).then(() => true),
      ended.promise,
    ])
    await goOn()
    broken += finished ? 0 : 1
    await expectKept(blobs, [...said, `stored ${library}`])
    await sweepParts(base)
    expect((await readdir(base)).filter((name) => name.startsWith('.'))).toEqual([])
  }
  expect(broken).toBeGreaterThan(30)
})

it('kill -9 at any moment neither', async () => {
  const program = fileURLToPath(new URL('../testing/putting.ts', import.meta.url))
  const base = join(directory, 'kills')
  const blobs = createBlobs(fileShelf(base))
  let said = ''
  for (const lines of [4, 7, 9]) {
    const child = spawn(process.execPath, [program, base], { stdio: ['ignore', 'pipe', 'inherit'] })
    const until = said.split('\n').length + lines
    child.stdout.on('data', (text: Buffer) => {
      said += text.toString()
      if (said.split('\n').length >= until) child.kill('SIGKILL')
    })
    await once(child, 'close')
    await expectKept(blobs, said.split('\n').slice(0, -1))
  }
  expect(said).toContain('removed')
}, 60_000)
