/**
 * `npm run torture [-- PART…] [--write]`: all of it at length, about an hour; prints the figures, and writes them into
 * docs/security.md when told to.
 */
import { parseArgs } from 'node:util'
import { fileURLToPath } from 'node:url'
import { markdownTable, writeSection } from '../../scripts/sections.ts'
import { away } from './away.ts'
import { drain } from './drain.ts'
import { flips } from './flips.ts'
import { ground, killFleet } from './fleet.ts'
import { full } from './full.ts'
import { grow } from './grow.ts'
import { hostile } from './hostile.ts'
import { killEmbedded } from './kill.ts'
import type { KillReport } from './killing.ts'
import { lasting } from './lasting.ts'
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

interface Outcome {
  readonly figures: unknown
  readonly bad: readonly string[]
  /** What was done, what was seen. */
  readonly rows: readonly (readonly [string, string])[]
}

const killed = (report: KillReport): Outcome => {
  const { kills, runs, frames, reconnects, restartMedianMs } = brief(report)
  return {
    figures: brief(report),
    bad: report.complaints,
    rows: [
      [
        `${kills} times \`kill -9\``,
        `${frames} acknowledged frames in ${runs} runs, ${reconnects} reconnections, ${report.complaints.length} lost or wrong; up again in ${restartMedianMs} ms (median)`,
      ],
    ],
  }
}

const parts: Record<string, () => Promise<Outcome>> = {
  kill: async () => killed(await killEmbedded(100, 20, 2)),
  fleet: async () => killed(await killFleet(30, 20, 3, true)),
  async rewrite() {
    const report = await killWhileRewriting(200)
    const { kills, acknowledged, complaints } = report
    const row = [
      `${kills} times \`kill -9\` while files are stored, stored again and removed`,
      `${acknowledged} acknowledged, ${complaints.length} lost or changed`,
    ] as const
    return { figures: report, bad: complaints, rows: [row] }
  },
  async flips() {
    const report = await flips()
    const { files, told, answers, complaints } = report
    return {
      figures: report,
      bad: complaints,
      rows: [
        ['one bit flipped in every stored file', `${told} of ${files} told as \`blob-damaged\``],
        ...Object.entries(answers).map(([what, answer]) => [`${what}, asked of the server`, answer] as const),
      ],
    }
  },
  async full() {
    const report = await full()
    const { answers, recoveredMs, frames, complaints } = report
    return {
      figures: report,
      bad: complaints,
      rows: [
        ...Object.entries(answers).map(([what, answer]) => [what, answer.slice(0, 90)] as const),
        [
          'room again, without a restart',
          `${frames} frames taken and measured, the first after ${Math.min(...recoveredMs)} ms`,
        ],
      ],
    }
  },
  async grow() {
    const report = await grow()
    const { idleMB, attacks, complaints } = report
    return {
      figures: report,
      bad: complaints,
      rows: [
        ['idle', `${idleMB} MB`],
        ...attacks.map(
          ({ name, saw, peakMB, healthP99 }) =>
            [
              name,
              `${saw}; ${Math.max(0, peakMB)} MB above idle; \`/health\` ${healthP99} ms at p99`,
            ] as const,
        ),
      ],
    }
  },
  async away() {
    const report = await away()
    return {
      figures: report,
      bad: report.complaints,
      rows: report.outages.map(({ what, seconds, triesPerSecond, slowestAnswer, readyAfter, measured }) => [
        `${what} for ${seconds} s`,
        `${triesPerSecond} connections a second; slowest answer ${slowestAnswer} ms; ready ${readyAfter} ms afterwards; acknowledged before: ${measured}`,
      ]),
    }
  },
  async drain() {
    const base = await ground()
    const report = await drain(13, 8, base)
    await base.close()
    const { uploads, answers, notReadyAfter, endedAfter, complaints } = report
    return {
      figures: report,
      bad: complaints,
      rows: [
        [
          `SIGTERM while ${uploads} uploads are on their way`,
          `${JSON.stringify(answers)}; \`/ready\` said no after ${notReadyAfter} ms; ended after ${endedAfter} ms`,
        ],
      ],
    }
  },
  async lasting() {
    const report = await lasting()
    return {
      figures: report,
      bad: report.complaints,
      rows: [
        [
          'embedded → folder → Postgres and S3 → bucket → embedded',
          `${report.runs} runs with everything that can be read of them, ${report.complaints.length} differences`,
        ],
      ],
    }
  },
  async hostile() {
    const report = await hostile(10_000, 7)
    const [warm, end] = report.memory
    return {
      figures: report,
      bad: [...report.serverErrors, ...(end > warm * GROWTH ? [`memory grew from ${warm} to ${end}`] : [])],
      rows: [
        [
          `${report.inputs} hostile inputs`,
          `${report.serverErrors.length} answered with 5xx; ${Math.round(warm / 1e6)} → ${Math.round(end / 1e6)} MB`,
        ],
      ],
    }
  },
  async load() {
    const report = await load(200, 50, 1000)
    return {
      figures: report,
      bad: report.complaints,
      rows: [
        [
          `${report.largeRun.frames} frames in a run, ${report.manyRuns.runs} runs at once, ${report.listeners} listeners`,
          `${report.peakMemoryMB} MB at most; event loop ${report.eventLoopLagP99} ms at p99`,
        ],
      ],
    }
  },
}

const note = fileURLToPath(new URL('../../docs/security.md', import.meta.url))
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { write: { type: 'boolean', default: false } },
})
for (const [name, part] of Object.entries(parts)) {
  if (positionals.length > 0 && !positionals.includes(name)) continue
  const start = Date.now()
  const { figures, bad, rows } = await part()
  console.log(
    `\n${name}, ${Math.round((Date.now() - start) / 1000)} s: ${bad.length === 0 ? 'held' : 'FAILED'}`,
  )
  console.log(JSON.stringify(figures, null, 1))
  if (values.write) await writeSection(note, `torture ${name}`, markdownTable(['what', 'seen'], rows))
  if (bad.length > 0) process.exitCode = 1
}
