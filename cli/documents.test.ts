/** Documents on the command line: a saved answer of Figma's REST API, one that is fetched, one that is checked. */
import { execFile } from 'node:child_process'
import { mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { type Server, createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { checkDtcg } from '../core/exchange/check.ts'
import { readDocument } from './document-file.ts'
import { fetchDocument } from './figma-api.ts'

const cli = fileURLToPath(new URL('./main.ts', import.meta.url))
const box = (x: number, y: number, width: number, height: number) => ({ x, y, width, height })
const solid = (r: number, g: number, b: number) => [{ type: 'SOLID', color: { r, g, b, a: 1 } }]
const card = (fill: object[]) => ({
  name: 'Shop',
  document: {
    id: '0:0',
    type: 'DOCUMENT',
    children: [
      {
        id: '0:1',
        type: 'CANVAS',
        name: 'Page',
        children: [
          {
            id: '1:1',
            type: 'FRAME',
            name: 'Card',
            absoluteBoundingBox: box(0, 0, 320, 200),
            fills: solid(1, 1, 1),
            layoutMode: 'VERTICAL',
            itemSpacing: 12,
            paddingTop: 16,
            paddingBottom: 16,
            paddingLeft: 16,
            paddingRight: 16,
            children: [
              {
                id: '1:2',
                type: 'RECTANGLE',
                name: 'A',
                absoluteBoundingBox: box(16, 16, 288, 40),
                fills: fill,
                cornerRadius: 8,
              },
              {
                id: '1:3',
                type: 'RECTANGLE',
                name: 'B',
                absoluteBoundingBox: box(16, 68, 288, 40),
                fills: fill,
                cornerRadius: 'odd',
              },
            ],
          },
        ],
      },
    ],
  },
})
const design = card(solid(0.2, 0.4, 0.8))

let directory: string
let figma: Server
const asked: { url: string; token: string | undefined }[] = []
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'documents-'))
  // As api.figma.com answers.
  figma = createServer((request, response) => {
    const token = request.headers['x-figma-token']
    asked.push({ url: request.url ?? '', token: typeof token === 'string' ? token : undefined })
    const answer = (status: number, body: object, headers: Record<string, string> = {}) => {
      response.writeHead(status, { 'content-type': 'application/json', ...headers })
      response.end(JSON.stringify(body))
    }
    if (token !== 'good') answer(403, { status: 403, err: 'Invalid token' })
    else if (request.url?.startsWith('/v1/files/busy'))
      answer(429, { status: 429, err: 'Rate limit' }, { 'retry-after': '17' })
    else if (request.url?.startsWith('/v1/files/AbC123')) answer(200, design)
    else answer(404, { status: 404, err: 'Not found' })
  }).listen(0, '127.0.0.1')
  await new Promise((resolve) => figma.once('listening', resolve))
})
afterAll(() => void figma.close())

const api = () => `http://127.0.0.1:${(figma.address() as AddressInfo).port}`

const run = (args: readonly string[], token = 'good'): Promise<{ code: number; out: string; err: string }> =>
  new Promise((resolve) =>
    execFile(
      process.execPath,
      [cli, ...args],
      {
        cwd: directory,
        env: {
          ...process.env,
          FIGMA_TOKEN: token,
          FIGMA_API: api(),
        },
      },
      (error, out, err) => resolve({ code: Number(error?.code ?? 0), out, err }),
    ),
  )
const file = async (name: string, json: unknown) => {
  await writeFile(join(directory, name), typeof json === 'string' ? json : JSON.stringify(json))
  return name
}
const tokensIn = async (out: string) => await readFile(join(directory, out, 'tokens.json'), 'utf8')

it(
  'measures a document as it was saved, says what could not be read, and keeps the rest',
  { timeout: 60_000 },
  async () => {
    const { code, err } = await run([
      'extract',
      await file('design.json', `\uFEFF${JSON.stringify(design)}`),
      '--out',
      'a',
    ])
    expect(code, err).toBe(0)
    expect(err).toContain('! design.json: what could not be read is left out: cornerRadius of 1 layer.')
    const text = await tokensIn('a')
    expect(checkDtcg(text)).toEqual([])
    expect(JSON.parse(text)).toMatchObject({
      spacing: { 12: { $value: { value: 12 } }, 16: { $value: { value: 16 } } },
      radius: { 8: { $value: { value: 8 } } },
    })
  },
)

it('fetches a file by its address, and only the nodes that are asked for', { timeout: 60_000 }, async () => {
  const address = 'https://www.figma.com/design/AbC123/Shop?node-id=1-1'
  const { code, err } = await run(['extract', '--figma-key', address, '--figma-ids', '1:1,1:2', '--out', 'b'])
  expect(code, err).toBe(0)
  expect(asked.at(-1)).toEqual({ url: '/v1/files/AbC123?ids=1%3A1%2C1%3A2', token: 'good' })
  expect(JSON.parse(await tokensIn('b'))).toHaveProperty('spacing.12')
})

it.each<[string, string, string, RegExp]>([
  ['no token', 'AbC123', '', /FIGMA_TOKEN is not set/],
  ['a token of somebody else', 'AbC123', 'bad', /does not let this token read the file AbC123 \(403\)/],
  ['no such file', 'Nope', 'good', /has no file Nope/],
  ['too many questions', 'busy', 'good', /asked too often/],
])('says what is wrong: %s', async (_, key, token, message) => {
  const env = { FIGMA_TOKEN: token, FIGMA_API: api() }
  await expect(fetchDocument(key, [], env)).rejects.toThrow(message)
})

it('says when to ask again', async () => {
  await expect(fetchDocument('busy', [], { FIGMA_TOKEN: 'good', FIGMA_API: api() })).rejects.toMatchObject({
    code: 'too-many-requests',
    remedy: 'Try again in 17 s.',
  })
})

it.each<[string, unknown, RegExp]>([
  ['a file of tokens', { color: {} }, /"odd.json" is not a document as Figma's REST API answers/],
  ['no JSON', '{', /"odd.json" is not JSON/],
  [
    'a document without frames',
    { document: { type: 'DOCUMENT', children: [] } },
    /"odd.json" shows no frame/,
  ],
])('refuses %s by its name', async (_, json, message) => {
  await file('odd.json', json)
  await expect(readDocument(join(directory, 'odd.json'))).rejects.toThrow(
    new RegExp(message.source.replace('"odd', `"${directory}/odd`)),
  )
})

it('checks a document against a library: by exit code, and as Markdown', { timeout: 120_000 }, async () => {
  const name = await file('shop.json', design)
  expect((await run(['extract', name, '--library', 'library.json', '--out', 'e'])).code).toBe(0)
  const same = await run(['check', name, '--library', 'library.json'])
  expect(same.code, same.out + same.err).toBe(0)
  expect(same.out).toContain('## shop.json: 100 % on the system')
  const other = await run([
    'check',
    await file('other.json', card(solid(0.21, 0.4, 0.8))),
    '--library',
    'library.json',
  ])
  expect(other.code).toBe(1)
  expect(other.out).toMatch(/\| Colors \| #3666cc \| 2 \| `color\/[a-z0-9/-]+`\? \| Card \|/)
})
