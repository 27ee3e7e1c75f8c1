/** `npm run torture [kill|fleet|rewrite|hostile|grow|full|load]`: all of it at length, about half an hour; prints the figures. */
import { killFleet } from './fleet.ts'
import { full } from './full.ts'
import { grow } from './grow.ts'
import { hostile } from './hostile.ts'
import { killEmbedded } from './kill.ts'
import type { KillReport } from './killing.ts'
import { load } from './load.ts'
import { killWhileRewriting } from './rewrite.ts'

const median = (numbers: readonly number[]) => numbers.toSorted((a, b) => a - b)[numbers.length >> 1] ?? 0
const brief = ({ restarts, ...report }: KillReport) => ({
  ...report,
  restartMedianMs: median(restarts),
  restartWorstMs: Math.max(...restarts),
})

/** Memory may be this much larger after all inputs than after the first 500. */
const GROWTH = 1.2

const parts: Record<string, () => Promise<{ figures: unknown; bad: readonly string[] }>> = {
  async kill() {
    const report = await killEmbedded(100, 20, 2)
    return { figures: brief(report), bad: report.complaints }
  },
  async fleet() {
    const report = await killFleet(30, 20, 3, true)
    return { figures: brief(report), bad: report.complaints }
  },
  async rewrite() {
    const report = await killWhileRewriting(200)
    return { figures: report, bad: report.complaints }
  },
  async hostile() {
    const report = await hostile(10_000, 7)
    const [warm, end] = report.memory
    return {
      figures: report,
      bad: [...report.serverErrors, ...(end > warm * GROWTH ? [`memory grew from ${warm} to ${end}`] : [])],
    }
  },
  async grow() {
    const report = await grow()
    return { figures: report, bad: report.complaints }
  },
  async full() {
    const report = await full()
    return { figures: report, bad: report.complaints }
  },
  async load() {
    const report = await load(200, 50, 1000)
    return { figures: report, bad: report.complaints }
  },
}

const wanted = process.argv.slice(2)
for (const [name, part] of Object.entries(parts)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue
  const start = Date.now()
  const { figures, bad } = await part()
  console.log(
    `\n${name}, ${Math.round((Date.now() - start) / 1000)} s: ${bad.length === 0 ? 'held' : 'FAILED'}`,
  )
  console.log(JSON.stringify(figures, null, 1))
  if (bad.length > 0) process.exitCode = 1
}
