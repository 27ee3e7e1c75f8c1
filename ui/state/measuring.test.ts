import type { IncomingMessage, ServerResponse } from 'node:http'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { RunEvent } from '../../shared/events.ts'
import { createClient } from '../client/client.ts'
import type { Host } from '../host/host.ts'
import { Problem } from '../../shared/problem.ts'
import { answer, problemOf, serve, type TinyServer } from '../testing/server.ts'
import { createMeasuring } from './measuring.ts'

let server: TinyServer | undefined
afterEach(async () => {
  await server?.close()
  server = undefined
})

const host: Host = {
  greet: async () => ({ name: '', project: '', stored: {}, frames: [], origin: '', server: 'first' }),
  onFrames: () => {},
  project: async () => 'p',
  thumbnail: async () => new Blob(),
  capture: async (frame) => {
    if (frame === 'locked') throw new Problem('invalid-image', '“locked” cannot be exported.', 'Unlock it.')
    return { image: new Blob([frame]), scale: 2, origin: { x: -4, y: 0 } }
  },
  pixels: () => ({ width: 1, height: 1 }),
  remember: async () => {},
  openLink: () => {},
}
const frames = (...ids: string[]) => ids.map((id) => ({ id, name: id.toUpperCase(), width: 10, height: 10 }))
const run = (status: string) => ({
  id: 'r',
  project: 'p',
  status,
  seq: 0,
  options: { thresholds: {}, merge: 'supported' },
  frames: [],
  createdAt: '2026-01-01T00:00:00Z',
})
const stateOf = (id: string) => ({
  id,
  name: id,
  scale: 1,
  width: 1,
  height: 1,
  hash: 'h',
  status: 'received',
})

const layer = {
  id: '1:2',
  name: 'Card',
  node: 'FRAME',
  box: { x: 0, y: 0, width: 1, height: 1 },
  opacity: 1,
  fills: [],
  strokes: [],
}

/** A run as the real server keeps it: events are told as they happen, and "start" or "cancel" end it. */
type Refuse = (frame: string, path: string) => { status: number; code: string } | null
function runServer(refuse: Refuse = () => null) {
  const events: RunEvent[] = []
  const asked: string[] = []
  let listening: ServerResponse | undefined
  const tell = (event: RunEvent) => {
    events.push(event)
    listening?.write(`id: ${events.length}\ndata: ${JSON.stringify(event)}\n\n`)
  }
  const listener = (request: IncomingMessage, response: ServerResponse) => {
    const path = (request.url ?? '').replace('/api/v1', '')
    const [, frame] = /\/frames\/([^/?]+)/.exec(path) ?? []
    asked.push(`${request.method} ${path}`)
    request.resume()
    if (path.endsWith('/events')) {
      response.writeHead(200, { 'content-type': 'text/event-stream' })
      listening = response
      const after = Number(request.headers['last-event-id'])
      events
        .slice(after)
        .forEach((event, i) => response.write(`id: ${after + i + 1}\ndata: ${JSON.stringify(event)}\n\n`))
      return
    }
    if (frame) {
      const refused = refuse(frame, path)
      if (refused)
        return answer(
          response,
          problemOf(refused.code, refused.status, `“${frame}” is broken.`),
          refused.status,
        )
      tell({ event: 'received', frame, name: frame })
      return answer(response, stateOf(frame))
    }
    answer(response, run('receiving'), request.method === 'POST' ? 201 : 200)
    if (path.endsWith('/start')) tell({ event: 'completed', tokens: 0, frames: 1, failed: 0 })
    if (path.endsWith('/cancel')) tell({ event: 'cancelled' })
  }
  return { listener, asked }
}

describe('measuring', () => {
  it('sends frames one after the other with what is known of them, and answers the job', async () => {
    const { listener, asked } = runServer()
    server = await serve(listener)
    const measuring = createMeasuring(host)
    const [a, b] = frames('a', 'b')
    const client = createClient({ origin: server.origin, token: 't' })
    const job = await measuring.start(client, [{ ...a!, mode: 'Dark' }, b!], {})
    expect(job).toEqual({ project: 'p', run: 'r' })
    expect(asked.filter((question) => !question.startsWith('GET'))).toEqual([
      'POST /runs',
      'PUT /runs/r/frames/a?name=A&scale=2&mode=Dark&originX=-4&originY=0',
      'PUT /runs/r/frames/b?name=B&scale=2&originX=-4&originY=0',
      'POST /runs/r/start',
    ])
    expect(measuring.progress.value?.status).toBe('completed')
  })

  it.each([
    ['a frame that cannot be exported', 'locked', '“locked” cannot be exported.'],
    ['a frame that the server refuses', 'broken', '“broken” is broken.'],
  ])('goes on without %s', async (_, id, detail) => {
    const { listener } = runServer((frame) =>
      frame === 'broken' ? { status: 422, code: 'invalid-image' } : null,
    )
    server = await serve(listener)
    const measuring = createMeasuring(host)
    const client = createClient({ origin: server.origin, token: 't' })
    expect(await measuring.start(client, frames(id, 'b'), {})).not.toBeNull()
    expect(measuring.progress.value?.frames.map(({ status, problem }) => [status, problem?.detail])).toEqual([
      ['failed', detail],
      ['received', undefined],
    ])
  })

  it.each([
    [
      'be read',
      async (): Promise<never> => Promise.reject(new Problem('internal', 'Out of memory.', 'x')),
      null,
    ],
    ['be taken', async () => [layer], { status: 413, code: 'body-too-large' }],
  ])('measures the pixels of a frame whose layers cannot %s, and says so', async (_, layers, refusal) => {
    const { listener, asked } = runServer((_frame, path) => (path.includes('/layers') ? refusal : null))
    server = await serve(listener)
    const figma = { layers } as unknown as NonNullable<Host['figma']>
    const measuring = createMeasuring({ ...host, figma })
    const client = createClient({ origin: server.origin, token: 't' })
    expect(await measuring.start(client, frames('a'), {})).not.toBeNull()
    expect(asked.some((question) => question.startsWith('PUT /runs/r/frames/a?'))).toBe(true)
    expect(measuring.progress.value?.frames).toMatchObject([
      { status: 'received', skipped: { layers: { remedy: 'It was measured by its pixels instead.' } } },
    ])
  })

  it('fails when no frame is left, with the reason', async () => {
    const { listener } = runServer()
    server = await serve(listener)
    const measuring = createMeasuring(host)
    const client = createClient({ origin: server.origin, token: 't' })
    expect(await measuring.start(client, frames('locked'), {})).toBeNull()
    expect(measuring.progress.value).toMatchObject({ status: 'failed', problem: { remedy: 'Unlock it.' } })
  })

  it('is cancelled on the server, and answers no job', async () => {
    const { listener, asked } = runServer()
    let measuring = createMeasuring(host)
    const capture: Host['capture'] = async (frame) => {
      if (frame === 'b') measuring.cancel()
      // Long enough for the word to come back while this frame is still on its way.
      await new Promise((resolve) => setTimeout(resolve, 50))
      return await host.capture(frame)
    }
    server = await serve(listener)
    measuring = createMeasuring({ ...host, capture })
    const client = createClient({ origin: server.origin, token: 't' })
    expect(await measuring.start(client, frames('a', 'b', 'c'), {})).toBeNull()
    expect(measuring.progress.value?.status).toBe('cancelled')
    expect(asked.some((question) => question.includes('/start'))).toBe(false)
    expect(asked.some((question) => question.includes('/frames/c'))).toBe(false)
  })

  it('waits for a server that is away and sends again what was not acknowledged', async () => {
    const { listener, asked } = runServer()
    const first = await serve(listener)
    const measuring = createMeasuring({
      ...host,
      capture: async (frame) => {
        if (frame === 'b' && server === undefined) {
          await first.close()
          setTimeout(() => void serve(listener, first.port).then((again) => (server = again)), 300)
        }
        return await host.capture(frame)
      },
    })
    const client = createClient({ origin: first.origin, token: 't' })
    expect(await measuring.start(client, frames('a', 'b'), {})).not.toBeNull()
    expect(asked.filter((question) => question.startsWith('PUT'))).toHaveLength(2)
  })

  it('waits for a server that is away from the start, says so, and can be stopped', async () => {
    const measuring = createMeasuring(host)
    const gone = await serve(() => {})
    await gone.close()
    const client = createClient({ origin: gone.origin, token: 't' })
    const started = measuring.start(client, frames('a'), {})
    await vi.waitFor(() => expect(measuring.onLine.value).toBe(false))
    measuring.cancel()
    expect(await started).toBeNull()
    expect(measuring.progress.value).toMatchObject({ status: 'cancelled' })
  })

  it('takes a start whose answer was lost for done', async () => {
    const { listener, asked } = runServer()
    let lost = false
    server = await serve((request, response) => {
      if (!request.url?.endsWith('/start')) return listener(request, response)
      if (lost) return answer(response, problemOf('run-sealed', 409), 409)
      lost = true
      // The server has it, the panel does not hear so.
      listener(request, Object.assign(response, { end: () => request.socket.destroy() }))
    })
    const measuring = createMeasuring(host)
    const accepted: unknown[] = []
    const client = createClient({ origin: server.origin, token: 't' })
    expect(await measuring.start(client, frames('a'), {}, (job) => accepted.push(job))).not.toBeNull()
    expect(accepted).toEqual([{ project: 'p', run: 'r' }])
    expect(asked.filter((question) => question.startsWith('PUT'))).toHaveLength(1)
  })

  it('watches on what an earlier visit has begun', async () => {
    const { listener } = runServer()
    server = await serve(listener)
    const client = createClient({ origin: server.origin, token: 't' })
    await client.putFrame('r', 'a', {}, new Blob(['a']))
    await client.start('r')
    const measuring = createMeasuring(host)
    expect(await measuring.resume(client, { project: 'p', run: 'r' })).toEqual({ project: 'p', run: 'r' })
    expect(measuring.progress.value?.status).toBe('completed')
  })
})
