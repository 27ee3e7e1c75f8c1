/** No input makes a server grow beyond its bound, or keeps `/health` waiting. */
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Door, oneRun } from './designer.ts'
import { attacks } from './growing.ts'
import { serverProcess } from './process.ts'
import { pulse } from './pulse.ts'

export interface GrowReport {
  readonly idleMB: number
  readonly attacks: readonly {
    readonly name: string
    readonly saw: string
    /** Above idle. */
    readonly peakMB: number
    readonly healthP99: number
    readonly healthWorst: number
  }[]
  readonly complaints: readonly string[]
}

/** Whatever a client with a token does: bytes above idle, and milliseconds for 99 of 100 health checks. */
const MOST_BYTES = 1e9
const MOST_MS = 250

export async function grow(only?: RegExp): Promise<GrowReport> {
  const directory = await mkdtemp(join(tmpdir(), 'grow-'))
  const report: GrowReport['attacks'][number][] = []
  const complaints: string[] = []
  let idle = 0
  try {
    for (const attack of attacks.filter(({ name }) => only?.test(name) ?? true)) {
      // Each on a server of its own: what one leaves would hide what the next one takes.
      const server = await serverProcess({ DATA_DIR: directory, LOG_LEVEL: 'error' })
      await server.start()
      const door: Door = {
        origin: () => server.origin,
        token: (await readFile(join(directory, 'token'), 'utf8')).trim(),
      }
      await oneRun(door, 2, report.length)
      idle = await server.memory()
      const { peak, health, result } = await pulse(server, () =>
        attack.run(door).catch((error: unknown) => {
          complaints.push(`${attack.name}: ${String(error)}`)
          return String(error)
        }),
      )
      const code = await server.stop()
      report.push({
        name: attack.name,
        saw: result,
        peakMB: Math.round((peak - idle) / 1e6),
        healthP99: health.p99,
        healthWorst: health.worst,
      })
      if (peak - idle > MOST_BYTES)
        complaints.push(`${attack.name}: grew by ${Math.round((peak - idle) / 1e6)} MB`)
      if (health.p99 > MOST_MS) complaints.push(`${attack.name}: /health took ${health.p99} ms at p99`)
      if (code !== 0)
        complaints.push(`${attack.name}: the server ended with ${code}: ${server.errors().slice(-500)}`)
    }
  } finally {
    await rm(directory, { recursive: true, force: true })
  }
  return { idleMB: Math.round(idle / 1e6), attacks: report, complaints }
}
