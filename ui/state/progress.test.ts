import { describe, expect, it } from 'vitest'
import type { RunEvent } from '../../shared/events.ts'
import { ink } from '../testing/sample.ts'
import { advance, begin, fraction, type Progress, troubled } from './progress.ts'

const start = begin([
  { id: 'a', name: 'A' },
  { id: 'b', name: 'B' },
])
const problem = { code: 'type-failed' as const, detail: 'It did not work.', remedy: 'Try again.' }
const after = (...events: RunEvent[]): Progress => events.reduce(advance, start)

describe('advance', () => {
  it('follows a frame', () => {
    const progress = after(
      { event: 'received', frame: 'a', name: 'A' },
      { event: 'measuring', frame: 'a' },
      { event: 'found', frame: 'a', type: 'ink', sightings: 4 },
      { event: 'measured', frame: 'a', milliseconds: 10 },
    )
    expect(progress.frames.map(({ status }) => status)).toEqual(['measured', 'waiting'])
    expect(progress.frames[0]?.found).toEqual({ ink: 4 })
  })

  it('keeps tokens by key and forgets what is gone', () => {
    const [one, two] = [ink('one', '#111111'), ink('two', '#222222')]
    const progress = after(
      { event: 'tokens', upserts: [one, two], removals: [] },
      { event: 'tokens', upserts: [{ ...one, confidence: 0.5 }], removals: [two.key] },
    )
    expect([...progress.tokens.values()].map(({ key, confidence }) => [key, confidence])).toEqual([
      [one.key, 0.5],
    ])
  })

  it.each<RunEvent>([
    { event: 'received', frame: 'a', name: 'A' },
    { event: 'found', frame: 'a', type: 'ink', sightings: 4 },
    { event: 'skipped', frame: 'a', type: 'ink', problem },
    { event: 'failed-frame', frame: 'b', problem },
    { event: 'tokens', upserts: [ink('one', '#111111')], removals: ['x'] },
    { event: 'failed', problem },
  ])('is the same when $event comes twice', (event) => {
    expect(after(event, event)).toEqual(after(event))
  })

  it.each<[RunEvent, boolean]>([
    [{ event: 'skipped', frame: 'a', type: 'ink', problem }, true],
    [{ event: 'failed-frame', frame: 'a', problem }, true],
    [{ event: 'found', frame: 'a', type: 'ink', sightings: 0 }, false],
  ])('%j is trouble: %s', (event, expected) => {
    expect(troubled(after(event))).toBe(expected)
  })
})

describe('fraction', () => {
  it('only grows along the way, and is 1 at the end alone', () => {
    const events: RunEvent[] = [
      { event: 'received', frame: 'a', name: 'A' },
      { event: 'measuring', frame: 'a' },
      { event: 'measured', frame: 'a', milliseconds: 1 },
      { event: 'failed-frame', frame: 'b', problem },
      { event: 'phase', phase: 'concluding' },
      { event: 'completed', tokens: 0, frames: 2, failed: 1 },
    ]
    const fractions = events.map((_, i) => fraction(after(...events.slice(0, i + 1))))
    expect(fractions).toEqual(fractions.toSorted((a, b) => a - b))
    expect(fractions.filter((value) => value === 1)).toHaveLength(1)
  })
})
