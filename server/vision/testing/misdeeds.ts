/** What can go wrong between here and a model, one entry each. */
import { setTimeout } from 'node:timers/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Message, Reply } from './fake-messages.ts'

interface Scene extends Reply {
  readonly request: IncomingMessage
  readonly response: ServerResponse
  readonly good: Message
  /** What the model would have said. */
  readonly text: string
  /** How many requests this scenario has had, this one included. */
  readonly count: number
}

const sleep = (milliseconds: number) => setTimeout(milliseconds, undefined, { ref: false })
/** Quick, so that tests are. */
const soon = { 'retry-after-ms': '5' }
const says = (good: Message, text: string): Message => ({
  ...good,
  content: [{ type: 'text', text, citations: null }],
})

export const misdeeds = {
  '429-once': ({ count, error, json, good }: Scene) =>
    count === 1 ? error(429, 'rate_limit_error', 'slow down', soon) : json(200, good),
  '429-ever': ({ error }: Scene) => error(429, 'rate_limit_error', 'slow down', soon),
  '429-hour': ({ error }: Scene) => error(429, 'rate_limit_error', 'slow down', { 'retry-after': '3600' }),
  'spend-limit': ({ error }: Scene) =>
    error(429, 'rate_limit_error', 'limit', soon, { error_code: 'enforced_spend_limit_reached' }),
  '529-once': ({ count, error, json, good }: Scene) =>
    count === 1 ? error(529, 'overloaded_error', 'Overloaded', soon) : json(200, good),
  '529-ever': ({ error }: Scene) => error(529, 'overloaded_error', 'Overloaded', soon),
  '500-ever': ({ error }: Scene) => error(500, 'api_error', 'boom', soon),
  '503-ever': ({ error }: Scene) => error(503, 'api_error', 'down', soon),
  '400': ({ error }: Scene) => error(400, 'invalid_request_error', 'no'),
  '400-image': ({ error }: Scene) =>
    error(
      400,
      'invalid_request_error',
      'image',
      {},
      {
        error_code: 'image_dimensions_too_large',
        max_side_length_pixels: 8000,
        paths: ['messages.0.content.0'],
      },
    ),
  '401': ({ error }: Scene) => error(401, 'authentication_error', 'invalid bearer token'),
  '403': ({ error }: Scene) => error(403, 'permission_error', 'no'),
  '404': ({ error }: Scene) => error(404, 'not_found_error', 'model: claude-nope'),
  '413': ({ error }: Scene) => error(413, 'request_too_large', 'too large'),
  'slow-headers': async ({ json, good }: Scene) => {
    await sleep(3000)
    json(200, good)
  },
  'stalled-body': async ({ response, good }: Scene) => {
    const text = JSON.stringify(good)
    response.writeHead(200, { 'content-type': 'application/json' })
    response.write(text.slice(0, 50))
    await sleep(60_000)
    response.end(text.slice(50))
  },
  'reset-once': ({ count, request, json, good }: Scene) =>
    count === 1 ? void request.socket.destroy() : json(200, good),
  'reset-ever': ({ request }: Scene) => void request.socket.destroy(),
  'reset-mid-body': async ({ request, response, good }: Scene) => {
    const text = JSON.stringify(good)
    response.writeHead(200, {
      'content-type': 'application/json',
      'content-length': String(Buffer.byteLength(text)),
    })
    response.write(text.slice(0, 60))
    await sleep(20)
    request.socket.resetAndDestroy()
  },
  html: ({ response }: Scene) => {
    response.writeHead(200, { 'content-type': 'text/html' })
    response.end('<html>Please sign in to the guest network</html>')
  },
  'empty-body': ({ response }: Scene) => {
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': '0' })
    response.end()
  },
  'broken-http-json': ({ response }: Scene) => {
    response.writeHead(200, { 'content-type': 'application/json' })
    response.end('{"id": "msg_1", "content": [tru')
  },
  redirect: ({ response }: Scene) => {
    response.writeHead(307, { location: 'http://127.0.0.1:9/v1/messages' })
    response.end()
  },
  'cut-json-once': ({ count, json, good, text }: Scene) =>
    json(200, count === 1 ? says(good, text.slice(0, 20)) : good),
  'cut-json-ever': ({ json, good, text }: Scene) => json(200, says(good, text.slice(0, 20))),
  'fenced-json': ({ json, good, text }: Scene) => json(200, says(good, `\`\`\`json\n${text}\n\`\`\``)),
  'wrong-shape': ({ json, good }: Scene) => json(200, says(good, '{"labels": "all of them"}')),
  refusal: ({ json, good }: Scene) =>
    json(200, {
      ...good,
      content: [],
      stop_reason: 'refusal',
      stop_details: { type: 'refusal', category: null },
    }),
  'refusal-with-text': ({ json, good }: Scene) =>
    json(200, { ...says(good, "I can't help with that."), stop_reason: 'refusal' }),
  'max-tokens-once': ({ count, json, good, text }: Scene) =>
    json(200, count === 1 ? { ...says(good, text.slice(0, 30)), stop_reason: 'max_tokens' } : good),
  'max-tokens-ever': ({ json, good, text }: Scene) =>
    json(200, { ...says(good, text.slice(0, 30)), stop_reason: 'max_tokens' }),
  'only-thinking': ({ json, good }: Scene) =>
    json(200, { ...good, content: good.content.slice(0, 1), stop_reason: 'max_tokens' }),
}

export type Misdeed = keyof typeof misdeeds
