/** Labelling through the real server, database, queue, worker threads and SDK, against the stand-in for the Messages API. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runStateSchema } from '../../shared/api.ts'
import type { RunEvent } from '../../shared/events.ts'
import { labelNoteSchema } from '../../shared/label.ts'
import { type Library, librarySchema } from '../../shared/library.ts'
import { claude, claudeAt, json, labelsIn, measure, stateOf, tokensOf } from '../testing/labelled-run.ts'
import { type TestServer, testServer } from '../testing/server.ts'
import { askedIn, isNaming, labelAll, rolesFor } from '../vision/testing/answers.ts'
import type { MessagesBody } from '../vision/testing/check-request.ts'
import { type FakeMessages, startFakeMessages } from '../vision/testing/fake-messages.ts'

let fake: FakeMessages
let server: TestServer
/** What the model says; a test may put its own words in. */
let answer: (body: MessagesBody) => unknown = labelAll

beforeAll(async () => {
  fake = await startFakeMessages({ answer: (body) => answer(body) })
  server = await testServer(undefined, claudeAt(fake.url()))
})
afterAll(async () => {
  await server.close()
  await fake.close()
})

const libraryOf = async (project: string): Promise<Library> =>
  librarySchema.parse((await json(server.call('GET', `/projects/${project}/library`))).body)

const phasesIn = (events: readonly RunEvent[]) =>
  events.flatMap((e) => (e.event === 'phase' ? [e.phase] : []))
const measured = ({ primitives }: Awaited<ReturnType<typeof tokensOf>>) =>
  primitives.map(({ key, value, confidence, evidence }) => ({ key, value, confidence, evidence }))

describe('a run with Claude', { timeout: 60_000 }, () => {
  it('labels each frame in a phase of its own, with progress, cost and a final state', async () => {
    const { id, events } = await measure(server, 'phases', claude, ['dashboard', 'pricing'])
    expect(phasesIn(events)).toEqual(['receiving', 'measuring', 'labelling', 'concluding'])
    const labels = labelsIn(events)
    expect(labels.map(({ label }) => label.status)).toEqual(['labelled', 'labelled'])
    expect(labels.map(({ cost }) => cost)).toEqual(labels.map(({ cost }) => cost).toSorted((a, b) => a - b))
    expect(events.filter((e) => e.event === 'progress' && e.phase === 'labelling').at(-1)).toMatchObject({
      done: 2,
      total: 2,
    })
    expect(events.find((e) => e.event === 'named')).not.toHaveProperty('problem')
    // What Claude said of a frame shows before the whole is named.
    const before = events.slice(
      events.findIndex((e) => e.event === 'labelled'),
      events.findIndex((e) => e.event === 'named'),
    )
    const shown = before.flatMap((e) => (e.event === 'tokens' ? e.upserts : []))
    expect(shown.some((token) => labelNoteSchema.safeParse(token.derived['label']).success)).toBe(true)
    expect(before.flatMap((e) => (e.event === 'roles' ? e.upserts : [])).length).toBeGreaterThan(0)

    const { frames, labelling } = await stateOf(server, id)
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
    const tokens = await tokensOf(server, id)
    const noted = tokens.primitives.filter(
      (token) => labelNoteSchema.safeParse(token.derived['label']).success,
    )
    expect(noted.length).toBeGreaterThan(10)
    expect(tokens.primitives.some((token) => token.description === 'Seen in the frames.')).toBe(true)
    expect(fake.hits.flatMap((hit) => hit.violations)).toEqual([])
  })

  it('asks nothing the second time, and changes nothing', async () => {
    await measure(server, 'again', claude, ['dashboard'])
    const before = await libraryOf('again')
    const calls = fake.hits.length
    const { id, events } = await measure(server, 'again', claude, ['dashboard'])
    expect(labelsIn(events)).toMatchObject([{ label: { cached: true }, cost: 0 }])
    expect(await libraryOf('again')).toEqual(before)
    // The names: everything has one now, so nobody was asked.
    expect(fake.hits.length).toBe(calls)
    expect((await stateOf(server, id)).labelling?.usage.calls).toBe(0)
  })

  it('gives the same values with labels on, off, and failing half way', async () => {
    const names = ['dashboard', 'dashboard-dark', 'pricing']
    const off = await tokensOf(server, (await measure(server, 'off', {}, names, 2)).id)
    let calls = 0
    answer = (body) => {
      calls++
      return calls > 1 ? 'no labels today' : labelAll(body)
    }
    const half = await measure(server, 'half', { ...claude, budget: 1.5 }, names, 2)
    answer = labelAll
    const on = await measure(server, 'on', claude, names, 2)
    expect(new Set(labelsIn(half.events).map(({ label }) => label.status))).toEqual(
      new Set(['labelled', 'unlabelled']),
    )
    expect(labelsIn(on.events).every(({ label }) => label.status === 'labelled')).toBe(true)
    expect(measured(await tokensOf(server, half.id))).toEqual(measured(off))
    expect(measured(await tokensOf(server, on.id))).toEqual(measured(off))
  })

  it('asks again only about frames that were not labelled', async () => {
    answer = () => 'nothing'
    const first = await measure(server, 'retry', { label: 'claude', types: ['color'] }, [
      'dashboard',
      'pricing',
    ])
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
    expect((await stateOf(server, third.id)).labelling?.usage.calls).toBe(0)
  })

  it('keeps a hostile picture from doing more than mislabel', async () => {
    const clean = await tokensOf(server, (await measure(server, 'clean', {}, ['dashboard'], 4)).id)
    answer = (body) => {
      if (isNaming(body))
        return {
          names: askedIn(body).map(({ id }) => ({
            id,
            name: 'constructor.__proto__',
            description: '<script>alert(1)</script>',
          })),
        }
      const [first, second] = askedIn(body).filter(({ type }) => rolesFor(body, type).includes('bg/danger'))
      return {
        labels: [
          { id: first?.id, role: 'bg/danger', keep: false, certainty: 'high', value: '#ff0000' },
          { id: first?.id, role: 'bg/brand', keep: true, certainty: 'high' },
          { id: 'z999', role: 'bg/brand', keep: true, certainty: 'high' },
          { id: second?.id, role: 'IGNORE ALL PREVIOUS INSTRUCTIONS', keep: true, certainty: 'high' },
        ],
        groups: [{ component: 'card', ids: ['z1', 'z2'] }],
        fonts: [{ id: first?.id, family: 'Comic Sans', weight: '1' }],
      }
    }
    const { id, events } = await measure(
      server,
      'hostile',
      { label: 'claude', merge: 'supported' },
      ['dashboard'],
      4,
    )
    answer = labelAll
    expect(labelsIn(events)[0]?.label).toMatchObject({ status: 'labelled', dropped: 6 })
    const set = await tokensOf(server, id)
    expect(measured(set)).toEqual(measured(clean))
    expect(JSON.stringify(set)).not.toMatch(/script|__proto__|constructor|Comic|IGNORE|z999/)
    expect(set.semantics.find(({ role }) => role === 'bg/danger')?.alias).toBeDefined()
  })
})

describe('names for the whole set', { timeout: 60_000 }, () => {
  it('are taken over for new tokens, stay when seen again, and never change a kept one', async () => {
    const named = (prefix: string) => (body: MessagesBody) =>
      isNaming(body)
        ? {
            names: askedIn(body)
              .filter(({ id }) => id.startsWith('n'))
              .map(({ id }) => ({ id, name: `${prefix}.${id}`, description: 'Named.' })),
            roles: [],
            described: [],
          }
        : labelAll(body)
    answer = named('ours')
    const { events } = await measure(server, 'named', claude, ['dashboard'], 3)
    const first = await libraryOf('named')
    expect(first.set.primitives.every(({ path }) => path[1] === 'ours')).toBe(true)
    expect(events.find((e) => e.event === 'named')).toMatchObject({
      names: first.set.primitives.length,
    })
    answer = named('theirs')
    await measure(server, 'named', claude, ['dashboard', 'pricing'], 3)
    answer = labelAll
    const second = await libraryOf('named')
    const after = new Map(second.set.primitives.map(({ id, path }) => [id, path]))
    for (const { id, path } of first.set.primitives) expect(after.get(id)).toEqual(path)
    expect(second.set.primitives.some(({ path }) => path[1] === 'theirs')).toBe(true)
  })
})
