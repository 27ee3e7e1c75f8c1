/** Answers that somebody must read, or lose. */
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Response } from 'express'
import type { Streamed } from '../store/shelf.ts'

/** Who takes longer than this to read 40 MB has a line of 3 Mbit/s or does not read. */
const READING_MS = 120_000

/** An answer that nobody reads holds its bytes. */
export function breakOff(response: Response): void {
  const late = setTimeout(() => response.destroy(), READING_MS)
  late.unref()
  response.on('close', () => clearTimeout(late))
}

/** As fast as it is read: 60 readers who did not read a picture of 39 MB took 2.4 GB. */
export async function sendStream(response: Response, { bytes, chunks }: Streamed): Promise<void> {
  breakOff(response)
  // A pipeline listens in several ways, beside those who wait for the end already.
  response.setMaxListeners(0)
  response.set('Content-Length', String(bytes))
  await pipeline(Readable.from(chunks, { objectMode: false }), response).catch((error: unknown) => {
    // Who has gone is not told.
    if (!response.destroyed) throw error
  })
}
