import { readFile } from 'node:fs/promises'
import { request } from 'node:http'
import { gzipSync } from 'node:zlib'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runStateSchema } from '../../shared/api.ts'
import { problemDocumentSchema } from '../../shared/problem.ts'
import { type TestServer, testServer } from '../testing/server.ts'

let server: TestServer
let dashboard: Buffer
beforeAll(async () => {
  server = await testServer()
  dashboard = await readFile(new URL('../../examples/dashboard.png', import.meta.url))
})
afterAll(() => server.close())

const createRun = async () => runStateSchema.parse(await (await server.call('POST', '/runs', {})).json())

describe('what is refused, and how', () => {
  const bytes = (text: string) => Buffer.from(text)
  const frame = async (body: Buffer | undefined, query = '') => {
    const { id } = await createRun()
    return server.call('PUT', `/runs/${id}/frames/f${query}`, body)
  }
  const cases: [string, () => Promise<Response>, number, string][] = [
    ['no image at all', () => frame(undefined), 400, 'no-image'],
    ['an empty image', () => frame(Buffer.alloc(0)), 400, 'no-image'],
    ['text instead of an image', () => frame(bytes('hello, this is no image')), 422, 'invalid-image'],
    [
      'an SVG',
      () => frame(bytes('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')),
      422,
      'invalid-image',
    ],
    ['a header without pixels', () => frame(dashboard.subarray(0, 40)), 422, 'invalid-image'],
    ['a bomb of 60 megapixels', async () => frame(await bomb()), 413, 'image-too-large'],
    ['a body that is too large', () => frame(Buffer.alloc(41 * 1024 * 1024)), 413, 'body-too-large'],
    [
      'a compressed body',
      async () => {
        const { id } = await createRun()
        const headers = { 'content-encoding': 'gzip', 'content-type': 'image/png' }
        return server.call('PUT', `/runs/${id}/frames/f`, gzipSync(Buffer.alloc(9_000_000)), headers)
      },
      400,
      'invalid-body',
    ],
    [
      'two megabytes of options',
      () => server.call('POST', '/runs', { options: { types: ['x'.repeat(2_000_000)] } }),
      413,
      'body-too-large',
    ],
    [
      'one type a thousand times',
      () => server.call('POST', '/runs', { options: { types: Array.from({ length: 1000 }, () => 'color') } }),
      400,
      'invalid-body',
    ],
    ['an origin beyond all canvases', () => frame(dashboard, '?originX=1e308'), 400, 'invalid-request'],
    ['a scale of 0', () => frame(dashboard, '?scale=0'), 400, 'invalid-request'],
    [
      'a type that does not exist',
      () => server.call('POST', '/types/smell/extract', dashboard),
      404,
      'unknown-type',
    ],
    [
      'a run of a type that does not exist',
      () => server.call('POST', '/runs', { options: { types: ['smell'] } }),
      404,
      'unknown-type',
    ],
    [
      'a format that does not exist',
      () => server.call('GET', '/projects/default/export/word'),
      404,
      'unknown-format',
    ],
    ['a run that does not exist', () => server.call('GET', '/runs/nothing'), 404, 'unknown-run'],
    [
      'events of a run that does not exist',
      () => server.call('GET', '/runs/nothing/events'),
      404,
      'unknown-run',
    ],
    [
      'a project that does not exist',
      () => server.call('GET', '/projects/nothing/library'),
      404,
      'unknown-project',
    ],
    [
      'broken JSON',
      () => server.call('POST', '/runs', bytes('{"project":'), { 'content-type': 'application/json' }),
      400,
      'invalid-body',
    ],
    [
      'an export of neither run nor library',
      () => server.call('POST', '/types/color/export/css', {}),
      400,
      'invalid-body',
    ],
    [
      'starting without frames',
      async () => server.call('POST', `/runs/${(await createRun()).id}/start`),
      409,
      'run-empty',
    ],
    [
      'a wrong token',
      () => server.call('GET', '/types', undefined, { authorization: 'Bearer nope' }),
      401,
      'unauthorized',
    ],
    ['no token', () => fetch(`${server.origin}/api/v1/types`), 401, 'unauthorized'],
    [
      'another page',
      () => server.call('GET', '/types', undefined, { origin: 'https://evil.example' }),
      403,
      'forbidden-origin',
    ],
    [
      'a path that is no percent-encoding',
      () => server.call('GET', '/runs/%E0%A4%A'),
      400,
      'invalid-request',
    ],
    ['a path that does not exist', () => fetch(`${server.origin}/nothing`), 404, 'not-found'],
  ]
  it('a name that no database can hold is mended instead', async () => {
    const response = await frame(dashboard, '?mode=%00')
    expect(response.ok).toBe(true)
    expect(JSON.stringify(await response.json())).not.toContain('\\u0000')
  })
  it.each(cases)('%s', async (_, call, status, code) => {
    const response = await call()
    expect(response.headers.get('content-type')).toMatch(/application\/problem\+json/)
    const problem = problemDocumentSchema.parse(await response.json())
    expect(problem).toMatchObject({ status, code })
    expect(problem.detail.length).toBeGreaterThan(10)
    expect(problem.remedy.length).toBeGreaterThan(5)
    expect(response.status).toBe(status)
  })

  it('a foreign host name (DNS rebinding)', async () => {
    const status = await new Promise((resolve, reject) => {
      request(
        `${server.origin}/api/v1/types`,
        { headers: { host: 'evil.example', authorization: `Bearer ${server.token}` } },
        (r) => resolve(r.statusCode),
      )
        .on('error', reject)
        .end()
    })
    expect(status).toBe(403)
  })

  it('says that an answer is nothing else and nobody else’s', async () => {
    const { headers } = await server.call('GET', '/types')
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin')
  })

  it('an upload that breaks off keeps nothing, and the run goes on', async () => {
    const { id } = await createRun()
    await new Promise<void>((resolve) => {
      const upload = request(`${server.origin}/api/v1/runs/${id}/frames/cut`, {
        method: 'PUT',
        headers: { authorization: `Bearer ${server.token}`, 'content-length': dashboard.length },
      })
      upload.on('error', () => resolve())
      upload.write(dashboard.subarray(0, 10_000))
      setTimeout(() => upload.destroy(), 50)
    })
    const state = runStateSchema.parse(await (await server.call('GET', `/runs/${id}`)).json())
    expect(state.frames).toEqual([])
    expect((await server.call('PUT', `/runs/${id}/frames/cut`, dashboard)).status).toBe(200)
  })

  it("answers Figma's preflight (origin null) with every header it needs", async () => {
    const response = await fetch(`${server.origin}/api/v1/runs`, {
      method: 'OPTIONS',
      headers: {
        origin: 'null',
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'authorization,content-type',
      },
    })
    expect(response.status).toBe(204)
    expect(response.headers.get('access-control-allow-origin')).toBe('null')
    expect(response.headers.get('access-control-allow-headers')).toMatch(/authorization.*last-event-id/)
    expect(response.headers.get('access-control-allow-private-network')).toBe('true')
  })
})

/** 10,000 × 6,001 white pixels in a few kilobytes. */
const bomb = () =>
  sharp({
    create: { width: 10_000, height: 6_001, channels: 3, background: '#fff' },
    limitInputPixels: false,
  })
    .png()
    .toBuffer()
