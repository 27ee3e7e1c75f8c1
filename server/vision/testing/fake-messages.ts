/**
 * A local stand-in for the Messages API, over real HTTP: it refuses what the real one would refuse, and can do each
 * misdeed on request. The first segment of the path says which, so that tests running side by side do not meet.
 */
import { type IncomingMessage, type ServerResponse, createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout } from 'node:timers/promises'
import { type MessagesBody, violations } from './check-request.ts'
import { type Misdeed, misdeeds } from './misdeeds.ts'
import { labelAll } from './answers.ts'

export interface FakeOptions {
  /** Milliseconds before each answer. */
  readonly latencyMs?: number | (() => number)
  /** What it does wrong, whatever the path says; a test may change it. */
  readonly misdeed?: () => Misdeed | undefined
  /** What the model says: plain JSON, sent as its text. */
  readonly answer?: (body: MessagesBody) => unknown
  readonly usage?: { readonly input_tokens: number; readonly output_tokens: number }
}

export interface Hit {
  readonly scenario: string
  readonly body: MessagesBody
  readonly violations: readonly string[]
}

export interface FakeMessages {
  /** Base URL for a scenario: a misdeed's name, or anything else for good behaviour; `.x` after it tells two apart. */
  url(scenario?: string): string
  readonly hits: readonly Hit[]
  hitsOf(scenario: string): number
  /** Most requests that were open at once. */
  mostAtOnce(): number
  close(): Promise<void>
}

export async function startFakeMessages(options: FakeOptions = {}): Promise<FakeMessages> {
  const hits: Hit[] = []
  let open = 0
  let most = 0
  const server = createServer((request, response) => {
    open++
    most = Math.max(most, open)
    response.on('close', () => open--)
    void serve(request, response)
  })

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const [, scenario = '', ...rest] = (request.url ?? '').split('/')
    const body = (await read(request)) as MessagesBody
    const wrong = violations(request, `/${rest.join('/')}`, body)
    hits.push({ scenario, body, violations: wrong })
    const count = hits.filter((hit) => hit.scenario === scenario).length
    const reply = createReply(response, `req_${scenario}_${count}`)
    const { latencyMs = 0 } = options
    const latency = typeof latencyMs === 'number' ? latencyMs : latencyMs()
    if (latency > 0) await setTimeout(latency, undefined, { ref: false })
    if (wrong.length > 0) return reply.error(400, 'invalid_request_error', wrong.join('; '))
    const text = JSON.stringify((options.answer ?? labelAll)(body))
    const good = message(text, options.usage)
    const misdeed = misdeeds[options.misdeed?.() ?? (scenario.split('.')[0] as Misdeed)]
    if (misdeed) await misdeed({ ...reply, request, response, good, text, count })
    else reply.json(200, good)
  }

  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo
  return {
    url: (scenario = 'good') => `http://127.0.0.1:${port}/${scenario}`,
    hits,
    hitsOf: (scenario) => hits.filter((hit) => hit.scenario === scenario).length,
    mostAtOnce: () => most,
    close: () =>
      new Promise((done) => {
        server.close(() => done())
        server.closeAllConnections()
      }),
  }
}

const message = (text: string, usage = { input_tokens: 2500, output_tokens: 120 }) => ({
  id: 'msg_fake',
  type: 'message',
  role: 'assistant',
  model: 'claude-sonnet-5-5',
  // Thinking first, as models that think by themselves answer.
  content: [
    { type: 'thinking', thinking: '', signature: 'signature' },
    { type: 'text', text, citations: null },
  ],
  stop_reason: 'end_turn',
  stop_sequence: null,
  stop_details: null as unknown,
  usage: { ...usage, cache_creation_input_tokens: 0, cache_read_input_tokens: 0 },
})
export type Message = ReturnType<typeof message>

export type Reply = ReturnType<typeof createReply>

function createReply(response: ServerResponse, requestId: string) {
  const json = (status: number, value: unknown, headers: Record<string, string> = {}): void => {
    // Without this type the SDK hands over a string.
    response.writeHead(status, { 'content-type': 'application/json', 'request-id': requestId, ...headers })
    response.end(JSON.stringify(value))
  }
  const error = (
    status: number,
    type: string,
    text: string,
    headers?: Record<string, string>,
    details?: object,
  ): void =>
    json(
      status,
      { type: 'error', error: { type, message: text, ...(details && { details }) }, request_id: requestId },
      headers,
    )
  return { json, error }
}

async function read(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  try {
    return JSON.parse(Buffer.concat(chunks).toString())
  } catch {
    return {}
  }
}
