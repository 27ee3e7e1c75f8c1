/** How much is written, how long it takes and how long the editor stands still: the built main.js in QuickJS. */
import { afterAll, describe, expect, it } from 'vitest'
import {
  type PlanPart,
  TICKS_PER_MESSAGE,
  TOKENS_PER_MESSAGE,
  type WriteResult,
} from '../shared/variables.ts'
import { color } from '../plugin/testing.ts'
import { type Talk, talkToMain } from './harness/talk.ts'
import { withLarge } from './harness/large.ts'

const hex = (n: number) => `#${(n * 7919 + 1).toString(16).padStart(6, '0')}`
const tokens = (count: number, shift = 0) =>
  Array.from({ length: count }, (_, i) => color(`c${i}`, hex(i + (i < 3 ? shift : 0))))

interface Round {
  readonly result: WriteResult
  readonly writes: number
  readonly planMs: number
  readonly writeMs: number
  /** How long the editor stood still at a time. */
  readonly blocks: readonly number[]
}

/** As the panel asks it: everything in small messages. */
async function round(main: Talk, sent: ReturnType<typeof tokens>): Promise<Round> {
  const count = () => main.sandbox.look('[...doc.writes.values()].reduce((sum, n) => sum + n, 0)') as number
  const before = count()
  main.sandbox.blocks()
  for (let i = 0; i < sent.length; i += TOKENS_PER_MESSAGE) {
    await main.ask('tokens', { first: i === 0, tokens: sent.slice(i, i + TOKENS_PER_MESSAGE) })
  }
  const started = Date.now()
  const ids: string[] = []
  for (let part = await plan(main, 'plan', {}); ; part = await plan(main, 'planLines', { from: part.next })) {
    ids.push(...part.lines.filter((line) => line.ticked).map(({ id }) => id))
    if (part.next === undefined) break
  }
  const planned = Date.now()
  await main.ask('tick', { first: true, ids: [] })
  while (ids.length > TICKS_PER_MESSAGE) {
    await main.ask('tick', { first: false, ids: ids.splice(0, TICKS_PER_MESSAGE) })
  }
  const result = (await main.ask('write', { ids })) as unknown as WriteResult
  return {
    result,
    writes: count() - before,
    planMs: planned - started,
    writeMs: Date.now() - planned,
    blocks: main.sandbox.blocks().toSorted((a, b) => a - b),
  }
}

const plan = async (main: Talk, call: string, ask: object) =>
  (await main.ask(call, ask)) as unknown as PlanPart

// The engine has no JIT and carries the fake as well. The few long blocks are its own collector, which walks all of it.
const table: Record<string, unknown>[] = []
afterAll(() => console.table(table))

describe('writing from the sandbox', () => {
  it.each(withLarge([10, 500], 5000))('%i tokens', async (count) => {
    const main = await talkToMain()
    try {
      const first = await round(main, tokens(count))
      expect(first.result).toMatchObject({ created: count, failed: [], cancelled: false })
      const second = await round(main, tokens(count))
      expect(second.result).toMatchObject({ created: 0, updated: 0, unchanged: count })
      expect(second.writes).toBe(0)
      const changed = await round(main, tokens(count, 1_000_000))
      expect(changed.result).toMatchObject({ created: 0, updated: 3, unchanged: count - 3 })
      // Three values and three marks; the rest says how to take it back.
      expect(changed.writes).toBeLessThan(12)
      for (const [name, one] of Object.entries({ first, second, changed })) {
        const { writes, planMs, writeMs, blocks } = one
        const [p99Ms, longestMs] = [0.99, 1].map((share) =>
          Math.round(blocks[Math.ceil(blocks.length * share) - 1] ?? 0),
        )
        table.push({ tokens: count, run: name, writes, planMs, writeMs, p99Ms, longestMs })
      }
    } finally {
      main.close()
    }
  })
})
