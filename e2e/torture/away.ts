/** Postgres and the store for pictures go away: cut off, or frozen so that nothing comes through and nothing is said. */
import { readdir } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import { API, runStateSchema } from '../../shared/api.ts'
import { type Way, way } from '../../server/testing/way.ts'
import { type Door, ask, frame } from './designer.ts'
import { ground } from './fleet.ts'
import { type ServerProcess, serverProcess } from './process.ts'

interface Outage {
  readonly what: string
  readonly seconds: number
  /** Connections that were tried in a second. */
  readonly triesPerSecond: number
  /** Milliseconds of the slowest answer meanwhile, whatever it was. */
  readonly slowestAnswer: number
  readonly answers: Readonly<Record<string, number>>
  /** Milliseconds from the end of the outage until `/ready` said so. */
  readonly readyAfter: number
  readonly descriptors: readonly [before: number, after: number]
  readonly measured: string
}

export interface AwayReport {
  readonly outages: readonly Outage[]
  readonly complaints: readonly string[]
}

const FRAMES = 4
/** A statement's own limit and a retry. */
const SLOWEST_MS = 25_000
const READY_MS = 5_000

export async function away(): Promise<AwayReport> {
  const base = await ground()
  const url = new URL(base.env['DATABASE_URL'] ?? '')
  const store = new URL(base.env['S3_ENDPOINT'] ?? '')
  const [database, pictures] = [await way(Number(url.port)), await way(Number(store.port))]
  url.port = String(database.port)
  store.port = String(pictures.port)
  const server = await serverProcess({
    ...base.env,
    DATABASE_URL: url.href,
    S3_ENDPOINT: store.origin,
  })
  const outages: Outage[] = []
  const complaints: string[] = []
  try {
    await server.start()
    const door: Door = { origin: () => server.origin, token: base.token }
    const plan: readonly [string, Way, 'cut' | 'frozen', number][] = [
      ['Postgres is cut off', database, 'cut', 14],
      ['Postgres is frozen', database, 'frozen', 14],
      ['the store is cut off', pictures, 'cut', 6],
      ['the store is frozen', pictures, 'frozen', 6],
    ]
    for (const [n, [what, road, state, seconds]] of plan.entries()) {
      const outage = await during(door, server, { what, road, state, seconds, seed: n * 100 })
      outages.push(outage)
      if (outage.triesPerSecond > 20)
        complaints.push(`${what}: ${outage.triesPerSecond} connections a second`)
      if (outage.slowestAnswer > SLOWEST_MS)
        complaints.push(`${what}: an answer took ${outage.slowestAnswer} ms`)
      if (outage.readyAfter > READY_MS) complaints.push(`${what}: ready after ${outage.readyAfter} ms`)
      if (outage.measured !== `completed, ${FRAMES} of ${FRAMES}`)
        complaints.push(`${what}: what was acknowledged before ended as ${outage.measured}`)
    }
    if (!server.alive()) complaints.push('the server had to be started again')
  } finally {
    await server.stop()
    database.close()
    pictures.close()
    await base.close()
  }
  return { outages, complaints }
}

interface Plan {
  readonly what: string
  readonly road: Way
  readonly state: 'cut' | 'frozen'
  readonly seconds: number
  readonly seed: number
}

async function during(
  door: Door,
  server: ServerProcess,
  { what, road, state, seconds, seed }: Plan,
): Promise<Outage> {
  const { id } = runStateSchema.parse(await (await ask(door, 'POST', '/runs', { project: 'away' })).json())
  const put = async (n: number) => ask(door, 'PUT', `/runs/${id}/frames/f${n}`, await frame(seed + n))
  for (let n = 0; n < FRAMES; n++) await put(n)
  const before = await descriptors(server)
  const [tries, start] = [road.tries(), Date.now()]
  road.set(state)
  const waiting: Promise<readonly [string, number]>[] = []
  while (Date.now() - start < seconds * 1000) {
    waiting.push(timed(door, 'GET', '/projects'), timed(door, 'GET', `/runs/${id}/frames/f0/image`))
    await sleep(1000)
  }
  const triesPerSecond = Math.round((road.tries() - tries) / seconds)
  road.set('open')
  const back = Date.now()
  while (!(await isReady(door))) await sleep(50)
  const readyAfter = Date.now() - back
  const told = await Promise.all(waiting)
  const answers: Record<string, number> = {}
  for (const [status] of told) answers[status] = (answers[status] ?? 0) + 1
  await ask(door, 'POST', `/runs/${id}/start`)
  const state2 = await ended(door, id)
  await sleep(2000)
  return {
    what,
    seconds,
    triesPerSecond,
    slowestAnswer: Math.max(...told.map(([, took]) => took)),
    answers,
    readyAfter,
    descriptors: [before, await descriptors(server)],
    measured: `${state2.status}, ${state2.frames.filter((one) => one.status === 'measured').length} of ${FRAMES}`,
  }
}

async function timed(door: Door, method: string, path: string): Promise<readonly [string, number]> {
  const start = Date.now()
  const status = await fetch(`${door.origin()}${API}${path}`, {
    method,
    headers: { authorization: `Bearer ${door.token}` },
    signal: AbortSignal.timeout(60_000),
  }).then(
    async (answer) => {
      await answer.arrayBuffer().catch(() => undefined)
      return String(answer.status)
    },
    (error: unknown) => String(error),
  )
  return [status, Date.now() - start]
}

const isReady = (door: Door): Promise<boolean> =>
  fetch(`${door.origin()}/ready`, { signal: AbortSignal.timeout(5000) }).then(
    (answer) => answer.ok,
    () => false,
  )

async function ended(door: Door, run: string) {
  for (const until = Date.now() + 120_000; ; await sleep(300)) {
    const state = runStateSchema.parse(await (await ask(door, 'GET', `/runs/${run}`)).json())
    if (!['receiving', 'measuring'].includes(state.status) || Date.now() > until) return state
  }
}

const descriptors = async (server: ServerProcess): Promise<number> =>
  (await readdir(`/proc/${server.pid()}/fd`)).length
