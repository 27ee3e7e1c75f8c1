/** A client that never gives up: uploads, starts and follows runs through any number of crashes, and keeps the books. */
import { createParser } from 'eventsource-parser'
import sharp from 'sharp'
import { API, type RunState, runStateSchema } from '../../shared/api.ts'
import { type RunEvent, isTerminal, runEventSchema } from '../../shared/events.ts'

export interface Books {
  readonly run: string
  /** Frames whose upload was answered with a 2xx. */
  readonly acknowledged: string[]
  /** Every event this client ever got, in the order it came. */
  readonly seen: { id: number; data: RunEvent }[]
  readonly reconnects: number
  readonly state: RunState
}

export interface Door {
  /** One of the servers; another one each time. */
  origin(): string
  readonly token: string
}

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))

/** Asks until it is answered. Statuses from 500 on count as no answer: a crash may be the reason. */
export async function ask(
  door: Door,
  method: string,
  path: string,
  body?: Uint8Array | object,
): Promise<Response> {
  for (const until = Date.now() + 120_000; Date.now() < until; await pause(100)) {
    const response = await fetch(`${door.origin()}${API}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${door.token}`,
        ...(body && !(body instanceof Uint8Array) && { 'content-type': 'application/json' }),
      },
      ...(body && {
        body: body instanceof Uint8Array ? (body as Uint8Array<ArrayBuffer>) : JSON.stringify(body),
      }),
      signal: AbortSignal.timeout(20_000),
    }).catch(() => null)
    if (response && response.status < 500) return response
  }
  throw new Error(`${method} ${path}: no answer for two minutes`)
}

/** A small frame that no other frame equals, so that nothing comes from a cache. */
export async function frame(n: number): Promise<Uint8Array> {
  const hex = ((n * 2_654_435_761) % 0xffffff).toString(16).padStart(6, '0')
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="320" height="200"><rect width="320" height="200" fill="#fff"/><rect x="${16 + (n % 7)}" y="24" width="200" height="80" rx="8" fill="#${hex}"/><text x="24" y="150" font-size="16">Frame ${n}</text></svg>`
  return new Uint8Array(await sharp(Buffer.from(svg)).png().toBuffer())
}

export async function oneRun(door: Door, frames: number, seed: number): Promise<Books> {
  const created = await ask(door, 'POST', '/runs', { project: `p${seed % 3}` })
  const { id: run } = runStateSchema.parse(await created.json())
  const acknowledged: string[] = []
  const following = follow(door, run)
  for (let n = 0; n < frames; n++) {
    const response = await ask(door, 'PUT', `/runs/${run}/frames/f${n}`, await frame(seed * 1000 + n))
    if (!response.ok) throw new Error(`upload refused: ${response.status} ${await response.text()}`)
    acknowledged.push(`f${n}`)
  }
  await ask(door, 'POST', `/runs/${run}/start`)
  const { seen, reconnects } = await following
  const state = runStateSchema.parse(await (await ask(door, 'GET', `/runs/${run}`)).json())
  return { run, acknowledged, seen, reconnects, state }
}

async function follow(door: Door, run: string): Promise<Pick<Books, 'seen' | 'reconnects'>> {
  const seen: Books['seen'] = []
  let reconnects = -1
  for (const until = Date.now() + 300_000; Date.now() < until; await pause(100)) {
    reconnects++
    await listen(door, run, seen).catch(() => undefined)
    const last = seen.at(-1)
    if (last && isTerminal(last.data)) return { seen, reconnects }
  }
  throw new Error(`run ${run} has not ended after five minutes; last event ${JSON.stringify(seen.at(-1))}`)
}

async function listen(door: Door, run: string, seen: Books['seen']): Promise<void> {
  const response = await fetch(`${door.origin()}${API}/runs/${run}/events`, {
    headers: { authorization: `Bearer ${door.token}`, 'last-event-id': String(seen.at(-1)?.id ?? 0) },
  })
  if (!response.ok || !response.body) return
  const parser = createParser({
    onEvent: ({ id, data }) => seen.push({ id: Number(id), data: runEventSchema.parse(JSON.parse(data)) }),
  })
  const decoder = new TextDecoder()
  for await (const chunk of response.body) parser.feed(decoder.decode(chunk, { stream: true }))
}

/** What must hold for every run, however often it was interrupted. Returns what does not. */
export function complaints({ run, acknowledged, seen, state }: Books): string[] {
  const found: string[] = []
  const ids = seen.map((event) => event.id)
  if (ids.some((id, at) => id !== at + 1))
    found.push(`${run}: events out of order or repeated: ${ids.join(' ')}`)
  const ends = seen.filter((event) => isTerminal(event.data))
  if (ends.length !== 1) found.push(`${run}: ${ends.length} terminal events`)
  if (state.status !== 'completed') found.push(`${run}: ended as ${state.status}: ${state.problem?.detail}`)
  const measured = new Set(state.frames.filter((f) => f.status === 'measured').map((f) => f.id))
  for (const id of acknowledged)
    if (!measured.has(id)) found.push(`${run}: acknowledged frame ${id} is not in the result`)
  return found
}
