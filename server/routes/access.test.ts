import { readFile } from 'node:fs/promises'
import { Client } from '@modelcontextprotocol/sdk/client/index.js'
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Scope, runStateSchema } from '../../shared/api.ts'
import { createToken } from '../access/tokens.ts'
import { openStore } from '../store/open.ts'
import { type TestServer, testServer } from '../testing/server.ts'

/** Every route there is, as the server itself tells: a new one is in here without anybody thinking of it. */
interface Operation {
  readonly method: string
  readonly path: string
  readonly scope: Scope
}

let server: TestServer
let operations: Operation[]
let run: string
const secrets: Record<string, string> = {}

beforeAll(async () => {
  server = await testServer(async (directory) => {
    const store = await openStore({ directory, log: () => undefined })
    const add = async (name: string, workspace: string, scopes: Scope[], expiresAt?: Date) => {
      secrets[name] = (await createToken(store.db, { name, workspace, scopes, expiresAt })).secret
    }
    await add('owner', 'a', ['read', 'run', 'admin'])
    await add('stranger', 'b', ['read', 'run', 'admin'])
    await add('reader', 'a', ['read'])
    await add('runner', 'a', ['read', 'run'])
    await add('expired', 'a', ['read'], new Date(Date.now() - 1000))
    await store.close()
  })
  const document = (await (await as('owner', 'GET', '/openapi.json')).json()) as {
    paths: Record<string, Record<string, { 'x-scope': Scope }>>
  }
  operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { 'x-scope': scope }]) => ({
      method: method.toUpperCase(),
      path,
      scope,
    })),
  )
  const frame = await readFile(new URL('../../examples/mobile@2x.png', import.meta.url))
  run = runStateSchema.parse(await (await as('owner', 'POST', '/runs', { project: 'secret' })).json()).id
  await as('owner', 'PUT', `/runs/${run}/frames/f`, frame)
  await as('owner', 'POST', `/runs/${run}/start`)
  await (await as('owner', 'GET', `/runs/${run}/events`)).text()
})
afterAll(() => server.close())

const as = (who: string, method: string, path: string, body?: unknown) =>
  server.call(method, path, method === 'GET' ? undefined : body, { authorization: `Bearer ${secrets[who]}` })
const real = (path: string) =>
  path
    .replace('/api/v1', '')
    .replace('{run}', run)
    .replace('{frame}', 'f')
    .replace('{key}', encodeURIComponent('color:#ffffff'))
    .replace('{project}', 'secret')
    .replace('{type}', 'color')
    .replace('{format}', 'css')
const codeOf = async (response: Response) =>
  `${response.status} ${((await response.json()) as { code?: string }).code}`

describe('every route', () => {
  it('is known, with its scope', () => {
    expect(operations.length).toBeGreaterThan(20)
    expect(operations.every(({ scope }) => ['read', 'run', 'admin'].includes(scope))).toBe(true)
  })

  it('is closed without a token, and with one that has expired', async () => {
    for (const { method, path } of operations) {
      expect(
        (await fetch(`${server.origin}/api/v1${real(path)}`, { method })).status,
        `${method} ${path}`,
      ).toBe(401)
      expect(await codeOf(await as('expired', method, real(path))), `${method} ${path}`).toBe(
        '401 unauthorized',
      )
    }
  })

  it('asks for its scope', async () => {
    for (const { method, path, scope } of operations.filter((operation) => operation.scope !== 'read'))
      expect(await codeOf(await as('reader', method, real(path))), `${method} ${path} (${scope})`).toBe(
        '403 forbidden',
      )
    for (const { method, path } of operations.filter((operation) => operation.scope === 'admin'))
      expect(await codeOf(await as('runner', method, real(path))), `${method} ${path}`).toBe('403 forbidden')
  })

  it('of a run is not there for another workspace', async () => {
    const ofRuns = operations.filter(({ path }) => path.includes('{run}'))
    expect(ofRuns.length).toBeGreaterThan(9)
    for (const { method, path } of ofRuns)
      expect(await codeOf(await as('stranger', method, real(path), {})), `${method} ${path}`).toBe(
        '404 unknown-run',
      )
  })

  it('of a project shows another workspace nothing and changes nothing', async () => {
    const before = await (await as('owner', 'GET', '/projects/secret/library')).text()
    for (const { method, path } of operations.filter(
      ({ path, method }) => path.includes('{project}') && method !== 'PUT',
    ))
      expect(
        await codeOf(
          await as('stranger', method, real(path), {
            revision: 1,
            steps: [{ do: 'exclude', id: 'x', excluded: true }],
            files: [{ name: 'a.json', content: '{}' }],
          }),
        ),
        `${method} ${path}`,
      ).toBe('404 unknown-project')
    // The same id in another workspace is another project.
    expect((await as('stranger', 'PUT', '/projects/secret', { name: 'mine' })).status).toBe(200)
    expect(await (await as('stranger', 'GET', '/projects/secret/library')).text()).not.toContain('#')
    expect(await (await as('owner', 'GET', '/projects/secret/library')).text()).toBe(before)
  })

  it('that names a run or library in its body does not reach another workspace', async () => {
    expect(await codeOf(await as('stranger', 'POST', '/types/color/export/css', { run }))).toBe(
      '404 unknown-run',
    )
    expect(
      await codeOf(await as('stranger', 'POST', '/types/color/export/css', { library: 'elsewhere' })),
    ).toBe('404 unknown-project')
  })
})

it('token files come into a library: a preview changes nothing, and tells what the import then does', async () => {
  const files = [
    {
      name: 'brand.json',
      // Larger than what other JSON may be.
      content:
        '{"color":{"brand":{"$type":"color","$value":"#0a0b0c"}},"ease":{"$type":"easing","$value":1}}' +
        ' '.repeat(1_500_000),
    },
  ]
  const ask = async (preview: boolean) =>
    (await as('owner', 'POST', '/projects/secret/import', { files, preview })).json() as Promise<{
      added: number
      lines: string[]
    }>
  const names = async () => (await as('owner', 'GET', '/projects/secret/library')).text()
  const before = await names()
  const told = await ask(true)
  expect(told).toMatchObject({ read: 2, added: 1, joined: 0, carried: 1 })
  expect(told.lines[1]).toBe('carried 1, because "easing" is not a W3C type: ease')
  expect(await names()).toBe(before)
  expect(await ask(false)).toEqual(told)
  expect(await names()).toContain('#0a0b0c')
  expect(await ask(false)).toMatchObject({ added: 0, joined: 1 })
})

describe('the tools for agents', () => {
  const connected = async (who: string) => {
    const client = new Client({ name: 'test', version: '1' })
    const requestInit = { headers: { authorization: `Bearer ${secrets[who]}` } }
    await client.connect(
      new StreamableHTTPClientTransport(new URL(`${server.origin}/mcp/secret`), { requestInit }),
    )
    return client
  }
  const tokensOf = async (client: Client) => {
    const { content } = await client.callTool({ name: 'list_tokens', arguments: {} })
    return JSON.parse((content as { text: string }[])[0]?.text ?? '') as {
      total: number
      tokens: { name: string }[]
    }
  }

  it('know the library of a project, and show where a token was seen', async () => {
    const client = await connected('owner')
    const { total, tokens } = await tokensOf(client)
    expect(total).toBeGreaterThan(5)
    const { content } = await client.callTool({ name: 'where_seen', arguments: { token: tokens[0]?.name } })
    expect((content as { type: string }[]).map(({ type }) => type)).toContain('image')
    await client.close()
  })

  it('measure for who may, and leave nothing behind', async () => {
    const client = await connected('runner')
    const data = (await readFile(new URL('../../examples/mobile@2x.png', import.meta.url))).toString('base64')
    const { content } = await client.callTool({ name: 'measure_screenshot', arguments: { data } })
    expect((content as { text: string }[])[0]?.text).toContain('"spacing"')
    expect(await (await as('owner', 'GET', '/projects')).text()).not.toContain('agent-')
    await client.close()
    const reader = await connected('reader')
    expect((await reader.listTools()).tools.map(({ name }) => name)).not.toContain('measure_screenshot')
    await reader.close()
  })

  it('see no other workspace, and nothing without a token', async () => {
    const client = await connected('stranger')
    expect(await tokensOf(client)).toMatchObject({ total: 0 })
    await client.close()
    await expect(connected('expired')).rejects.toThrow(/401|token/)
  })
})

describe('tokens', () => {
  it('tell what they may do', async () => {
    expect(await (await as('reader', 'GET', '/session')).json()).toMatchObject({
      workspace: 'a',
      scopes: ['read'],
    })
  })

  it('are refused for a while when somebody guesses', async () => {
    const guess = () => server.call('GET', '/session', undefined, { authorization: 'Bearer tp_guess' })
    const statuses = new Set<number>()
    for (let i = 0; i < 70; i++) statuses.add((await guess()).status)
    expect([...statuses]).toEqual([401, 429])
    expect((await as('reader', 'GET', '/session')).status).toBe(200)
  })
})
