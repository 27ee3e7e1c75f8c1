/** The stand-in must refuse what the real service refuses: otherwise "no violations" would mean nothing. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type FakeMessages, startFakeMessages } from './fake-messages.ts'

let fake: FakeMessages
beforeAll(async () => {
  fake = await startFakeMessages()
})
afterAll(() => fake.close())

const headers = {
  authorization: 'Bearer k',
  'anthropic-version': '2026-10-21',
  'content-type': 'application/json',
}
const schema = {
  type: 'object',
  properties: { a: { type: 'string' } },
  required: ['a'],
  additionalProperties: false,
}
const text = { type: 'text', text: 'hello' }
const jpeg = { type: 'image', source: { type: 'base64', media_type: 'image/jpeg', data: '/9j/4AAQSkZJRg==' } }
const good = {
  model: 'm',
  max_tokens: 100,
  messages: [{ role: 'user', content: [text] }],
  output_config: { format: { type: 'json_schema', schema } },
}
const withSchema = (change: object) => ({
  ...good,
  output_config: { format: { type: 'json_schema', schema: { ...schema, ...change } } },
})

const post = async (body: object, more: Record<string, string> = {}) => {
  const response = await fetch(`${fake.url()}/v1/messages`, {
    method: 'POST',
    headers: { ...headers, ...more },
    body: JSON.stringify(body),
  })
  return { status: response.status, text: await response.text() }
}

it('takes a good request', async () => {
  expect((await post(good)).status).toBe(200)
})

it.each([
  ['sampling parameters', { ...good, temperature: 0 }, {}, 'temperature'],
  ['the old key header', good, { 'x-api-key': 'k' }, 'x-api-key'],
  ['an old version', good, { 'anthropic-version': '2023-06-01' }, 'anthropic-version'],
  ['a room that needs streaming', { ...good, max_tokens: 30_000 }, {}, 'max_tokens'],
  [
    'an image after the text',
    { ...good, messages: [{ role: 'user', content: [text, jpeg] }] },
    {},
    'after the text',
  ],
  ['a JPEG', { ...good, messages: [{ role: 'user', content: [jpeg, text] }] }, {}, 'not a PNG'],
  ['no schema', { ...good, output_config: {} }, {}, 'json_schema'],
  ['an open object', withSchema({ additionalProperties: true }), {}, 'closed'],
  ['bounds', withSchema({ properties: { a: { type: 'number', minimum: 0 } } }), {}, 'minimum'],
  [
    'too many optionals',
    withSchema({ properties: Object.fromEntries(Array.from({ length: 26 }, (_, i) => [`p${i}`, {}])) }),
    {},
    'optional',
  ],
])('refuses %s', async (_, body, more, why) => {
  const { status, text: said } = await post(body, more)
  expect(status).toBe(400)
  expect(said).toContain(why)
})
