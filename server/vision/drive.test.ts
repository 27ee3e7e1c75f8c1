/** The whole walk with Claude, real SDK over real HTTP: whatever the service does, the same values come out. */
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { RunEvent } from '../../shared/events.ts'
import { defaultOptions } from '../../shared/options.ts'
import type { TokenSet } from '../../shared/token-set.ts'
import { drive } from '../../core/pipeline/walk/drive.ts'
import { createPurse, memoryCache } from '../../core/pipeline/label/terms.ts'
import type { Labelling } from '../../core/pipeline/walk/memory-desk.ts'
import { registry } from '../../core/tokens/index.ts'
import { seenFrame, valuesOf } from '../../core/pipeline/testing/seen-frame.ts'
import { createClaude } from './claude.ts'
import { problemFor } from './sentences.ts'
import { type FakeMessages, startFakeMessages } from './testing/fake-messages.ts'
import { misdeeds } from './testing/misdeeds.ts'

let fake: FakeMessages
let image: Buffer
beforeAll(async () => {
  fake = await startFakeMessages()
  image = await sharp({ create: { width: 800, height: 600, channels: 3, background: '#ffffff' } })
    .png()
    .toBuffer()
})
afterAll(() => fake.close())

const claude = (baseURL: string, dollars = 2): Labelling => ({
  labeler: createClaude({
    apiKey: 'k',
    baseURL,
    model: 'claude-sonnet-5-5',
    concurrency: 5,
    log: () => undefined,
    now: () => performance.now(),
    deadlineMs: 5000,
    timeoutMs: 2500,
  }),
  terms: { budget: createPurse(dollars * 1e6), cache: memoryCache() },
})

async function walk(frames: number, labelling?: Labelling): Promise<{ events: RunEvent[]; set: TokenSet }> {
  // Every frame is another question: another place of its first token.
  const inputs = Array.from({ length: frames }, (_, i) => async () => ({
    frame: seenFrame(`f${i}`).frame,
    image,
  }))
  const steps = drive(inputs, {
    types: registry,
    options: defaultOptions,
    concurrency: 5,
    examine: async ({ frame: { id } }) => seenFrame(id, undefined, Number(id.slice(1))),
    labelling,
  })
  const events: RunEvent[] = []
  for (;;) {
    const step = await steps.next()
    if (step.done) return { events, set: step.value }
    events.push(step.value)
  }
}
const labelled = (events: readonly RunEvent[]) => events.flatMap((e) => (e.event === 'labelled' ? [e] : []))

describe('whatever the service does', () => {
  it.concurrent.each(Object.keys(misdeeds))(
    '%s: the walk completes with the same values',
    async (misdeed) => {
      const off = await walk(1)
      const { events, set } = await walk(1, claude(fake.url(`${misdeed}.walk`)))
      expect(valuesOf(set)).toEqual(valuesOf(off.set))
      expect(events.at(-1)).toEqual(off.events.at(-1))
      const [{ label } = { label: undefined }] = labelled(events)
      const sentence = label?.status === 'unlabelled' ? label.problem : undefined
      const wanted = label?.status === 'unlabelled' ? problemFor(label.reason) : undefined
      expect(sentence).toEqual(wanted)
      expect(label?.status).toBe(misdeed.endsWith('once') ? 'labelled' : 'unlabelled')
    },
  )

  it('failing half way: what was labelled stays labelled, and the values are the same', async () => {
    const off = await walk(6)
    // Two answers fit; a third could cost more than is left.
    const { events, set } = await walk(6, claude(fake.url('half'), 0.035))
    const statuses = labelled(events).map(({ label }) => label.status)
    expect(statuses.filter((status) => status === 'labelled').length).toBeGreaterThan(0)
    expect(labelled(events).find(({ label }) => label.status === 'unlabelled')?.label).toMatchObject({
      reason: 'budget',
    })
    expect(labelled(events).at(-1)?.cost).toBeLessThanOrEqual(0.035)
    expect(valuesOf(set)).toEqual(valuesOf(off.set))
  })
})

describe('20 frames at 100 ms each', () => {
  it('are labelled in about 4 × 100 ms, and named in one call more', async () => {
    const slow = await startFakeMessages({ latencyMs: 100 })
    const labelling = claude(slow.url())
    await labelling.labeler.name({ tokens: [], roles: [], vocabulary: [] }, labelling.terms)
    const start = performance.now()
    const { events } = await walk(20, labelling)
    const took = performance.now() - start
    await slow.close()
    expect(labelled(events)).toHaveLength(20)
    expect(labelled(events).every(({ label }) => label.status === 'labelled')).toBe(true)
    expect(slow.mostAtOnce()).toBe(5)
    expect(slow.hits).toHaveLength(22)
    expect(took).toBeGreaterThanOrEqual(495)
  })
})
