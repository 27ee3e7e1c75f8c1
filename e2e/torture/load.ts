/** Many at once: one large run, 50 runs of 50 tokens, 1,000 listeners who only listen. */
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createToken } from '../../server/access/tokens.ts'
import { openStore } from '../../server/store/open.ts'
import { API, runStateSchema } from '../../shared/api.ts'
import { type Door, ask, complaints, frame, oneRun } from './designer.ts'
import { type ServerProcess, serverProcess } from './process.ts'

export interface LoadReport {
  readonly largeRun: { readonly frames: number; readonly seconds: number; readonly framesPerSecond: number }
  readonly manyRuns: { readonly runs: number; readonly seconds: number; readonly framesPerSecond: number }
  readonly listeners: number
  /** Milliseconds from a frame's acknowledgement to its "received" event at a listener. */
  readonly eventLatency: { readonly p50: number; readonly p95: number; readonly p99: number }
  readonly peakMemoryMB: number
  /** Milliseconds, 99th percentile while measuring, as the server's own metric tells. */
  readonly eventLoopLagP99: number
  readonly complaints: readonly string[]
}

export async function load(frames: number, runs: number, listeners: number): Promise<LoadReport> {
  const directory = await mkdtemp(join(tmpdir(), 'load-'))
  const secrets = await tokens(directory, runs)
  const server = await serverProcess({ DATA_DIR: directory, LOG_LEVEL: 'error', EVENT_STREAMS: '2000' })
  await server.start()
  const token = (await readFile(join(directory, 'token'), 'utf8')).trim()
  const door = (secret: string): Door => ({ origin: () => server.origin, token: secret })
  let peak = 0
  const look = async () => {
    // The last look may come when the server has gone.
    peak = Math.max(peak, await server.memory().catch(() => 0))
  }
  const watching = setInterval(() => void look(), 1000)
  try {
    const quiet = await idle(door(token), listeners)
    await lag(server, token)
    const large = await timed(() => oneRun(door(token), frames, 1))
    const many = await timed(() => Promise.all(secrets.map((secret, n) => oneRun(door(secret), 4, 1000 + n))))
    const eventLoopLagP99 = await lag(server, token)
    const eventLatency = await latency(door(token), 60)
    quiet.close()
    return {
      largeRun: { frames, seconds: large.seconds, framesPerSecond: Math.round(frames / large.seconds) },
      manyRuns: { runs, seconds: many.seconds, framesPerSecond: Math.round((runs * 4) / many.seconds) },
      listeners: quiet.open,
      eventLatency,
      peakMemoryMB: Math.round(peak / 1e6),
      eventLoopLagP99,
      complaints: [large.result, ...many.result].flatMap(complaints),
    }
  } finally {
    clearInterval(watching)
    await server.stop()
    await rm(directory, { recursive: true, force: true })
  }
}

async function tokens(directory: string, count: number): Promise<string[]> {
  const store = await openStore({ directory, log: () => undefined })
  const made: string[] = []
  for (let n = 0; n < count; n++)
    made.push(
      (await createToken(store.db, { name: `t${n}`, workspace: `w${n}`, scopes: ['read', 'run'] })).secret,
    )
  await store.close()
  return made
}

async function timed<T>(work: () => Promise<T>): Promise<{ result: T; seconds: number }> {
  const start = performance.now()
  const result = await work()
  return { result, seconds: Math.round((performance.now() - start) / 100) / 10 }
}

/** Open event streams in which nothing happens. */
async function idle(door: Door, count: number): Promise<{ open: number; close(): void }> {
  const { id } = runStateSchema.parse(await (await ask(door, 'POST', '/runs', {})).json())
  const stop = new AbortController()
  const streams = await Promise.all(
    Array.from({ length: count }, () =>
      fetch(`${door.origin()}${API}/runs/${id}/events`, {
        headers: { authorization: `Bearer ${door.token}` },
        signal: stop.signal,
      }),
    ),
  )
  for (const stream of streams) void stream.text().catch(() => undefined)
  return { open: streams.filter((stream) => stream.ok).length, close: () => stop.abort() }
}

async function lag(server: ServerProcess, token: string): Promise<number> {
  const text = await (
    await fetch(`${server.origin}/metrics`, { headers: { authorization: `Bearer ${token}` } })
  ).text()
  return Math.round(Number(/^\S+eventloop_lag_p99_seconds (\S+)$/m.exec(text)?.[1] ?? Number.NaN) * 1000)
}

async function latency(door: Door, count: number): Promise<LoadReport['eventLatency']> {
  const { id } = runStateSchema.parse(await (await ask(door, 'POST', '/runs', {})).json())
  const heard = new Map<string, number>()
  const stop = new AbortController()
  const stream = await fetch(`${door.origin()}${API}/runs/${id}/events`, {
    headers: { authorization: `Bearer ${door.token}` },
    signal: stop.signal,
  })
  const listening = (async () => {
    const decoder = new TextDecoder()
    for await (const chunk of stream.body ?? [])
      for (const [, id = ''] of decoder.decode(chunk).matchAll(/"frame":"(\w+)"/g))
        heard.set(id, heard.get(id) ?? performance.now())
  })().catch(() => undefined)
  const waits: number[] = []
  for (let n = 0; n < count; n++) {
    await ask(door, 'PUT', `/runs/${id}/frames/q${n}`, await frame(900_000 + n))
    const acknowledged = performance.now()
    while (!heard.has(`q${n}`)) await new Promise((resolve) => setTimeout(resolve, 1))
    waits.push(Math.max(0, (heard.get(`q${n}`) ?? acknowledged) - acknowledged))
  }
  stop.abort()
  await listening
  const sorted = waits.toSorted((a, b) => a - b)
  const at = (share: number) =>
    Math.round((sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0) * 10) / 10
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99) }
}
