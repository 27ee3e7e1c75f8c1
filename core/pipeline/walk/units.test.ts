import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { type RunEvent, isTerminal } from '../../../shared/events.ts'
import { Problem } from '../../../shared/problem.ts'
import { unnamed } from '../label/label.ts'
import { memoryJournal } from './memory-journal.ts'
import { bury, take } from './take.ts'
import type { Desk, Job, Standing } from './unit.ts'
import { dueIn, unitsAt } from './units.ts'

const problem = new Problem('internal', 'No such luck.', 'Try again.').toJSON()
/** Frames whose number is in `broken` cannot be measured. */
const desk = (broken: readonly number[]): Desk => ({
  async examine(frame, begun) {
    begun()
    return broken.includes(Number(frame)) ? { problem } : { done: { skipped: [], milliseconds: 1 } }
  },
  label: async () => ({ label: { status: 'unlabelled', reason: 'unavailable', problem }, labels: null }),
  name: async () => unnamed,
  conclude: async () => ({ done: { events: [], tokens: 7 } }),
})

interface Story {
  readonly frames: number
  readonly asks: boolean
  readonly broken: readonly number[]
  /** Which of the waiting jobs is next, whether it is lost (and handed out again), and whether it is given up. */
  readonly choices: readonly { readonly at: number; readonly fate: 'done' | 'twice' | 'buried' }[]
}

async function play({ frames, asks, broken, choices }: Story) {
  const events: RunEvent[] = []
  const waiting: Job[] = []
  const results: string[] = []
  const first: Standing = {
    live: true,
    sealed: true,
    asks,
    named: false,
    cost: 0,
    frames: Array.from({ length: frames }, (_, i) => ({ id: `${i}`, status: 'received', labelled: false })),
  }
  const shelf = {
    examine: (frame: string) => void results.push(`examine ${frame}`),
    label: (frame: string) => void results.push(`label ${frame}`),
    name: () => void results.push('name'),
    conclude: () => void results.push('conclude'),
  }
  const tell = (event: RunEvent) => void events.push(event)
  const start = (job: Job) => void waiting.push(job)
  const journal = memoryJournal(first, shelf, { tell, start, spent: () => 0 })
  const hands = { units: unitsAt(desk(broken)), journal }
  waiting.push(...dueIn(first))
  for (let turn = 0; waiting.length > 0; turn++) {
    const { at, fate } = choices[turn % choices.length] ?? { at: 0, fate: 'done' as const }
    const [job] = waiting.splice(at % waiting.length, 1) as [Job]
    if (fate === 'buried') await bury(job, hands, problem)
    else await Promise.all([take(job, hands, tell), ...(fate === 'twice' ? [take(job, hands, tell)] : [])])
  }
  return { events, results, left: dueIn(await journal.standing()) }
}

const story: fc.Arbitrary<Story> = fc.record({
  frames: fc.integer({ min: 0, max: 6 }),
  asks: fc.boolean(),
  broken: fc.array(fc.nat(5), { maxLength: 3 }),
  choices: fc.array(
    fc.record({ at: fc.nat(9), fate: fc.constantFrom('done' as const, 'twice' as const, 'buried' as const) }),
    { minLength: 1, maxLength: 9 },
  ),
})

it('in any order, with jobs handed out twice or given up: each result is kept once, and the run ends once', async () => {
  await fc.assert(
    fc.asyncProperty(story, async (told) => {
      const { events, results, left } = await play(told)
      expect(new Set(results).size).toBe(results.length)
      expect(results.filter((result) => result.startsWith('examine'))).toHaveLength(told.frames)
      expect(events.filter(isTerminal)).toHaveLength(1)
      expect(events.findIndex(isTerminal)).toBe(events.length - 1)
      expect(left).toEqual([])
      const measured = events.filter(({ event }) => event === 'measured').length
      const isAsked = told.asks && measured > 0
      expect(results.filter((result) => result.startsWith('label'))).toHaveLength(isAsked ? measured : 0)
      expect(events.filter(({ event }) => event === 'named')).toHaveLength(isAsked ? 1 : 0)
    }),
    { numRuns: 300 },
  )
})

it('says what went wrong with each frame, and goes on', async () => {
  const { events } = await play({ frames: 3, asks: false, broken: [1], choices: [] })
  expect(events.at(-1)).toEqual({ event: 'completed', tokens: 7, frames: 3, failed: 1 })
  expect(events.filter(({ event }) => event === 'failed-frame')).toMatchObject([{ frame: '1' }])
})
