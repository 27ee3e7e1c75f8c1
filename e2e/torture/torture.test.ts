/**
 * The short form runs with all other tests; `npm run torture` runs everything at length (TORTURE=full, about half an
 * hour) and prints the figures.
 */
import { describe, expect, it } from 'vitest'
import { killFleet } from './fleet.ts'
import { hostile } from './hostile.ts'
import { type KillReport, killEmbedded } from './kill.ts'

const full = process.env['TORTURE'] === 'full'
const HOUR = 3_600_000
const print = (what: string, figures: unknown) => {
  if (full) console.log(`${what}: ${JSON.stringify(figures, null, 1)}`)
}
const median = (numbers: readonly number[]) => numbers.toSorted((a, b) => a - b)[numbers.length >> 1] ?? 0
const brief = ({ restarts, ...report }: KillReport) => ({
  ...report,
  restartMedian: median(restarts),
  restartWorst: Math.max(...restarts),
})

describe('killed at random moments', () => {
  it('the embedded server loses no acknowledged frame and repeats no event', { timeout: HOUR }, async () => {
    const report = await killEmbedded(full ? 100 : 2, full ? 20 : 5, 2)
    print('embedded, kill -9', brief(report))
    expect(report.complaints).toEqual([])
    expect(report.frames).toBeGreaterThan(0)
  })

  it.runIf(full)('a fleet of two API servers and three workers does neither, even when Postgres goes', { timeout: HOUR }, async () => {
    const report = await killFleet(30, 20, 3, true)
    print('fleet, kill -9', brief(report))
    expect(report.complaints).toEqual([])
    expect(report.frames).toBeGreaterThan(0)
  })
})

describe('hostile inputs', () => {
  it('neither crash the server nor make it fail or grow', { timeout: HOUR }, async () => {
    const report = await hostile(full ? 10_000 : 400, 7)
    print('hostile', report)
    expect(report.serverErrors).toEqual([])
    const [warm, end] = report.memory
    // The short form ends before the warm-up does.
    expect(end).toBeLessThan(full ? warm * 1.2 : Number.POSITIVE_INFINITY)
  })
})
