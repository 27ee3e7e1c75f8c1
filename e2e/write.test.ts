/** How much is written, how long it takes and how long the editor stands still: the built main.js in QuickJS. */
import { afterAll, describe, expect, it } from 'vitest'
import type { PlanLine, WriteResult } from '../shared/variables.ts'
import { color } from '../plugin/write/testing.ts'
import { type Talk, talkToMain } from './harness/talk.ts'

const hex = (n: number) => `#${(n * 7919 + 1).toString(16).padStart(6, '0')}`
const tokens = (count: number, shift = 0) =>
  Array.from({ length: count }, (_, i) => color(`c${i}`, hex(i + (i < 3 ? shift : 0))))

interface Round {
  readonly result: WriteResult
  readonly writes: number
  readonly planMs: number
  readonly writeMs: number
  readonly longestMs: number
}

async function round(main: Talk, sent: ReturnType<typeof tokens>): Promise<Round> {
  const count = () => main.sandbox.look('[...doc.writes.values()].reduce((sum, n) => sum + n, 0)') as number
  const before = count()
  for (let i = 0; i < sent.length; i += 100) {
    await main.ask('tokens', { first: i === 0, tokens: sent.slice(i, i + 100) })
  }
  const started = Date.now()
  const { lines } = (await main.ask('plan', {})) as { lines: PlanLine[] }
  const planned = Date.now()
  const ids = lines.filter((line) => line.ticked).map(({ id }) => id)
  const result = (await main.ask('write', { ids })) as unknown as WriteResult
  return {
    result,
    writes: count() - before,
    planMs: planned - started,
    writeMs: Date.now() - planned,
    longestMs: main.sandbox.longest(),
  }
}

const table: Record<string, number | string>[] = []
afterAll(() => console.table(table))

describe('writing from the sandbox', () => {
  it.each([10, 500, 5000])('%i tokens', async (count) => {
    const main = await talkToMain()
    try {
      const first = await round(main, tokens(count))
      expect(first.result).toMatchObject({ created: count, failed: [], cancelled: false })
      const second = await round(main, tokens(count))
      expect(second.result).toMatchObject({ created: 0, updated: 0, unchanged: count })
      expect(second.writes).toBe(0)
      const changed = await round(main, tokens(count, 1_000_000))
      expect(changed.result).toMatchObject({ created: 0, updated: 3, unchanged: count - 3 })
      // The engine here has no JIT and carries the fake as well; before the slices this was ten times as long.
      // Three values and three marks; the rest says how to take it back.
      expect(changed.writes).toBeLessThan(12)
      for (const [name, one] of Object.entries({ first, second, changed })) {
        const { writes, planMs, writeMs, longestMs } = one
        table.push({ tokens: count, run: name, writes, planMs, writeMs, longestMs })
      }
    } finally {
      main.close()
    }
  })
})
