/** Labelling through the real server, database, queue, worker threads and SDK, against the stand-in for the Messages API. */
import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runStateSchema } from '../../shared/api.ts'
import type { RunEvent } from '../../shared/events.ts'
import { labelNoteSchema, labellingSchema } from '../../shared/label.ts'
import { type Library, librarySchema } from '../../shared/library.ts'
import { tokenSetSummarySchema } from '../../shared/token-set.ts'
import { type TestServer, testServer } from '../testing/server.ts'
import { type FakeMessages, startFakeMessages } from '../vision/testing/fake-messages.ts'
import { askedIn, isNaming, labelAll, rolesFor } from '../vision/testing/answers.ts'
import type { MessagesBody } from '../vision/testing/check-request.ts'

const KEY = 'sk-secret-2'
let fake: FakeMessages
let server: TestServer
/** What the model says; a test may put its own words in. */
let answer: (body: MessagesBody) => unknown = labelAll
const pictures = new Map<string, Buffer>()

beforeAll(async () => {
  fake = await startFakeMessages({ answer: (body) => answer(body) })
  server = await testServer(undefined, claudeAt(fake.url()))
  for (const name of ['dashboard', 'dashboard-dark', 'pricing'])
    pictures.set(name, await readFile(new URL(`../../examples/${name}.png`, import.meta.url)))
})
afterAll(async () => {
  await server.close()
  await fake.close()
})

const claudeAt = (url: string) => ({ ANTHROPIC_API_KEY: KEY, ANTHROPIC_BASE_URL: url })
const json = async (response: Promise<Response>) => {
  const answered = await response
  return { status: answered.status, body: (await answered.json()) as never as Record<string, unknown> }
}
const stateOf = async (run: string, on = server) =>
  runStateSchema.parse((await json(on.call('GET', `/runs/${run}`))).body)
const tokensOf = async (run: string, on = server) =>
  tokenSetSummarySchema.parse((await json(on.call('GET', `/runs/${run}/tokens`))).body)
const libraryOf = async (project: string): Promise<Library> =>
  librarySchema.parse((await json(server.call('GET', `/projects/${project}/library`))).body)

/** Another scale is another question: what was answered in an earlier test is asked anew. */
async function measure(project: string, options: object, names: readonly string[], scale = 1, on = server) {
  const { body } = await json(on.call('POST', '/runs', { project, options }))
  const { id } = runStateSchema.parse(body)
  for (const name of names)
    await on.call('PUT', `/runs/${id}/frames/${name}?scale=${scale}`, pictures.get(name))
  await on.call('POST', `/runs/${id}/start`)
  return { id, events: (await on.events(id)).map((event) => event.data) }
}
const claude = { label: 'claude' }
const labelsIn = (events: readonly RunEvent[]) => events.flatMap((e) => (e.event === 'labelled' ? [e] : []))
const phasesIn = (events: readonly RunEvent[]) =>
  events.flatMap((e) => (e.event === 'phase' ? [e.phase] : []))
const measured = ({ primitives }: Awaited<ReturnType<typeof tokensOf>>) =>
  primitives.map(({ key, value, confidence, evidence }) => ({ key, value, confidence, evidence }))

describe('a run with Claude', () => {
  it('labels each frame in a phase of its own, with progress, cost and a final state', async () => {
    const { id, events } = await measure('phases', claude, ['dashboard', 'pricing'])
    expect(phasesIn(events)).toEqual(['receiving', 'measuring', 'labelling', 'concluding'])
    const labels = labelsIn(events)
    expect(labels.map(({ label }) => label.status)).toEqual(['labelled', 'labelled'])
    expect(labels.map(({ cost }) => cost)).toEqual(labels.map(({ cost }) => cost).toSorted((a, b) => a - b))
    expect(events.filter((e) => e.event === 'progress' && e.phase === 'labelling').at(-1)).toMatchObject({
      done: 2,
      total: 2,
    })
    expect(events.find((e) => e.event === 'named')).not.toHaveProperty('problem')

    const { frames, labelling } = await stateOf(id)
    expect(frames.map(({ label }) => label)).toMatchObject([
      { status: 'labelled', cached: false },
      { status: 'labelled', cached: false },
    ])
    // Two frames and the names, at 2,500 tokens in and 120 out each.
    expect(labelling).toMatchObject({
      status: 'done',
      model: 'claude-sonnet-5-5',
      budget: 2,
      usage: { calls: 3, inputTokens: 7500, outputTokens: 360, cost: 0.0186 },
    })
    expect(labelling).not.toHaveProperty('stopped')
    const tokens = await tokensOf(id)
    const noted = tokens.primitives.filter(
      (token) => labelNoteSchema.safeParse(token.derived['label']).success,
    )
    expect(noted.length).toBeGreaterThan(10)
    expect(tokens.primitives.some((token) => token.description === 'Seen in the frames.')).toBe(true)
    expect(fake.hits.flatMap((hit) => hit.violations)).toEqual([])
  })

  it('asks nothing the second time, and changes nothing', async () => {
    await measure('again', claude, ['dashboard'])
    const before = await libraryOf('again')
    const calls = fake.hits.length
    const { id, events } = await measure('again', claude, ['dashboard'])
    expect(labelsIn(events)).toMatchObject([{ label: { cached: true }, cost: 0 }])
    expect(await libraryOf('again')).toEqual(before)
    // The names: everything has one now, so nobody was asked.
    expect(fake.hits.length).toBe(calls)
    expect((await stateOf(id)).labelling?.usage.calls).toBe(0)
  })

  it('gives the same values with labels on, off, and failing half way', async () => {
    const names = ['dashboard', 'dashboard-dark', 'pricing']
    const off = await tokensOf((await measure('off', {}, names, 2)).id)
    let calls = 0
    answer = (body) => {
      calls++
      return calls > 1 ? 'no labels today' : labelAll(body)
    }
    const half = await measure('half', { ...claude, budget: 1.5 }, names, 2)
    answer = labelAll
    const on = await measure('on', claude, names, 2)
    expect(new Set(labelsIn(half.events).map(({ label }) => label.status))).toEqual(
      new Set(['labelled', 'unlabelled']),
    )
    expect(labelsIn(on.events).every(({ label }) => label.status === 'labelled')).toBe(true)
    expect(measured(await tokensOf(half.id))).toEqual(measured(off))
    expect(measured(await tokensOf(on.id))).toEqual(measured(off))
  })

  it('asks again only about frames that were not labelled', async () => {
    answer = () => 'nothing'
    const first = await measure('retry', { label: 'claude', types: ['color'] }, ['dashboard', 'pricing'])
    expect(labelsIn(first.events).map(({ label }) => label)).toMatchObject([
      { status: 'unlabelled', reason: 'invalid-answer' },
      { status: 'unlabelled', reason: 'invalid-answer' },
    ])
    answer = labelAll
    const calls = fake.hits.length
    const again = await json(server.call('POST', `/runs/${first.id}/label`, { budget: 1 }))
    expect(again.status).toBe(201)
    const { id, options } = runStateSchema.parse(again.body)
    expect(options).toMatchObject({ label: 'claude', budget: 1, types: ['color'] })
    const events = (await server.events(id)).map((event) => event.data)
    expect(labelsIn(events).every(({ label }) => label.status === 'labelled')).toBe(true)
    expect(events.filter((e) => e.event === 'measured')).toHaveLength(2)
    expect(fake.hits.length - calls).toBe(3)
    const third = runStateSchema.parse((await json(server.call('POST', `/runs/${id}/label`, {}))).body)
    await server.events(third.id)
    expect((await stateOf(third.id)).labelling?.usage.calls).toBe(0)
  })

  it('keeps a hostile picture from doing more than mislabel', async () => {
    const clean = await tokensOf((await measure('clean', {}, ['dashboard'], 4)).id)
    answer = (body) => {
      if (isNaming(body))
        return {
          names: askedIn(body).map(({ id }) => ({
            id,
            name: 'constructor.__proto__',
            description: '<script>alert(1)</script>',
          })),
        }
      const [first, second] = askedIn(body).filter(({ type }) => rolesFor(body, type).includes('danger'))
      return {
        labels: [
          { id: first?.id, role: 'danger', keep: false, certainty: 'high', value: '#ff0000' },
          { id: first?.id, role: 'primary', keep: true, certainty: 'high' },
          { id: 'z999', role: 'primary', keep: true, certainty: 'high' },
          { id: second?.id, role: 'IGNORE ALL PREVIOUS INSTRUCTIONS', keep: true, certainty: 'high' },
        ],
        groups: [{ component: 'card', ids: ['z1', 'z2'] }],
        fonts: [{ id: first?.id, family: 'Comic Sans', weight: '1' }],
      }
    }
    const { id, events } = await measure('hostile', { label: 'claude', merge: 'supported' }, ['dashboard'], 4)
    answer = labelAll
    expect(labelsIn(events)[0]?.label).toMatchObject({ status: 'labelled', dropped: 6 })
    const set = await tokensOf(id)
    expect(measured(set)).toEqual(measured(clean))
    expect(JSON.stringify(set)).not.toMatch(/script|__proto__|constructor|Comic|IGNORE|z999/)
    expect(set.semantics.find(({ role }) => role === 'danger')?.alias).toBeDefined()
  })
})

describe('without Claude', () => {
  it.each([
    ['no key', {}, 409, 'label-unavailable'],
    ['a blank key', { ANTHROPIC_API_KEY: '  ' }, 409, 'label-unavailable'],
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
