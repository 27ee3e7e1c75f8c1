import { setTimeout as sleep } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { listen } from './listen.ts'

it('what is in hand when it closes is answered, and nothing new is taken', async () => {
  const server = await listen(
    (request, response) => {
      request.resume()
      request.on('end', () => setTimeout(() => response.end('done'), 300))
    },
    { port: 0, host: '127.0.0.1' },
  )
  const origin = `http://127.0.0.1:${server.port}`
  const upload = fetch(origin, { method: 'PUT', body: Buffer.alloc(1e6) })
  await sleep(100)
  const closing = server.close()
  await expect(fetch(origin)).rejects.toThrow('fetch failed')
  expect(await (await upload).text()).toBe('done')
  await closing
})
