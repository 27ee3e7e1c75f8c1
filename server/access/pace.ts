/** Bodies that come too slowly: whoever sends them holds memory and a turn that others wait for. */
import type { RequestHandler } from 'express'
import { Problem, problemDocument } from '../../shared/problem.ts'

/** A frame of 2 MB over a poor phone line comes at 30 kB/s. */
const BYTES_PER_SECOND = 8_000
const SECONDS = 10

export const keepPace =
  (seconds = SECONDS): RequestHandler =>
  (request, response, next) => {
    const { socket } = request
    let before = socket.bytesRead
    const looking = setInterval(() => {
      const came = socket.bytesRead - before
      before += came
      if (request.complete || came >= BYTES_PER_SECOND * seconds) return
      clearInterval(looking)
      // Answered already, and still not all of it came.
      if (response.headersSent) return void socket.destroy()
      response.once('finish', () => socket.destroy())
      response
        .status(408)
        .set('Connection', 'close')
        .type('application/problem+json')
        .send(JSON.stringify(problemDocument(tooSlow())))
    }, seconds * 1000)
    for (const event of ['end', 'close']) request.on(event, () => clearInterval(looking))
    next()
  }

const tooSlow = () =>
  new Problem(
    'upload-too-slow',
    `The upload came at less than ${BYTES_PER_SECOND / 1000} kB a second; nothing of it was kept.`,
    'Send it again over a better line, or at a smaller scale.',
  )
