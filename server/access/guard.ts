/** Who is calling? The local token of this machine, or a named one from the database. */
import { timingSafeEqual } from 'node:crypto'
import type { Request, RequestHandler, Response } from 'express'
import { scopes } from '../../shared/api.ts'
import { Problem } from '../../shared/problem.ts'
import type { Database } from '../store/engine.ts'
import { type Caller, findCaller, hashOf } from './tokens.ts'

/** The embedded server's only workspace. */
export const LOCAL: Caller = { id: 'local', workspace: 'local', scopes }

/**
 * How long a verified token is believed without asking again: a revoked one works at most this much longer, and an
 * event stream that it opened lasts at most twice this much longer.
 */
export const BELIEVED_MS = 10_000

/**
 * @param local The token of this machine; absent on servers for teams.
 * @param refused Asked for each request that is refused: may refuse it more harshly.
 */
export function identify(
  db: Database,
  local: string | undefined,
  refused: RequestHandler,
  believedMs = BELIEVED_MS,
): RequestHandler {
  const localHash = local === undefined ? undefined : Buffer.from(hashOf(local))
  const believed = new Map<string, { caller: Caller; until: number }>()
  const find = async (secret: string): Promise<Caller | 'expired' | null> => {
    const hash = hashOf(secret)
    if (localHash && timingSafeEqual(Buffer.from(hash), localHash)) return LOCAL
    const known = believed.get(hash)
    if (known && known.until > Date.now()) return known.caller
    believed.delete(hash)
    const caller = await findCaller(db, secret, new Date())
    if (caller !== null && caller !== 'expired') {
      if (believed.size > 10_000) believed.clear()
      believed.set(hash, { caller, until: Date.now() + believedMs })
    }
    return caller
  }
  return async (request, response, next) => {
    const secret = /^Bearer (\S{1,200})$/i.exec(request.headers.authorization ?? '')?.[1]
    const caller = secret === undefined ? null : await find(secret)
    if (caller === null || caller === 'expired')
      return void refused(request, response, (error?: unknown) =>
        next(error ?? unauthorized(secret, caller === 'expired')),
      )
    response.locals['caller'] = caller
    response.locals['stillGood'] = async () => secret !== undefined && isCaller(await find(secret))
    next()
  }
}

const isCaller = (found: Caller | 'expired' | null): boolean => found !== null && found !== 'expired'

/** Whether the token of this request is still good, for answers that last. */
export const stillGood = (response: Response): Promise<boolean> =>
  (response.locals['stillGood'] as () => Promise<boolean>)()

export const callerOf = (response: Response): Caller => response.locals['caller'] as Caller

/** For logs and limits, before or without a caller. */
export const addressOf = (request: Request): string => request.ip ?? 'unknown'

function unauthorized(secret: string | undefined, expired: boolean): Problem {
  const detail = expired
    ? 'The token has expired.'
    : secret === undefined
      ? 'This request carries no token.'
      : 'The token is not one of this server.'
  return new Problem(
    'unauthorized',
    detail,
    expired
      ? 'Ask for a new one.'
      : 'Copy the token that the server prints when it starts, or ask whoever runs it.',
  )
}
