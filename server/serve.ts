/** Starts the server: opens the store, resumes what was left, listens on the loopback addresses. */
import { once } from 'node:events'
import { type Server, createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { Problem } from '../shared/problem.ts'
import { createApp } from './app.ts'
import { codeVersion } from './code-version.ts'
import type { Config } from './config.ts'
import { localToken } from './local-token.ts'
import { createPool } from './pool.ts'
import { openStore } from './store/open.ts'

export interface Serving {
  readonly origin: string
  /** Where a person opens the page: the token is in the fragment, which never leaves the browser. */
  readonly address: string
  close(): Promise<void>
}

const root = fileURLToPath(new URL('..', import.meta.url))

export async function version(): Promise<string> {
  const manifest = JSON.parse(await readFile(`${root}package.json`, 'utf8')) as { version: string }
  return manifest.version
}

export async function serve(
  config: Config,
  log: (message: string, facts?: Record<string, unknown>) => void,
): Promise<Serving> {
  const store = await openStore({
    directory: config.dataDirectory,
    databaseUrl: config.databaseUrl,
    s3: config.s3,
    log,
  })
  const pool = createPool(config.concurrency)
  try {
    const token = await localToken(config.dataDirectory)
    const app = createApp({
      store,
      pool,
      token,
      version: await version(),
      codeVersion: await codeVersion(),
      page: `${root}build/page`,
      log,
    })
    const servers = await listen(app.express, config.port)
    await app.engine.resume()
    const [first] = servers
    const { port } = first.address() as AddressInfo
    const origin = `http://localhost:${port}`
    return {
      origin,
      address: `${origin}/#token=${token}`,
      async close() {
        for (const server of servers) server.closeAllConnections()
        await Promise.all(servers.map((server) => new Promise((done) => server.close(done))))
        await app.engine.close()
        await pool.close()
        await store.close()
      },
    }
  } catch (error) {
    await pool.close()
    await store.close()
    throw error
  }
}

/**
 * `localhost` is 127.0.0.1 for some clients and ::1 for others: both are served, and nothing else. A machine without
 * IPv6 has only the first.
 */
async function listen(
  handler: Parameters<typeof createServer>[1],
  port: number,
): Promise<[Server, ...Server[]]> {
  const first = await bind(handler, port, '127.0.0.1')
  const taken = (first.address() as AddressInfo).port
  const second = await bind(handler, taken, '::1').catch(() => null)
  return second ? [first, second] : [first]
}

async function bind(
  handler: Parameters<typeof createServer>[1],
  port: number,
  host: string,
): Promise<Server> {
  const server = createServer(handler)
  server.listen(port, host)
  try {
    await once(server, 'listening')
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw cause
    throw new Problem(
      'invalid-configuration',
      `Port ${port} is in use by another program.`,
      'Stop it, or set PORT to another port and build the plugin again with it.',
      { cause },
    )
  }
  return server
}
