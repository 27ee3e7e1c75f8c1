import { once } from 'node:events'
import { rm } from 'node:fs/promises'
import { type IncomingMessage, type ServerResponse, createServer } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import express from 'express'
import { expect, it } from 'vitest'
import { LOCAL, identify } from '../access/guard.ts'
import { createToken, revokeToken } from '../access/tokens.ts'
import { openStore } from '../store/open.ts'
import { freshDirectory } from '../testing/fresh-directory.ts'
import { mount } from './mount.ts'
import { route } from './route.ts'
import { sendEvents } from './sse.ts'

it('an event stream ends when its token is revoked or has expired; another one goes on', async () => {
  const directory = await freshDirectory()
  const store = await openStore({ directory, log: () => undefined })
  const endless = route({
    method: 'get',
    path: '/events',
    scope: 'read',
    summary: 'Never ends by itself.',
    answer: 'stream',
    async handle({ response, signal }) {
      await sendEvents(
        response,
        (async function* () {
          yield null
          await once(signal, 'abort')
        })(),
      )
    },
  })
  const app = express()
  app.use(identify(store.db, undefined, (_request, _response, next) => next(), 10))
  mount(app, [endless], async () => undefined, { leaving: new AbortController().signal, lookMs: 10 })
  const server = createServer(app).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const token = (expiresAt?: Date) =>
    createToken(store.db, { workspace: 'w', name: 'n', scopes: ['read'], expiresAt })
  const stream = async (secret: string) => {
    const response = await fetch(`http://127.0.0.1:${port}/events`, {
      headers: { authorization: `Bearer ${secret}` },
    })
    expect(response.status).toBe(200)
    let open = true
    const close = () => (open = false)
    const ended = response.text().then(close, close)
    return { ended, isOpen: () => open }
  }
  try {
    const [revoked, expiring, good] = [await token(), await token(new Date(Date.now() + 1500)), await token()]
    const streams = await Promise.all([revoked, expiring, good].map(({ secret }) => stream(secret)))
    await revokeToken(store.db, revoked.id)
    await Promise.all(streams.slice(0, 2).map(({ ended }) => ended))
    expect(streams.map(({ isOpen }) => isOpen())).toEqual([false, false, true])
  } finally {
    server.closeAllConnections()
    server.close()
    await store.close()
    await rm(directory, { recursive: true, force: true })
  }
})

it('who has left while it was looked up whose run it is, is not told of it', async () => {
  const handled = Promise.withResolvers<boolean>()
  const events = route({
    method: 'get',
    path: '/runs/:run/events',
    scope: 'read',
    summary: 'Says whether anybody listens.',
    answer: 'stream',
    handle: async ({ signal }) => handled.resolve(signal.aborted),
  })
  const app = express()
  app.use((_request, response, next) => {
    response.locals['caller'] = LOCAL
    next()
  })
  const left = Promise.withResolvers<void>()
  mount(app, [events], () => left.promise, { leaving: new AbortController().signal })
  const server = createServer(app).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const arriving = once(server, 'request')
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1')
  socket.write('GET /runs/r/events HTTP/1.1\r\nHost: localhost\r\n\r\n')
  const [, response] = (await arriving) as [IncomingMessage, ServerResponse]
  socket.destroy()
  await once(response, 'close')
  left.resolve()
  expect(await handled.promise).toBe(true)
  server.close()
})
