/** A disk that is really full: a small file system of its own, filled at every step, and emptied again. Needs root. */
import { execFileSync } from 'node:child_process'
import { mkdtemp, open, readFile, rm, rmdir, statfs } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { API, runStateSchema } from '../../shared/api.ts'
import { type Door, complaints as complaintsOf, frame, oneRun } from './designer.ts'
import { serverProcess } from './process.ts'

export interface FullReport {
  /** What was asked while nothing fitted any more → what was answered. */
  readonly answers: Readonly<Record<string, string>>
  /** Milliseconds from the moment there was room to the first upload that was taken. */
  readonly recoveredMs: readonly number[]
  readonly frames: number
  readonly complaints: readonly string[]
}

const SIZE = '160m'

export async function full(): Promise<FullReport> {
  const place = await mkdtemp(join(tmpdir(), 'full-'))
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${SIZE},mode=0777`, 'tmpfs', place])
  const data = join(place, 'data')
  const complaints: string[] = []
  const answers: Record<string, string> = {}
  const recoveredMs: number[] = []
  let frames = 0
  try {
    execFileSync('mount', ['-o', 'remount,ro', place])
    const reader = await serverProcess({ DATA_DIR: data, LOG_LEVEL: 'error' })
    answers['a start where nothing can be written'] = await reader.startOnce()
    execFileSync('mount', ['-o', 'remount,rw', place])
    await fill(place, 0)
    const first = await serverProcess({ DATA_DIR: data, LOG_LEVEL: 'error' })
    answers['the first start'] = await first.startOnce()
    await empty(place)
    const server = await serverProcess({
      DATA_DIR: data,
      LOG_LEVEL: 'error',
      OPEN_RUNS: '100000',
      REQUESTS_PER_MINUTE: '1000000',
    })
    await server.start()
    const door: Door = {
      origin: () => server.origin,
      token: (await readFile(join(data, 'token'), 'utf8')).trim(),
    }
    const kept = await oneRun(door, 3, 1)
    complaints.push(...complaintsOf(kept))
    // Nothing free, then some that is kept for the database, then a little more.
    for (const left of [0, 64e3, 1e6, 4e6]) {
      const before = runStateSchema.parse(
        await (await call(door, 'POST', '/runs', { project: 'full' })).json(),
      ).id
      await call(door, 'PUT', `/runs/${before}/frames/a`, await frame(7e5 + left))
      await fill(place, left)
      for (const [what, method, path, body] of [
        ['GET /health', 'GET', '', undefined],
        ['a run', 'GET', `/runs/${kept.run}`, undefined],
        ['its tokens', 'GET', `/runs/${kept.run}/tokens`, undefined],
        ['an export', 'GET', `/runs/${kept.run}/export/css`, undefined],
        ['an upload', 'PUT', `/runs/${before}/frames/b`, await frame(8e5 + left)],
        ['a new run', 'POST', '/runs', {}],
        ['a start', 'POST', `/runs/${before}/start`, undefined],
      ] as const) {
        const answer = await call(door, method, path, body).catch((error: unknown) => String(error))
        answers[`${what}, ${left / 1e3} kB left`] =
          typeof answer === 'string'
            ? answer
            : `${answer.status} ${answer.ok ? '' : (await answer.text()).slice(0, 160)}`
      }
      // Longer than any job is tried again; and enough is written that the database needs more for its log.
      if (left === 0) answers[`${CHURN} new runs, 0 kB left`] = await churn(door)
      await sleep(left === 0 ? LONG_MS : 2000)
      await empty(place)
      const start = Date.now()
      const books = await oneRun(door, 2, 10 + left)
      recoveredMs.push(Date.now() - start)
      frames += books.acknowledged.length
      complaints.push(...complaintsOf(books))
      if (!server.alive()) complaints.push(`${left}: the server had to be started again`)
      const state = runStateSchema.parse(await (await call(door, 'GET', `/runs/${before}`)).json())
      answers[`the run that was begun before, ${left / 1e3} kB`] =
        `${state.status} ${state.frames.map((one) => one.status).join()}`
    }
    complaints.push(...(await readable(door, kept.run)))
    const code = await server.stop()
    if (code !== 0) complaints.push(`the server ended with ${code}`)
    console.log(server.errors().slice(-3000))
  } finally {
    execFileSync('umount', ['-l', place])
    await rmdir(place).catch(() => rm(place, { recursive: true, force: true }))
  }
  return { answers, recoveredMs, frames, complaints }
}

async function call(door: Door, method: string, path: string, body?: Uint8Array | object): Promise<Response> {
  const bytes = body instanceof Uint8Array
  return fetch(path === '' ? `${door.origin()}/health` : `${door.origin()}${API}${path}`, {
    method,
    headers: {
      authorization: `Bearer ${door.token}`,
      ...(body && !bytes && { 'content-type': 'application/json' }),
    },
    ...(body && { body: bytes ? (body as Uint8Array<ArrayBuffer>) : JSON.stringify(body) }),
    signal: AbortSignal.timeout(20_000),
  })
}

const CHURN = 2000
const LONG_MS = 40_000

/** How often it was answered what. */
async function churn(door: Door): Promise<string> {
  const statuses: Record<string, number> = {}
  for (let n = 0; n < CHURN; n += 10)
    for (const status of await Promise.all(
      Array.from({ length: 10 }, () =>
        call(door, 'POST', '/runs', {}).then(
          (answer) => answer.status,
          () => 0,
        ),
      ),
    ))
      statuses[status] = (statuses[status] ?? 0) + 1
  return JSON.stringify(statuses)
}

const ballast = (place: string) => join(place, 'ballast')
async function fill(place: string, left: number): Promise<void> {
  const file = await open(ballast(place), 'w')
  try {
    for (let step = 4e6; step >= 4096;) {
      const { bavail, bsize } = await statfs(place)
      if (bavail * bsize - step < left) step /= 4
      else await file.write(Buffer.alloc(step, 1))
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error
  } finally {
    await file.close()
  }
}
const empty = (place: string): Promise<void> => rm(ballast(place), { force: true })

async function readable(door: Door, run: string): Promise<string[]> {
  const answer = await call(door, 'GET', `/runs/${run}/tokens`)
  return answer.ok ? [] : [`what was measured before cannot be read: ${answer.status}`]
}
