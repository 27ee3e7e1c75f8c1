/** Listens where the configuration says: on this machine's own addresses only, unless a host is named. */
import { once } from 'node:events'
import { type RequestListener, type Server, createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Problem } from '../shared/problem.ts'
import type { Config } from './config.ts'

export interface Listening {
  readonly port: number
  /** Takes no more connections, and lets requests in hand be answered: so long and no longer. */
  readonly close: () => Promise<void>
}

/** An upload of 40 MB at 3 MB/s. Orchestrators kill after 30 s, and frames in hand need ten of them. */
const DRAIN_MS = 14_000

export async function listen(
  handler: RequestListener,
  { port, host }: Pick<Config, 'port' | 'host'>,
): Promise<Listening> {
  const servers = await bindAll(handler, port, host)
  const address = servers[0]?.address() as AddressInfo
  return {
    port: address.port,
    async close() {
      await Promise.all(
        servers.map((server) => {
          const closed = new Promise((done) => server.close(done))
          const tidying = setInterval(() => server.closeIdleConnections(), 50)
          const late = setTimeout(() => server.closeAllConnections(), DRAIN_MS)
          return closed.finally(() => {
            clearInterval(tidying)
            clearTimeout(late)
          })
        }),
      )
    },
  }
}

/**
 * `localhost` is 127.0.0.1 for some clients and ::1 for others: both are served, and nothing else. A machine without
 * IPv6 has only the first.
 */
async function bindAll(handler: RequestListener, port: number, host: string | undefined): Promise<Server[]> {
  if (host !== undefined) return [await bind(handler, port, host)]
  const first = await bind(handler, port, '127.0.0.1')
  const second = await bind(handler, (first.address() as AddressInfo).port, '::1').catch(() => null)
  return second ? [first, second] : [first]
}

async function bind(handler: RequestListener, port: number, host: string): Promise<Server> {
  // Slow headers and slow bodies hold a connection for so long and no longer.
  const server = createServer({ headersTimeout: 20_000, requestTimeout: 120_000 }, handler)
  server.listen(port, host)
  try {
    await once(server, 'listening')
  } catch (cause) {
    throw refused(cause as NodeJS.ErrnoException, port, host)
  }
  return server
}

/** Why nobody can listen there, and what to do; anything else is passed on. */
const reasons: Readonly<Record<string, readonly [why: string, remedy: string]>> = {
  EADDRINUSE: [
    'is in use by another program',
    'Stop it, or set PORT to another port and build the plugin again with it.',
  ],
  EACCES: [
    'may be used by an administrator only',
    'Set PORT to one above 1023, with a proxy in front where the public port must be another.',
  ],
  EADDRNOTAVAIL: [
    'cannot be opened there: this machine has no such address',
    'Set HOST to an address of this machine, or unset it for this machine alone.',
  ],
  ENOTFOUND: [
    'cannot be opened there: that name leads nowhere',
    'Set HOST to an address of this machine, or unset it for this machine alone.',
  ],
}

function refused(cause: NodeJS.ErrnoException, port: number, host: string): Error {
  const [why, remedy] = reasons[cause.code ?? ''] ?? []
  if (why === undefined || remedy === undefined) return cause
  return new Problem('invalid-configuration', `Port ${port} of ${host} ${why}.`, remedy, { cause })
}
