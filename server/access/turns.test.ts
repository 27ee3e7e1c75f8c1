import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import express from 'express'
import { expect, it } from 'vitest'
import { waitInTurn } from './turns.ts'

it('lets so many of one token in at once, forgets those who left, and makes nobody else wait', async () => {
  const app = express()
  const inside: string[] = []
  const release: (() => void)[] = []
  app.use((request, response, next) => {
    response.locals['caller'] = { id: request.query['who'] }
    next()
  })
  app.get('/', waitInTurn(2), (request, response) => {
    const { n } = request.query
    inside.push(typeof n === 'string' ? n : 'nobody')
    release.push(() => response.end())
  })
  const server = app.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const ask = (who: string, n: number, signal?: AbortSignal) =>
    fetch(`${origin}/?who=${who}&n=${n}`, signal ? { signal } : {}).then(
      () => 'answered',
      () => 'left',
    )
  const settled = () => sleep(60)
  const leaver = new AbortController()
  const answers: Promise<string>[] = []
  for (const [who, n] of [
    ['a', 1],
    ['a', 2],
    ['a', 3],
    ['a', 4],
    ['b', 5],
  ] as const) {
    answers.push(ask(who, n, n === 3 ? leaver.signal : undefined))
    await settled()
  }
  expect(inside).toEqual(['1', '2', '5'])
  leaver.abort()
  await settled()
  release[0]?.()
  await settled()
  expect(inside).toEqual(['1', '2', '5', '4'])
  for (const end of release) end()
  expect(await Promise.all(answers)).toEqual(['answered', 'answered', 'left', 'answered', 'answered'])
  server.close()
})
