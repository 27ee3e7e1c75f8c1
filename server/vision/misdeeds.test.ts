import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type UnlabelledReason, unlabelledReasons } from '../../shared/label.ts'
import { problemFor } from './sentences.ts'
import { DEADLINE_MS, KEY, image, labelersOf, purse, question } from './testing/asking.ts'
import { type FakeMessages, startFakeMessages } from './testing/fake-messages.ts'
import type { Misdeed } from './testing/misdeeds.ts'

let fake: FakeMessages
beforeAll(async () => {
  fake = await startFakeMessages()
})
afterAll(() => fake.close())

const { claude, logged } = labelersOf(() => fake)

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
