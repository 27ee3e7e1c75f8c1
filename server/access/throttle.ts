/** Holds callers to their limits. */
import type { Request, RequestHandler } from 'express'
import { ipKeyGenerator, rateLimit } from 'express-rate-limit'
import { Problem } from '../../shared/problem.ts'
import { addressOf, callerOf } from './guard.ts'
import type { Limits } from './limits.ts'

const MINUTE = 60_000
const tooMany = (detail: string) => new Problem('too-many-requests', detail, 'Wait a minute and try again.')
const refuse =
  (detail: string): RequestHandler =>
  (_request, response) => {
    response.setHeader('Retry-After', '60')
    throw tooMany(detail)
  }

export const limitPerToken = ({ requestsPerMinute }: Limits): RequestHandler =>
  rateLimit({
    windowMs: MINUTE,
    limit: requestsPerMinute,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    keyGenerator: (_request, response) => callerOf(response).id,
    handler: refuse(`More than ${requestsPerMinute} requests in a minute came with this token.`),
  })

/** For refused requests only: guessing becomes slow, and whoever shares the guesser's address works on. */
export const limitPerAddress = ({ refusalsPerMinute }: Limits): RequestHandler =>
  rateLimit({
    windowMs: MINUTE,
    limit: refusalsPerMinute,
    standardHeaders: false,
    legacyHeaders: false,
    keyGenerator: (request: Request) => ipKeyGenerator(addressOf(request)),
    handler: refuse(
      `More than ${refusalsPerMinute} requests in a minute from this address had no good token.`,
    ),
  })

/** Takes a place while something lasts; the returned function gives it back. */
export function createPlaces(most: number, what: string): (who: string) => () => void {
  const taken = new Map<string, number>()
  return (who) => {
    const now = taken.get(who) ?? 0
    if (now >= most) throw tooMany(`This token already has ${most} ${what} open.`)
    taken.set(who, now + 1)
    let given = false
    return () => {
      if (given) return
      given = true
      const left = (taken.get(who) ?? 1) - 1
      if (left > 0) taken.set(who, left)
      else taken.delete(who)
    }
  }
}
