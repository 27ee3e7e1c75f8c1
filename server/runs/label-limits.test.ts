/** What ends labelling early: a budget, a refused key, a stopped server, no key at all. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { labellingSchema } from '../../shared/label.ts'
import {
  KEY,
  claude,
  claudeAt,
  json,
  labelsIn,
  measure,
  startRun,
  stateOf,
  tokensOf,
} from '../testing/labelled-run.ts'
import { type TestServer, testServer } from '../testing/server.ts'
import { type FakeMessages, startFakeMessages } from '../vision/testing/fake-messages.ts'
import type { Misdeed } from '../vision/testing/misdeeds.ts'

let fake: FakeMessages
let server: TestServer
let misdeed: Misdeed | undefined
/** Milliseconds that a call waits, by how many were before it. */
let latency = (_: number) => 0
beforeAll(async () => {
  fake = await startFakeMessages({
    misdeed: () => misdeed,
    latencyMs: () => latency(fake.hits.length - 1),
  })
  server = await testServer(undefined, claudeAt(fake.url()))
})
afterAll(async () => {
  await server.close()
  await fake.close()
})

/** Some start a server twice, which takes seconds on a busy machine. */
const patient = { timeout: 90_000 }

describe('when there are limits', patient, () => {
  it('stops at the budget, keeps what is there, says so, and never spends more', async () => {
    const { id, events } = await measure(server, 'poor', { ...claude, budget: 0.035 }, [
      'dashboard',
      'dashboard-dark',
      'pricing',
    ])
    expect(events.at(-1)).toMatchObject({ event: 'completed', failed: 0 })
    const { labelling, frames } = await stateOf(server, id)
    const reasons = frames.map(({ label }) => (label?.status === 'unlabelled' ? label.reason : label?.status))
    expect(reasons).toContain('budget')
    expect(labelling?.usage.calls).toBe(reasons.filter((reason) => reason === 'labelled').length)
    expect(labelling?.usage.cost).toBeLessThanOrEqual(0.035)
    expect(labelling?.stopped).toMatchObject({
      code: 'label-failed',
      detail: expect.stringContaining('budget'),
    })
    expect(labelling?.unnamed).toMatchObject({ detail: expect.stringContaining('budget') })
  })

  it('takes a refused key for an answer: the run completes, and the state says why nothing is labelled', async () => {
    misdeed = '401'
    const { id, events } = await measure(server, 'key', claude, ['dashboard', 'pricing'], 2)
    misdeed = undefined
    expect(events.at(-1)).toMatchObject({ event: 'completed', failed: 0 })
    expect(labelsIn(events)).toMatchObject([{ label: { reason: 'auth' } }, { label: { reason: 'auth' } }])
    const { labelling } = await stateOf(server, id)
    expect(labelling?.stopped?.detail).toContain('did not accept the key')
    expect(labelling).toMatchObject({ status: 'done', usage: { cost: 0 } })
    expect(JSON.stringify(await tokensOf(server, id))).not.toContain('"label":{')
  })

  it('is cancelled in the middle: the run ends at once, and nothing more is asked', async () => {
    latency = () => 1500
    const before = fake.hits.length
    const id = await startRun(server, 'cancel', claude, ['dashboard', 'pricing'], 3)
    await asked(before + 2)
    expect((await json(server.call('POST', `/runs/${id}/cancel`))).body['status']).toBe('cancelled')
    expect((await server.events(id)).at(-1)?.data.event).toBe('cancelled')
    await server.stop()
    expect(fake.hits).toHaveLength(before + 2)
    latency = () => 0
    await server.restart()
  })
})

describe('a server that must end while Claude is thinking', patient, () => {
  it('breaks off, and the next one asks again, but not what was answered; what may have been charged counts', async () => {
    const before = fake.hits.length
    latency = (call) => (call === before ? 0 : 60_000)
    const id = await startRun(server, 'ending', claude, ['dashboard', 'pricing'], 4)
    await asked(before + 2)
    await expect.poll(async () => JSON.stringify(await stateOf(server, id))).toContain('"labelled"')
    latency = () => 0
    await server.stop()
    await server.restart()
    const events = (await server.events(id)).map((event) => event.data)
    expect(events.at(-1)).toMatchObject({ event: 'completed' })
    expect(labelsIn(events)).toMatchObject([
      { label: { status: 'labelled' } },
      { label: { status: 'labelled' } },
    ])
    const { labelling } = await stateOf(server, id)
    // One answered, one broken off and asked again, one for the names of the whole set.
    expect(labelling?.usage).toMatchObject({ calls: 4, inputTokens: 7500 })
    expect(fake.hits).toHaveLength(before + 4)
  })
})

async function asked(calls: number): Promise<void> {
  await expect.poll(() => fake.hits.length, { timeout: 30_000 }).toBe(calls)
}

describe('without Claude', patient, () => {
  it.each([
    ['no key', {}, 409, 'label-unavailable'],
    [
      'an administrator who forbids it',
      { ANTHROPIC_API_KEY: KEY, TOKEN_PIPELINE_FORBID_CLAUDE: 'yes' },
      403,
      'label-forbidden',
    ],
  ])('%s: says so before anything is sent', async (_, env, status, code) => {
    const other = await testServer(undefined, env)
    try {
      expect(await json(other.call('POST', '/runs', { options: claude }))).toMatchObject({
        status,
        body: { code },
      })
      const facts = labellingSchema.parse((await json(other.call('GET', '/labelling'))).body)
      expect(facts).toMatchObject({ available: false, problem: { code }, sentTo: 'api.anthropic.com' })
      expect((await json(other.call('POST', '/runs', { options: {} }))).status).toBe(201)
    } finally {
      await other.close()
    }
  })
})

describe('what it would cost', () => {
  it('is told before a run, with the host that pictures go to, and never the key', async () => {
    const { body } = await json(server.call('GET', '/labelling?sizes=1440x1024,2880x2048'))
    const facts = labellingSchema.parse(body)
    expect(facts).toMatchObject({
      available: true,
      model: 'claude-sonnet-5-5',
      estimate: { calls: 3, tooLarge: 0 },
    })
    expect(facts.sentTo).toMatch(/^127\.0\.0\.1:\d+$/)
    expect(facts.estimate?.cost).toBeGreaterThan(0.05)
    expect(JSON.stringify(body)).not.toContain(KEY)
    expect((await json(server.call('GET', '/labelling?sizes=big'))).status).toBe(400)
  })
})
