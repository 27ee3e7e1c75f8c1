/** The client against a real server of a few lines: what crosses the wire is what counts. */
import type { RequestListener } from 'node:http'
import { afterEach, describe, expect, it } from 'vitest'
import type { NumberedEvent, RunEvent } from '../../shared/events.ts'
import { type TinyServer, serve as listen } from '../testing/server.ts'
import { createClient } from './client.ts'
import { isSafari, troubleOf } from './reach.ts'

const servers: TinyServer[] = []
const closeAll = async () => void (await Promise.all(servers.splice(0).map((server) => server.close())))
afterEach(closeAll)

async function serve(listener: RequestListener): Promise<string> {
  const server = await listen(listener)
  servers.push(server)
  return server.origin
}
const codeOf = async (work: Promise<unknown>): Promise<string> =>
  await work.then(
    () => 'no problem',
    async (error: unknown) => {
      const { trouble, problem } = await troubleOf(error)
      return `${trouble}: ${problem.code}`
    },
  )

describe('a question', () => {
  it('carries the token and keeps odd ids whole', async () => {
    let asked = ''
    const origin = await serve((request, response) => {
      asked = `${request.method} ${request.url} ${request.headers.authorization}`
      response.end('{"sightings":[],"total":0}')
    })
    const page = await createClient({ origin, token: 'secret' }).sightings('r', 'ink #fff/a b', 5, 10)
    expect(page).toEqual({ places: [], next: undefined })
    expect(asked).toBe(
      'GET /api/v1/runs/r/tokens/ink%20%23fff%2Fa%20b/sightings?after=5&limit=10 Bearer secret',
    )
  })

  const problem = { type: 'urn:x', title: 'x', detail: 'The token is not the one.', remedy: 'Copy it.' }
  it.each([
    [401, JSON.stringify({ ...problem, code: 'unauthorized', status: 401 }), 'wrong-token: unauthorized'],
    [401, 'a proxy says no', 'wrong-token: unauthorized'],
    [404, JSON.stringify({ ...problem, code: 'unknown-run', status: 404 }), 'other: unknown-run'],
    [502, '<html>Bad gateway</html>', 'other: internal'],
    [200, 'not JSON', 'other: internal'],
    [200, '{"unexpected":true}', 'other: internal'],
  ])('answered %i %s is %s', async (status, body, expected) => {
    const origin = await serve((_request, response) => {
      response.statusCode = status
      response.end(body)
    })
    expect(await codeOf(createClient({ origin, token: 't' }).session())).toBe(expected)
  })

  it('without a server is "no-server"', async () => {
    const origin = await serve(() => {})
    await closeAll()
    expect(await codeOf(createClient({ origin, token: 't' }).session())).toBe('no-server: unreachable')
  })

  it('that was stopped is "cancelled"', async () => {
    const origin = await serve(() => {})
    const asked = createClient({ origin, token: 't' }).session(AbortSignal.timeout(20))
    expect(await codeOf(asked)).toBe('other: cancelled')
  })
})

describe('following', () => {
  const events: RunEvent[] = [
    { event: 'phase', phase: 'measuring' },
    { event: 'measuring', frame: 'a' },
    { event: 'measured', frame: 'a', milliseconds: 3 },
    { event: 'completed', tokens: 0, frames: 1, failed: 0 },
  ]
  /** Sends so many events per connection, then cuts the line. */
  const cutting =
    (perConnection: number, asked: number[]): RequestListener =>
    (request, response) => {
      const after = Number(request.headers['last-event-id'])
      asked.push(after)
      response.writeHead(200, { 'content-type': 'text/event-stream' })
      response.write(': alive\n\n')
      const some = events.map((data, i) => ({ seq: i + 1, data })).filter(({ seq }) => seq > after)
      for (const { seq, data } of some.slice(0, perConnection)) {
        response.write(`id: ${seq}\nevent: ${data.event}\ndata: ${JSON.stringify(data)}\n\n`)
      }
      setTimeout(() => (some.length > perConnection ? response.destroy() : response.end()), 10)
    }
  async function all(origin: string, onLine: (up: boolean) => void = () => {}): Promise<NumberedEvent[]> {
    const client = createClient({ origin, token: 't' })
    const seen: NumberedEvent[] = []
    const { signal } = new AbortController()
    for await (const event of client.follow('r', 0, { signal, onLine, wait: 5 })) seen.push(event)
    return seen
  }

  it.each([1, 2, 4])(
    'misses nothing and repeats nothing when every %i events the line is cut',
    async (per) => {
      const asked: number[] = []
      const seen = await all(await serve(cutting(per, asked)))
      expect(seen.map(({ seq }) => seq)).toEqual([1, 2, 3, 4])
      expect(seen.map(({ data }) => data)).toEqual(events)
      expect(asked).toEqual([0, 1, 2, 3].filter((n) => n % per === 0))
    },
  )

  it('tells that the line is down and up again', async () => {
    const told: boolean[] = []
    await all(await serve(cutting(2, [])), (up) => told.push(up))
    expect(told).toEqual([true, false, true])
  })

  it('does not try again what will not get better', async () => {
    const problem = {
      type: 'urn:x',
      title: 'x',
      status: 404,
      code: 'unknown-run',
      detail: 'No.',
      remedy: 'Look.',
    }
    let times = 0
    const origin = await serve((_request, response) => {
      times++
      response.statusCode = 404
      response.end(JSON.stringify(problem))
    })
    expect(await codeOf(all(origin))).toBe('other: unknown-run')
    expect(times).toBe(1)
  })

  it('ends when it is stopped while the server is away', async () => {
    const origin = await serve(() => {})
    await closeAll()
    const client = createClient({ origin, token: 't' })
    const events = client.follow('r', 0, { signal: AbortSignal.timeout(60), wait: 5 })
    expect(await events.next()).toEqual({ done: true, value: undefined })
  })
})

it.each([
  ['Version/18.3 Safari/605.1.15', true],
  ['Chrome/142.0.0.0 Safari/537.36', false],
  ['Figma/125.1.5 Chrome/138.0.7204.235 Electron/37.5.1 Safari/537.36', false],
  ['Gecko/20100101 Firefox/145.0', false],
])('knows Safari, which blocks what others let through: %s', (agent, expected) => {
  expect(isSafari(`Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 ${agent}`)).toBe(
    expected,
  )
})
