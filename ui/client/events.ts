/** Events of a run over SSE: `fetch`, because `EventSource` can send neither the token nor `Last-Event-ID` at first. */
import { EventSourceParserStream } from 'eventsource-parser/stream'
import { isTerminal, type NumberedEvent, runEventSchema } from '../../shared/events.ts'
import { asProblem } from '../../shared/problem.ts'
import { type Server, send } from './http.ts'

/** The server sends a heartbeat every few seconds: this long without a byte means that the line is dead. */
const SILENCE_MS = 45_000
const FIRST_WAIT_MS = 500
const LONGEST_WAIT_MS = 10_000

export interface Following {
  readonly signal: AbortSignal
  /** Told `false` when the line breaks and `true` when it is there again. */
  readonly onLine?: (up: boolean) => void
  /** First pause before trying again, ms. */
  readonly wait?: number
}

/** Events after `after` up to the last one, over as many connections as it takes. Throws what is not a broken line. */
export async function* follow(
  server: Server,
  run: string,
  after: number,
  { signal, onLine, wait: first = FIRST_WAIT_MS }: Following,
): AsyncGenerator<NumberedEvent> {
  let seq = after
  let wait = first
  while (!signal.aborted) {
    try {
      for await (const event of connect(server, run, seq, signal, () => onLine?.(true))) {
        seq = event.seq
        wait = first
        yield event
        if (isTerminal(event.data)) return
      }
    } catch (error) {
      if (signal.aborted) return
      const problem = asProblem(error)
      // `internal` here is a line that broke in the middle of a body.
      if (problem.code !== 'unreachable' && problem.code !== 'internal') throw problem
    }
    onLine?.(false)
    await pause(wait, signal)
    wait = Math.min(wait * 2, LONGEST_WAIT_MS)
  }
}

async function* connect(
  server: Server,
  run: string,
  after: number,
  signal: AbortSignal,
  onOpen: () => void,
): AsyncGenerator<NumberedEvent> {
  const dead = new AbortController()
  const either = AbortSignal.any([signal, dead.signal])
  let timer = setTimeout(() => dead.abort(), SILENCE_MS)
  const alive = new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
    transform(chunk, to) {
      clearTimeout(timer)
      timer = setTimeout(() => dead.abort(), SILENCE_MS)
      to.enqueue(chunk)
    },
  })
  try {
    const headers = { accept: 'text/event-stream', 'last-event-id': String(after) }
    const response = await send(server, ['runs', run, 'events'], { headers, signal: either })
    onOpen()
    if (!response.body) return
    const messages = response.body
      .pipeThrough(alive)
      .pipeThrough(new TextDecoderStream())
      .pipeThrough(new EventSourceParserStream())
    for await (const message of messages) {
      const seq = Number(message.id)
      if (seq > after) yield { seq, data: runEventSchema.parse(JSON.parse(message.data)) }
    }
  } finally {
    clearTimeout(timer)
    dead.abort()
  }
}

/** Waits, but not longer than until the browser says that it is on line again. */
async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await new Promise<void>((resolve) => {
    const done = () => {
      clearTimeout(timer)
      globalThis.removeEventListener?.('online', done)
      signal.removeEventListener('abort', done)
      resolve()
    }
    const timer = setTimeout(done, ms)
    globalThis.addEventListener?.('online', done)
    signal.addEventListener('abort', done)
  })
}
