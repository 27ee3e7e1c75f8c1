import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Client } from '@modelcontextprotocol/sdk/client/index.js'
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { imported } from '../core/library/testing/imported.ts'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))
const client = new Client({ name: 'test', version: '1' })

beforeAll(async () => {
  const library = join(await mkdtemp(join(tmpdir(), 'mcp-')), 'library.json')
  const tokens = {
    color: {
      blue: { 600: { $type: 'color', $value: '#2563eb', $description: 'Buttons.' } },
      'bg-brand': { $type: 'color', $value: '{color.blue.600}' },
    },
    spacing: { md: { $type: 'dimension', $value: '16px' } },
  }
  await writeFile(library, JSON.stringify(imported(JSON.stringify(tokens)).library))
  await client.connect(
    new StdioClientTransport({
      command: process.execPath,
      args: [here('./main.ts'), 'mcp', '--library', library],
    }),
  )
})
afterAll(() => client.close())

async function call(name: string, args: Record<string, unknown> = {}) {
  const { content, isError } = await client.callTool({ name, arguments: args })
  const [first] = content as { type: string; text?: string }[]
  return { text: first?.text ?? '', isError }
}

it('lists its tools, and says how to use them', async () => {
  const { tools } = await client.listTools()
  expect(tools.map(({ name }) => name)).toEqual([
    'list_tokens',
    'search_tokens',
    'where_seen',
    'check_css',
    'check_token_file',
    'measure_screenshot',
    'export_tokens',
  ])
  expect(client.getInstructions()).toContain('check the CSS you wrote')
})

it('lists and finds tokens by name, value and what they are for', async () => {
  const all = JSON.parse((await call('list_tokens')).text)
  expect(all.total).toBe(3)
  expect(all.tokens[0]).toMatchObject({
    name: 'color/bg-brand',
    css: 'var(--color-bg-brand)',
    pointsTo: 'color/blue/600',
  })
  for (const query of ['buttons', '#2563EB', 'blue 600'])
    expect(JSON.parse((await call('search_tokens', { query })).text).tokens[0].name).toMatch(/^color\//)
})

it('tells which values of a stylesheet are tokens, and how far the others are', async () => {
  const { text } = await call('check_css', { css: 'a { color: #2564eb; padding: 16px 15px; margin: 40px }' })
  expect(JSON.parse(text)).toMatchObject([
    {
      is: 'near',
      token: 'color/blue/600',
      message: expect.stringMatching(/#2564eb is \d\.\d from color\/blue\/600/),
    },
    { is: 'exact', token: 'spacing/md' },
    { is: 'near', token: 'spacing/md', distance: 1 },
    { is: 'none', value: '40px' },
  ])
})

it('shows where a token was seen, checks token files, exports', async () => {
  expect(JSON.parse((await call('where_seen', { token: 'var(--color-bg-brand)' })).text)).toMatchObject({
    name: 'color/blue/600',
  })
  expect(
    (await call('check_token_file', { content: '{"a":{"$value":"{b}","$type":"color"}}' })).text,
  ).toContain('There is no token {b}')
  expect((await call('export_tokens', { format: 'css', prefix: 'acme' })).text).toContain('--acme-spacing-md')
})

it('what cannot be done is an answer with a remedy', async () => {
  expect(await call('where_seen', { token: 'nothing' })).toMatchObject({
    isError: true,
    text: expect.stringContaining('search_tokens'),
  })
})

it('measures a screenshot', async () => {
  const { text } = await call('measure_screenshot', { path: here('../examples/mobile@2x.png') })
  expect(JSON.parse(text).tokens.some(({ type }: { type: string }) => type === 'spacing')).toBe(true)
}, 120_000)
