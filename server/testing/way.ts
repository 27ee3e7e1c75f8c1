/** A way to a server that can be cut, or frozen so that nothing comes through and nothing is said. */
import { once } from 'node:events'
import { type AddressInfo, type Socket, connect, createServer } from 'node:net'

export interface Way {
  readonly port: number
  /** Connections that were tried so far, and those that are open. */
  readonly tries: () => number
  readonly open: () => number
  set(state: 'open' | 'cut' | 'frozen'): void
  close(): void
}

/** @param to A port of this machine. */
export async function way(to: number): Promise<Way> {
  const sockets = new Set<Socket>()
  let tries = 0
  let state: 'open' | 'cut' | 'frozen' = 'open'
  const server = createServer((inner) => {
    tries++
    if (state === 'cut') return void inner.destroy()
    const outer = connect(to, '127.0.0.1')
    for (const [one, other] of [
      [inner, outer],
      [outer, inner],
    ] as const) {
      sockets.add(one)
      one.on('error', () => undefined)
      one.on('close', () => (sockets.delete(one), other.destroy()))
      one.on('data', (data) => state === 'open' && other.write(data))
    }
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    port: (server.address() as AddressInfo).port,
    tries: () => tries,
    open: () => sockets.size / 2,
    set(next) {
      state = next
      if (next === 'cut') for (const socket of sockets) socket.destroy()
    },
    close() {
      for (const socket of sockets) socket.destroy()
      server.close()
    },
  }
}
