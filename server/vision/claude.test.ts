import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { AnswerCache } from '../../core/pipeline/label/port.ts'
import { labelersOf, purse, question } from './testing/asking.ts'
import { type FakeMessages, startFakeMessages } from './testing/fake-messages.ts'

let fake: FakeMessages
beforeAll(async () => {
  fake = await startFakeMessages()
})
afterAll(() => fake.close())

const { claude } = labelersOf(() => fake)

describe('policies', () => {
  it('asks again with twice the room for a cut answer', async () => {
    await claude('max-tokens-once.room').label(question(), purse())
    const rooms = fake.hits
      .filter((hit) => hit.scenario === 'max-tokens-once.room')
      .map((hit) => hit.body.max_tokens)
    expect(rooms).toEqual([2040, 4080])
  })

  it('answers the same question from the cache, and another one not', async () => {
    const { settled, ...terms } = purse()
    const ask = (id: string) => claude('cached').label(question(id), terms)
    expect(await ask('one')).toMatchObject({ ok: true, cached: false })
    expect(await ask('one')).toMatchObject({ ok: true, cached: true })
    expect(await ask('two')).toMatchObject({ ok: true, cached: false })
    expect(fake.hitsOf('cached')).toBe(2)
    expect(settled).toHaveLength(2)
  })

  it('does not believe a cache that is damaged', async () => {
    const ask = (cache: AnswerCache) => claude('damaged').label(question(), purse(undefined, cache))
    const odd = { get: async () => ({ labels: 7 }), put: async () => undefined }
    expect(await ask(odd)).toMatchObject({ ok: true, cached: false })
    const broken = {
      get: async () => JSON.parse('{') as unknown,
      put: () => Promise.reject(new Error('disk full')),
    }
    expect(await ask(broken)).toMatchObject({ ok: true, cached: false })
  })

  it('pauses after three failures in a row and tries once after a minute', async () => {
    let now = 0
    const labeler = claude('500-ever.breaker', { now: () => now, concurrency: 1 })
    const ask = async () => {
      const outcome = await labeler.label(question(), purse())
      return outcome.ok ? 'ok' : outcome.reason
    }
    expect([await ask(), await ask(), await ask(), await ask()]).toEqual([
      'provider-error',
      'provider-error',
      'provider-error',
      'paused',
    ])
    expect(fake.hitsOf('500-ever.breaker')).toBe(9)
    now = 60_000
    expect([await ask(), await ask()]).toEqual(['provider-error', 'paused'])
  })

  it('stops when cancelled, in flight or waiting', async () => {
    const stop = new AbortController()
    const labeler = claude('slow-headers.cancel', { concurrency: 1 })
    const both = [question('one'), question('two')].map((asked) =>
      labeler.label(asked, { ...purse(), signal: stop.signal }),
    )
    setTimeout(() => stop.abort(), 50)
    expect(await Promise.all(both)).toMatchObject([{ reason: 'cancelled' }, { reason: 'cancelled' }])
  })

  it('keeps five calls in flight: 20 frames at 100 ms take about 4 × 100 ms', async () => {
    const slow = await startFakeMessages({ latencyMs: 100 })
    const labeler = claude('x', { baseURL: slow.url() })
    await labeler.label(question('warm'), purse())
    const start = performance.now()
    const outcomes20 = await Promise.all(
      Array.from({ length: 20 }, (_, i) => labeler.label(question(`frame ${i}`), purse())),
    )
    const took = performance.now() - start
    await slow.close()
    expect(outcomes20.every((outcome) => outcome.ok)).toBe(true)
    expect(slow.mostAtOnce()).toBe(5)
    expect(took).toBeGreaterThanOrEqual(395)
  })
})
