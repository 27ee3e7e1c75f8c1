/** A real server for tests: real HTTP on a free port, a real database in a directory of its own. */
import { rm } from 'node:fs/promises'
import { API } from '../../shared/api.ts'
import type { RunEvent } from '../../shared/events.ts'
import { configFrom } from '../config.ts'
import { type Serving, serve } from '../serve.ts'
import { freshDirectory } from './fresh-directory.ts'

export interface TestServer {
  readonly origin: string
  readonly token: string
  readonly directory: string
  /** With the token and the API's prefix. */
  call(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Response>
  /** Follows a run to its end. */
  events(run: string, after?: number): Promise<{ id: number; data: RunEvent }[]>
  stop(): Promise<void>
  restart(): Promise<void>
  close(): Promise<void>
}

/** @param env More of the environment. */
export async function testServer(
  prepare?: (directory: string) => Promise<void>,
  env: Record<string, string> = {},
): Promise<TestServer> {
  const directory = await freshDirectory()
  await prepare?.(directory)
  const log: string[] = []
  const start = () =>
    serve(
      configFrom({ PORT: '0', DATA_DIR: directory, TOKEN_PIPELINE_CONCURRENCY: '2', ...env }),
      (message, facts) => log.push(JSON.stringify({ message, ...facts })),
    )
  let serving: Serving = await start()
  const token = () => new URL(serving.address).hash.slice('#token='.length)
  const call: TestServer['call'] = (method, path, body, headers = {}) =>
    fetch(`${serving.origin}${API}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${token()}`,
        ...(isBytes(body) ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && {
        body: isBytes(body) ? (body as Uint8Array<ArrayBuffer>) : JSON.stringify(body),
      }),
    })
  return {
    get origin() {
      return serving.origin
    },
    get token() {
      return token()
    },
    directory,
    call,
    async events(run, after = 0) {
      const response = await call('GET', `/runs/${run}/events`, undefined, { 'last-event-id': String(after) })
      return parseEvents(await response.text())
    },
    stop: () => serving.close(),
    async restart() {
      serving = await start()
    },
    async close() {
      await serving.close()
      await rm(directory, { recursive: true, force: true })
    },
  }
}

const isBytes = (body: unknown): body is Uint8Array => body instanceof Uint8Array

export const parseEvents = (text: string): { id: number; data: RunEvent }[] =>
  text.split('\n\n').flatMap((block) => {
    const id = /^id: (\d+)$/m.exec(block)?.[1]
    const data = /^data: (.*)$/m.exec(block)?.[1]
    return id && data ? [{ id: Number(id), data: JSON.parse(data) as RunEvent }] : []
  })
