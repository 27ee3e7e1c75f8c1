import { inspect } from 'node:util'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type UnlabelledReason, unlabelledReasons } from '../../shared/label.ts'
import { createPurse, memoryCache } from '../pipeline/label-terms.ts'
import type { AnswerCache, Budget, FrameQuestion, Labeler, Spent } from '../pipeline/label-port.ts'
import { type ClaudeOptions, createClaude } from './claude.ts'
import { problemFor } from './sentences.ts'
import { type FakeMessages, startFakeMessages } from './testing/fake-messages.ts'
import type { Misdeed } from './testing/misdeeds.ts'

const KEY = 'sk-secret-1'
/** Long enough for two waits of the SDK on a busy machine. */
const DEADLINE_MS = 4000

let fake: FakeMessages
let image: Buffer
beforeAll(async () => {
  fake = await startFakeMessages()
  image = await sharp({ create: { width: 390, height: 844, channels: 3, background: '#0f172a' } })
    .png()
    .toBuffer()
})
afterAll(() => fake.close())

const logged: string[] = []
const claude = (scenario: string, options: Partial<ClaudeOptions> = {}): Labeler =>
  createClaude({
    apiKey: KEY,
    baseURL: fake.url(scenario),
    model: 'claude-sonnet-5-5',
    concurrency: 5,
    log: (message, facts) => void logged.push(inspect([message, facts], { depth: 9 })),
    now: () => performance.now(),
    deadlineMs: DEADLINE_MS,
    // Only headers that really do not come should be given up.
    timeoutMs: scenario.startsWith('slow') ? 300 : DEADLINE_MS,
    ...options,
  })

const question = (id = 'frame'): FrameQuestion => ({
  frame: { id, name: id, scale: 1, width: 390, height: 844 },
  image: async () => image,
  candidates: [
    { id: 'a1', type: 'color', text: `#0f172a ${id}`, uses: [['background', 1]], boxes: [], unstated: [] },
  ],
  vocabulary: [{ type: 'color', title: 'Colors', about: 'Colors.', roles: ['background', 'text'], uses: {} }],
})

function purse(
  allow: () => 'reserved' | 'later' | UnlabelledReason = () => 'reserved',
  cache: AnswerCache = memoryCache(),
) {
  const settled: { reserved: number; spent: Spent }[] = []
  const budget: Budget = {
    reserve: async () => allow(),
    settle: async (reserved, spent) => void settled.push({ reserved, spent }),
    close: async () => undefined,
  }
  return { budget, cache, settled }
}

/** What comes of each misdeed, after how many requests, and whether it may have been charged. */
const outcomes: Record<
  Misdeed,
  readonly [outcome: 'ok' | UnlabelledReason, requests: number, counted: boolean]
> = {
  '429-once': ['ok', 2, true],
  '429-ever': ['rate-limited', 3, false],
  '429-hour': ['rate-limited', 1, false],
  'spend-limit': ['spend-limit', 1, false],
  '529-once': ['ok', 2, true],
  '529-ever': ['overloaded', 3, false],
  '500-ever': ['provider-error', 3, false],
  '503-ever': ['provider-error', 3, false],
  '400': ['bad-request', 1, false],
  '400-image': ['too-large', 1, false],
  '401': ['auth', 1, false],
  '403': ['auth', 1, false],
  '404': ['bad-request', 1, false],
  '413': ['too-large', 1, false],
  'slow-headers': ['timeout', 3, true],
  'stalled-body': ['timeout', 1, true],
  'reset-once': ['ok', 2, true],
  'reset-ever': ['network', 3, true],
  'reset-mid-body': ['network', 1, true],
  html: ['provider-error', 1, true],
  'empty-body': ['provider-error', 1, true],
  'broken-http-json': ['provider-error', 1, true],
  redirect: ['network', 3, true],
  'cut-json-once': ['ok', 2, true],
  'cut-json-ever': ['invalid-answer', 2, true],
  'fenced-json': ['invalid-answer', 2, true],
  'wrong-shape': ['invalid-answer', 2, true],
  refusal: ['refused', 1, true],
  'refusal-with-text': ['refused', 1, true],
  'max-tokens-once': ['ok', 2, true],
  'max-tokens-ever': ['truncated', 2, true],
  'only-thinking': ['truncated', 2, true],
}

describe('every misdeed of the service', () => {
  it.concurrent.each(Object.entries(outcomes))('%s', async (scenario, [wanted, requests, counted]) => {
    const { settled, ...terms } = purse()
    const start = performance.now()
    const outcome = await claude(scenario).label(question(), terms)
    expect(outcome.ok ? 'ok' : outcome.reason).toBe(wanted)
    expect(fake.hitsOf(scenario)).toBe(requests)
    expect(fake.hits.filter((hit) => hit.scenario === scenario).flatMap((hit) => hit.violations)).toEqual([])
    expect(settled.some(({ spent }) => spent.counted > 0)).toBe(counted)
    expect(performance.now() - start).toBeLessThan(2 * DEADLINE_MS)
  })

  it.each(unlabelledReasons)('says in plain words what %s means, what is safe and what to do', (reason) => {
    const { code, detail, remedy } = problemFor(reason)
    expect(code).toBe('label-failed')
    expect(detail).toContain('Nothing that was measured is lost')
    expect(remedy).toMatch(/^[A-Z].*\.$/)
    expect(`${detail} ${remedy}`).not.toMatch(/\b(sighting|run|pipeline|JSON|HTTP|4\d\d|5\d\d)\b/)
  })

  it('never writes the key or the picture to the log', () => {
    const log = logged.join('\n')
    expect(log).toContain('rate-limited')
    expect(log).not.toContain(KEY)
    expect(log).not.toContain(image.toString('base64').slice(0, 60))
  })
})

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

  it('makes no call without budget', async () => {
    const outcome = await claude('poor').label(
      question(),
      purse(() => 'budget'),
    )
    expect(outcome).toMatchObject({ ok: false, reason: 'budget' })
    expect(fake.hitsOf('poor')).toBe(0)
  })

  it('stops the whole run when the key is refused: only what is in flight still asks', async () => {
    const labeler = claude('401.stop')
    const terms = { budget: createPurse(2_000_000), cache: memoryCache() }
    const asked = Array.from({ length: 20 }, (_, i) => labeler.label(question(`frame ${i}`), terms))
    const reasons = (await Promise.all(asked)).map((outcome) => (outcome.ok ? 'ok' : outcome.reason))
    expect(new Set(reasons)).toEqual(new Set(['auth']))
    expect(fake.hitsOf('401.stop')).toBeLessThanOrEqual(5)
  })

  it('never spends more than a budget, and uses nearly all of it', async () => {
    // 6,200 millionths each, and up to 22,428 put aside.
    const budget = createPurse(60_000)
    const labeler = claude('capped')
    const asked = Array.from({ length: 20 }, (_, i) =>
      labeler.label(question(`frame ${i}`), { budget, cache: memoryCache() }),
    )
    const outcomes20 = await Promise.all(asked)
    const ok = outcomes20.filter((outcome) => outcome.ok).length
    expect(budget.used()).toMatchObject({ calls: ok, cost: ok * 6200 })
    expect(ok).toBeGreaterThanOrEqual(6)
    expect(ok * 6200).toBeLessThanOrEqual(60_000)
    expect(outcomes20.find((outcome) => !outcome.ok)).toMatchObject({ reason: 'budget' })
  })

  it('waits for budget that others have put aside', async () => {
    let asked = 0
    const outcome = await claude('patient').label(
      question(),
      purse(() => (++asked < 3 ? 'later' : 'reserved')),
    )
    expect(outcome.ok).toBe(true)
    expect(asked).toBe(3)
  })

  it('puts aside more than it costs, and counts what the API counted', async () => {
    const { settled, ...terms } = purse()
    await claude('priced').label(question(), terms)
    const [{ reserved, spent } = { reserved: 0, spent: undefined }] = settled
    // 2,500 tokens in at $2 and 120 out at $10 a million.
    expect(spent).toEqual({ calls: 1, inputTokens: 2500, outputTokens: 120, cost: 6200, counted: 6200 })
    expect(reserved).toBeGreaterThan(6200)
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
