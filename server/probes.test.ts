import { request } from 'node:http'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createToken } from './access/tokens.ts'
import { openStore } from './store/open.ts'
import { type TestServer, testServer } from './testing/server.ts'

/** As an orchestrator asks: by address or by the name of a service, never by the public one. */
const probe = (server: TestServer, path: string, host: string, token?: string): Promise<[number, string]> =>
  new Promise((done, fail) => {
    const { port } = new URL(server.origin)
    const headers = { host, ...(token !== undefined && { authorization: `Bearer ${token}` }) }
    request({ port, path, host: '127.0.0.1', headers }, (answer) => {
      let text = ''
      answer.on('data', (part: Buffer) => (text += part.toString()))
      answer.on('end', () => done([answer.statusCode ?? 0, text]))
    })
      .on('error', fail)
      .end()
  })

describe('a worker', () => {
  let server: TestServer
  let token = ''
  beforeAll(async () => {
    server = await testServer(
      async (directory) => {
        const store = await openStore({ directory, log: () => undefined })
        const made = await createToken(store.db, { name: 'scraper', workspace: 'ops', scopes: ['read'] })
        token = made.secret
        await store.close()
      },
      { TOKEN_PIPELINE_ROLE: 'worker' },
    )
  }, 180_000)
  afterAll(() => server.close())

  it.each(['10.1.2.3:3000', 'worker', 'worker.default.svc.cluster.local:4319'])(
    'answers probes that come to %s, and gives nothing away',
    async (host) => {
      expect(await probe(server, '/health', host)).toEqual([200, '{"ok":true}'])
      expect(await probe(server, '/ready', host)).toEqual([200, '{"ready":true}'])
      expect((await probe(server, '/metrics', host))[0]).toBe(401)
      const [status, text] = await probe(server, '/metrics', host, token)
      expect(status).toBe(200)
      expect(text).toContain('token_pipeline_process_resident_memory_bytes')
      expect((await probe(server, '/api/v1/types', host, token))[0]).toBe(403)
    },
  )
})
