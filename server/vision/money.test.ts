import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createPurse, memoryCache } from '../../core/pipeline/label/terms.ts'
import type { Called } from './attempt.ts'
import { labelersOf, purse, question } from './testing/asking.ts'
import { type FakeMessages, startFakeMessages } from './testing/fake-messages.ts'

let fake: FakeMessages
beforeAll(async () => {
  fake = await startFakeMessages()
})
afterAll(() => fake.close())

const { claude } = labelersOf(() => fake)

describe('money', () => {
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

  it('puts money aside for every single try, and tells of each call', async () => {
    const { settled, ...terms } = purse()
    const calls: Called[] = []
    await claude('529-once.tries', { onCall: (call) => calls.push(call) }).label(question(), terms)
    expect(calls.map(({ outcome, spent }) => [outcome, spent.cost])).toEqual([
      ['overloaded', 0],
      ['ok', 6200],
    ])
    expect(settled).toHaveLength(2)
    let allowed = 1
    const poor = purse(() => (allowed-- > 0 ? 'reserved' : 'budget'))
    expect(await claude('529-ever.poor').label(question(), poor)).toMatchObject({ reason: 'budget' })
    expect(fake.hitsOf('529-ever.poor')).toBe(1)
  })
})
