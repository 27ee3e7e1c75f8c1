/// <reference types="node" />
/** A real HTTP server of a few lines, for what must cross a wire to be tested. */
// oxlint-disable no-restricted-imports -- only tests import this file
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface TinyServer {
  readonly origin: string
  readonly port: number
  close(): Promise<void>
}

export async function serve(
  listener: (request: IncomingMessage, response: ServerResponse) => void,
  port = 0,
): Promise<TinyServer> {
  const server = createServer(listener)
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })
  const taken = (server.address() as AddressInfo).port
  return {
    origin: `http://127.0.0.1:${taken}`,
    port: taken,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}

export function answer(response: ServerResponse, body: unknown, status = 200): void {
  response.statusCode = status
  response.setHeader('content-type', 'application/json')
  response.end(JSON.stringify(body))
}

export const problemOf = (code: string, status: number, detail = 'It did not work.') => ({
  type: `urn:token-pipeline:problem:${code}`,
  title: code,
  status,
  code,
  detail,
  remedy: 'Do it otherwise.',
})
