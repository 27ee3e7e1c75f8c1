import { once } from 'node:events'
import { type AddressInfo, connect } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import express from 'express'
import { expect, it } from 'vitest'
import { keepPace } from './pace.ts'

it('a body that stands still is answered and cut off; one that comes is not', async () => {
  const app = express()
  app.put('/', keepPace(0.5), express.raw({ type: () => true, limit: 1e7 }), (request, response) => {
    response.json({ bytes: (request.body as Buffer).length })
  })
  const server = app.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const quick = await fetch(`http://127.0.0.1:${port}/`, { method: 'PUT', body: Buffer.alloc(1e6) })
  expect(await quick.json()).toEqual({ bytes: 1e6 })
  const slow = connect(port, '127.0.0.1')
  let said = ''
  slow.on('data', (text) => (said += text.toString()))
  slow.on('error', () => undefined)
  slow.write('PUT / HTTP/1.1\r\nhost: x\r\ncontent-length: 100000\r\n\r\n')
  const trickle = setInterval(() => slow.write('x'), 50)
  await Promise.race([once(slow, 'close'), sleep(10_000)])
  clearInterval(trickle)
  expect(said).toContain('408')
  expect(said).toContain('upload-too-slow')
  server.close()
})

it('one that is answered before it has come is cut off, and nothing breaks', async () => {
  const app = express()
  app.put('/', keepPace(0.2), (_request, response) => void response.status(413).send('too large'))
  const server = app.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const slow = connect((server.address() as AddressInfo).port, '127.0.0.1')
  slow.on('error', () => undefined)
  slow.resume()
  slow.write('PUT / HTTP/1.1\r\nhost: x\r\ncontent-length: 100000\r\n\r\n')
  await Promise.race([once(slow, 'close'), sleep(10_000)])
  expect(slow.destroyed).toBe(true)
  server.close()
})
