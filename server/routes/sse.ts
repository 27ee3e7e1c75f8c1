/** Server-Sent Events: the one place that knows how they are spelled. */
import type { Request, Response } from 'express'
import type { NumberedEvent } from '../../shared/events.ts'
import { Problem } from '../../shared/problem.ts'

/** `null` is a sign of life: proxies cut connections that are silent for 30 or 60 seconds. */
export async function sendEvents(
  response: Response,
  events: AsyncIterable<NumberedEvent | null>,
): Promise<void> {
  response.writeHead(200, {
    'Content-Type': 'text/event-stream; charset=utf-8',
    'Cache-Control': 'no-cache, no-transform',
    'X-Accel-Buffering': 'no',
  })
  response.write('retry: 1000\n\n')
  for await (const event of events) {
    if (response.destroyed) return
    const text = event
      ? `id: ${event.seq}\nevent: ${event.data.event}\ndata: ${JSON.stringify(event.data)}\n\n`
      : ': alive\n\n'
    // A client that reads slower than we write must not fill the memory.
    if (!response.write(text))
      await new Promise<void>((done) => response.once('drain', done).once('close', done))
  }
  response.end()
}

/** From the header, or from the query for clients that cannot send it. */
export function lastEventId(request: Request): number {
  const header = request.get('Last-Event-ID')
  const query = request.query['after']
  const text = header ?? (typeof query === 'string' ? query : '0')
  const id = /^\d{1,9}$/.test(text) ? Number(text) : null
  if (id === null)
    throw new Problem(
      'invalid-request',
      `Last-Event-ID "${text}" is not a number.`,
      'Send the id of the last event received.',
    )
  return id
}
