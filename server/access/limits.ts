/** How much one caller may ask for. Numbers are far above what a designer needs and far below what hurts. */
import type { Request, RequestHandler } from 'express'
import { ipKeyGenerator, rateLimit } from 'express-rate-limit'
import { Problem } from '../../shared/problem.ts'
import { addressOf, callerOf } from './guard.ts'

export interface Limits {
  /** Requests a minute per token: 200 frames with layers and their states are about 800. */
  readonly requestsPerMinute: number
  /** Requests a minute per address without a good token: somebody guesses, or is misconfigured. */
  readonly refusalsPerMinute: number
  /** Runs that have not ended, per token. */
  readonly openRuns: number
  /** Open event streams per token: every window follows one or two. */
  readonly streams: number
  /** Bytes that the runs of one workspace may keep; 0: no limit. */
  readonly workspaceBytes: number
}

export const GIGABYTE = 1e9

export const defaultLimits: Limits = {
  requestsPerMinute: 3_000,
  refusalsPerMinute: 60,
  openRuns: 50,
  streams: 100,
  // 10,000 desktop frames with their layers, at 2 MB each.
  workspaceBytes: 20 * GIGABYTE,
}

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
