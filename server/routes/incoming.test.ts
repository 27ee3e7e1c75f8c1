import { createHash, randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { type ClientRequest, type IncomingMessage, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { setTimeout as sleep } from 'node:timers/promises'
import express from 'express'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { diskFull } from '../store/ground.ts'
import { type Incoming, intakeTurns, receive } from './incoming.ts'
import { problems } from './problems.ts'

const LIMIT = 4 * 1024 * 1024
let folder: string
let port: number
let room = async () => undefined as void
const server = express()
  .put(
    '/',
    (given, response, next) =>
      receive(LIMIT, { folder, room: () => room() }, intakeTurns())(given, response, next),
    async (given, response) => {
      const incoming = given.body as Incoming
      const seen = await incoming.use(async (bytes) => createHash('sha256').update(bytes).digest('hex'))
      response.json({ seen, length: incoming.length })
    },
  )
  .use(problems(() => undefined))
  .listen(0, '127.0.0.1')
beforeAll(async () => {
  folder = await mkdtemp(`${tmpdir()}/incoming-`)
  if (!server.listening) await once(server, 'listening')
  port = (server.address() as AddressInfo).port
})
afterAll(async () => {
  server.close()
  await rm(folder, { recursive: true })
})

const put = (headers: Record<string, string | number>): ClientRequest =>
  request({ port, host: '127.0.0.1', method: 'PUT', path: '/', headers })
async function answerOf(sent: ClientRequest): Promise<{ status: number; body: Record<string, unknown> }> {
  const [response] = (await once(sent, 'response')) as [IncomingMessage]
  let text = ''
  for await (const part of response) text += String(part)
  return { status: response.statusCode ?? 0, body: JSON.parse(text) as Record<string, unknown> }
}

it.each([
  ['nothing', 0],
  ['a small one', 1000],
  ['one that lies in a file meanwhile', 3_000_000],
])('%s arrives as it was sent, with and without its length told', async (_, length) => {
  const bytes = randomBytes(length)
  const seen = createHash('sha256').update(bytes).digest('hex')
  for (const headers of [{ 'content-length': length }, { 'transfer-encoding': 'chunked' }]) {
    const sent = put(headers)
    sent.end(bytes)
    expect(await answerOf(sent)).toEqual({ status: 200, body: { seen, length } })
  }
  expect(await readdir(folder)).toEqual([])
})

it.each<[string, Record<string, string | number>, number, string]>([
  ['is told too large', { 'content-length': LIMIT + 1 }, 413, 'body-too-large'],
  ['turns out too large', { 'transfer-encoding': 'chunked' }, 413, 'body-too-large'],
  ['is compressed', { 'content-length': LIMIT, 'content-encoding': 'gzip' }, 400, 'invalid-body'],
])('one that %s is refused, and nothing of it stays', async (_, headers, status, code) => {
  const sent = put(headers)
  sent.on('error', () => undefined)
  sent.write(Buffer.alloc(LIMIT))
  if (!('content-length' in headers)) sent.write(Buffer.alloc(LIMIT))
  const answer = await answerOf(sent)
  sent.destroy()
  expect(answer).toMatchObject({ status, body: { code } })
  expect(await readdir(folder)).toEqual([])
})

it('where there is no room, nothing is read first', async () => {
  room = async () => {
    throw diskFull()
  }
  const sent = put({ 'content-length': LIMIT, expect: '100-continue' })
  sent.flushHeaders()
  expect(await answerOf(sent)).toMatchObject({ status: 507, body: { code: 'storage-full' } })
  sent.destroy()
  room = async () => undefined
})

it('many that come slowly keep nobody waiting', async () => {
  const slow = Array.from({ length: 50 }, () => {
    const sent = put({ 'content-length': LIMIT })
    sent.on('error', () => undefined)
    sent.write(Buffer.alloc(1000))
    return sent
  })
  await sleep(100)
  const start = Date.now()
  const quick = put({ 'content-length': LIMIT })
  quick.end(Buffer.alloc(LIMIT))
  expect((await answerOf(quick)).status).toBe(200)
  // They may take 120 s each.
  expect(Date.now() - start).toBeLessThan(20_000)
  for (const one of slow) one.destroy()
  await sleep(50)
  expect(await readdir(folder)).toEqual([])
})
