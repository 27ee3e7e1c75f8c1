import { execFile } from 'node:child_process'
import { mkdtemp, readFile, readdir, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod'
import { librarySchema } from '../shared/library.ts'
import { tokenSchema } from '../shared/token.ts'

const cli = fileURLToPath(new URL('./main.ts', import.meta.url))
const example = (name: string) => fileURLToPath(new URL(`../examples/${name}`, import.meta.url))
const run = (...args: string[]): Promise<{ code: number; out: string; err: string }> =>
  new Promise((resolve) =>
    execFile(process.execPath, [cli, ...args], { maxBuffer: 1 << 28 }, (error, out, err) =>
      resolve({ code: Number(error?.code ?? 0), out, err }),
    ),
  )
let directory: string
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'cli-'))
})

describe('token-pipeline extract', () => {
  it('writes tokens.json and tokens.css, with plain lines and a table', async () => {
    const out = join(directory, 'tokens')
    const {
      code,
      out: stdout,
      err,
    } = await run('extract', example('dashboard.png'), example('mobile@2x.png'), '--out', out)
    expect(code, err).toBe(0)
    expect(stdout).toBe('')
    expect(err).toMatch(/measured dashboard\.png in \d+ ms/)
    expect(err).toMatch(/Colors +\d+ +\d+× +#/)
    expect((await readdir(out)).toSorted()).toEqual(expect.arrayContaining(['tokens.css', 'tokens.json']))
    expect(await readFile(join(out, 'tokens.css'), 'utf8')).toContain('#0d6efd')
    expect(JSON.parse(await readFile(join(out, 'tokens.json'), 'utf8'))).toHaveProperty('color')
  })

  it('prints only JSON on stdout with --json, and writes no file', async () => {
    const { out } = await run('extract', example('mobile@2x.png'), '--json', '--types', 'spacing')
    const { tokens } = z.object({ tokens: z.array(tokenSchema) }).parse(JSON.parse(out))
    expect(tokens.length).toBeGreaterThan(3)
    expect(new Set(tokens.map((token) => token.type))).toEqual(new Set(['spacing']))
    expect(tokens.every((token) => token.sightings.every((s) => s.frame.endsWith('mobile@2x.png')))).toBe(
      true,
    )
  })

  it('keeps ids and names in a library file; the second time changes nothing', async () => {
    const file = join(directory, 'library.json')
    const once = () =>
      run('extract', example('mobile@2x.png'), '--library', file, '--out', join(directory, 'l'))
    expect((await once()).code).toBe(0)
    const first = await readFile(file, 'utf8')
    expect((await once()).code).toBe(0)
    expect(await readFile(file, 'utf8')).toBe(first)
    expect(librarySchema.parse(JSON.parse(first)).set.primitives.every((token) => token.id)).toBe(true)
  })

  it('measures what it can and says what it could not, with exit code 1', async () => {
    const bad = join(directory, 'bad.png')
    await writeFile(bad, 'no image')
    const { code, err } = await run(
      'extract',
      bad,
      example('mobile@2x.png'),
      '--out',
      join(directory, 'some'),
    )
    expect(code).toBe(1)
    expect(err).toMatch(/bad\.png" is not an image/)
    expect(await readdir(join(directory, 'some'))).toContain('tokens.css')
  })

  it.each([
    [['extract'], /nothing to measure/],
    [['extract', 'nowhere.png'], /"nowhere.png" does not exist/],
    [['extract', 'x.png', '--types', 'smell'], /no token type "smell"/],
    [['extract', 'x.png', '--formats', 'word'], /no format "word"/],
    [['extract', 'x.png', '--scale', 'big'], /--scale/],
    [['extract', 'x.png', '--threshold', 'spacing'], /--threshold: expected TYPE=NUMBER/],
    [['dance'], /unknown command 'dance'/],
  ])('refuses %j', async (args, message) => {
    const { code, err } = await run(...args)
    expect(code).toBe(1)
    expect(err).toMatch(message)
    expect(err).not.toMatch(/at .*\.ts:\d+/)
  })

  it('has a help that shows how', async () => {
    const { out } = await run('extract', '--help')
    for (const flag of [
      '--types',
      '--formats',
      '--scale',
      '--threshold',
      '--merge',
      '--concurrency',
      '--library',
      '--json',
      'Examples',
    ])
      expect(out).toContain(flag)
  })
})
