import { execFile } from 'node:child_process'
import { mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { librarySchema } from '../shared/library.ts'
import { type TestServer, testServer } from '../server/testing/server.ts'

const cli = fileURLToPath(new URL('./main.ts', import.meta.url))
const example = fileURLToPath(new URL('../examples/mobile@2x.png', import.meta.url))
const run = (...args: string[]): Promise<{ code: number; out: string; err: string }> =>
  new Promise((resolve) =>
    execFile(process.execPath, [cli, ...args], (error, out, err) =>
      resolve({ code: Number(error?.code ?? 0), out, err }),
    ),
  )
const px = (value: number) => ({ $type: 'dimension', $value: { value, unit: 'px' } })
let directory: string
const file = async (name: string, content: unknown) => {
  const path = join(directory, name)
  await writeFile(path, typeof content === 'string' ? content : JSON.stringify(content, null, 2))
  return path
}
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'exchange-'))
})

describe('token-pipeline check', () => {
  it('says where and what, and fails', async () => {
    const bad = await file('bad.json', { spacing: { a: { $type: 'dimension', $value: '{spacing.b}' } } })
    const { code, out } = await run('check', bad)
    expect(code).toBe(1)
    expect(out).toMatch(/bad\.json:\d+:\d+ error spacing\.a/)
    expect(out).toMatch(/spacing\.b/)
  })
  it('passes what is valid', async () => {
    expect(await run('check', await file('good.json', { spacing: { a: px(8) } }))).toMatchObject({
      code: 0,
      out: expect.stringMatching(/valid/),
    })
  })
})

describe('token-pipeline diff', () => {
  it('tells what changed, with an exit code for CI', async () => {
    const before = await file('old.json', { spacing: { a: px(8), b: px(16) } })
    const after = await file('new.json', { spacing: { a: px(10), c: px(24) } })
    const { code, out } = await run('diff', before, after)
    expect(code).toBe(1)
    expect(out).toMatch(/spacing\.a.*8.*10/)
    expect(await run('diff', before, before)).toMatchObject({ code: 0 })
  })
  it('refuses what is no token file', async () => {
    expect(await run('diff', await file('x.json', 'nonsense'), await file('y.json', {}))).toMatchObject({
      code: 2,
      err: expect.stringMatching(/JSON/),
    })
  })
})

describe('token-pipeline import', () => {
  it('makes measured values keep the names they had', async () => {
    const library = join(directory, 'library.json')
    const tokens = await file('mine.json', { spacing: { snug: px(16) } })
    expect((await run('import', tokens, '--library', library)).code).toBe(0)
    expect((await run('extract', example, '--library', library, '--out', join(directory, 'out'))).code).toBe(
      0,
    )
    const { set } = librarySchema.parse(JSON.parse(await readFile(library, 'utf8')))
    const snug = set.primitives.find((token) => token.path.join('/') === 'spacing/snug')
    expect(snug?.sightings.length).toBeGreaterThan(3)
  })
})

describe('token-pipeline pull', () => {
  let server: TestServer
  beforeAll(async () => {
    server = await testServer()
  })
  afterAll(() => server.close())

  it('writes the curated library', async () => {
    await server.call('PUT', '/projects/site', { name: 'Site' })
    const out = join(directory, 'pulled')
    const { code, err } = await run(
      'pull',
      '--project',
      'site',
      '--out',
      out,
      '--server',
      server.origin,
      '--token',
      server.token,
    )
    expect(code, err).toBe(0)
    expect(await readFile(join(out, 'tokens.css'), 'utf8')).toContain(':root')
  })
  it.each([
    [['--token', 'wrong'], /not one of this server/],
    [['--project', 'nobody'], /no project "nobody"/],
    [['--formats', 'word'], /no format "word"/],
    [['--server', 'http://127.0.0.1:1'], /does not answer/],
  ])('says why not: %j', async (args, message) => {
    const { code, err } = await run(
      'pull',
      '--project',
      'site',
      '--server',
      server.origin,
      '--token',
      server.token,
      ...args,
    )
    expect(code).toBe(1)
    expect(err).toMatch(message)
  })
})
