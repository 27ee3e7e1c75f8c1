/** SIGTERM while uploads are on their way: `/ready` says so first, each upload is answered, and the process ends in time. */
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { API, runStateSchema } from '../../shared/api.ts'
import { type Door, ask, frame } from './designer.ts'
import { type ServerProcess, serverProcess } from './process.ts'

export interface DrainReport {
  readonly uploads: number
  readonly answers: Readonly<Record<string, number>>
  /** Milliseconds from the signal until `/ready` said no, and until the process had ended. */
  readonly notReadyAfter: number
  readonly endedAfter: number
  readonly complaints: readonly string[]
}

/** What an orchestrator waits before it kills. */
const MOST_MS = 30_000

/** @param env Of a fleet's member; absent: embedded. */
export async function drain(
  uploads: number,
  seconds: number,
  team?: { readonly env: Record<string, string>; readonly token: string },
): Promise<DrainReport> {
  const directory = await mkdtemp(join(tmpdir(), 'drain-'))
  const server = await serverProcess({ DATA_DIR: directory, LOG_LEVEL: 'error', ...team?.env })
  const complaints: string[] = []
  try {
    await server.start()
    const token = team?.token ?? (await readFile(join(directory, 'token'), 'utf8')).trim()
    const door: Door = { origin: () => server.origin, token }
    const { id } = runStateSchema.parse(await (await ask(door, 'POST', '/runs', {})).json())
    const sent = await Promise.all(
      Array.from({ length: uploads }, async (_, n) =>
        slowly(server, token, `/runs/${id}/frames/f${n}`, await frame(n), seconds),
      ),
    )
    await sleep(500)
    const start = Date.now()
    const stopped = server.stop()
    let notReadyAfter = Number.NaN
    while (Number.isNaN(notReadyAfter)) {
      const ready = await fetch(`${server.origin}/ready`).then(
        ({ ok }) => ok,
        () => false,
      )
      if (ready) await sleep(10)
      else notReadyAfter = Date.now() - start
    }
    const answers: Record<string, number> = {}
    for (const status of await Promise.all(sent.map(({ status: one }) => one)))
      answers[status] = (answers[status] ?? 0) + 1
    const code = await stopped
    const endedAfter = Date.now() - start
    if (answers['200'] !== uploads)
      complaints.push(`of ${uploads} uploads ${answers['200'] ?? 0} were answered`)
    if (code !== 0) complaints.push(`the process ended with ${code}`)
    if (endedAfter > MOST_MS) complaints.push(`it took ${endedAfter} ms to end`)
    return { uploads, answers, notReadyAfter, endedAfter, complaints }
  } finally {
    await rm(directory, { recursive: true, force: true })
  }
}

/** Ten pieces over so many seconds. */
function slowly({ port }: ServerProcess, token: string, path: string, bytes: Uint8Array, seconds: number) {
  const status = new Promise<string>((done) => {
    const headers = { authorization: `Bearer ${token}`, 'content-length': bytes.length }
    const call = request(
      { port, host: '127.0.0.1', method: 'PUT', path: `${API}${path}`, headers },
      (answer) => {
        answer.resume()
        answer.on('end', () => done(String(answer.statusCode)))
      },
    )
    call.on('error', (error) => done(String(error)))
    const piece = Math.ceil(bytes.length / 10)
    let at = 0
    const going = setInterval(() => {
      call.write(bytes.subarray(at, at + piece))
      at += piece
      if (at < bytes.length) return
      clearInterval(going)
      call.end()
    }, seconds * 100)
  })
  return { status }
}
