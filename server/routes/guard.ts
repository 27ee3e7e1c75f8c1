/** Closed doors: which host, which origin. */
import type { Request, RequestHandler } from 'express'
import { Problem } from '../../shared/problem.ts'

/** Where this server is reached: its own machine's names, and the public address it was told of. */
const hostsOf = (publicUrl: string | undefined): ReadonlySet<string> =>
  new Set([
    'localhost',
    '127.0.0.1',
    '[::1]',
    ...(publicUrl === undefined ? [] : [new URL(publicUrl).hostname]),
  ])

const hostOf = (request: Request): string => (request.headers.host ?? '').replace(/:\d+$/, '').toLowerCase()

export const isOwnHost = (publicUrl: string | undefined, request: Request): boolean =>
  hostsOf(publicUrl).has(hostOf(request))

/** A page of somebody else's whose name was pointed at this machine (DNS rebinding) sends its own Host. */
export function checkHost(publicUrl?: string): RequestHandler {
  return (request, _response, next) => {
    const host = hostOf(request)
    if (!isOwnHost(publicUrl, request))
      throw new Problem(
        'forbidden-host',
        `This server does not answer to the host "${host}".`,
        `Use ${publicUrl ?? 'http://localhost'}.`,
      )
    next()
  }
}

/** Figma's panel has the origin `null`; the server's own page is same-origin. Nobody else may read an answer. */
export function cors(publicUrl?: string): RequestHandler {
  const published = publicUrl === undefined ? undefined : new URL(publicUrl).origin
  return (request, response, next) => {
    const origin = request.headers.origin
    const own =
      origin === `http://${request.headers.host}` || (published !== undefined && origin === published)
    response.vary('Origin')
    if (origin !== undefined && origin !== 'null' && !own)
      throw new Problem(
        'forbidden-origin',
        `Pages from ${origin} may not use this server.`,
        'Use the Figma plugin or the page of this server.',
      )
    if (origin !== undefined) {
      response.setHeader('Access-Control-Allow-Origin', origin)
      response.setHeader('Access-Control-Expose-Headers', 'Retry-After, RateLimit, X-Request-Id')
    }
    if (request.method !== 'OPTIONS') return next()
    response.setHeader('Access-Control-Allow-Methods', 'GET, POST, PUT, PATCH, DELETE')
    // `*` does not cover Authorization, so headers are listed.
    response.setHeader('Access-Control-Allow-Headers', 'authorization, content-type, last-event-id')
    response.setHeader('Access-Control-Allow-Private-Network', 'true')
    response.setHeader('Access-Control-Max-Age', '600')
    response.status(204).end()
  }
}
