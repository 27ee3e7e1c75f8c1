/** Closed doors: which host, which origin, which token. */
import { timingSafeEqual, createHash } from 'node:crypto'
import type { RequestHandler } from 'express'
import { Problem } from '../../shared/problem.ts'

const local = new Set(['localhost', '127.0.0.1', '[::1]'])

/** A page of somebody else's whose name was pointed at this machine (DNS rebinding) sends its own Host. */
export const checkHost: RequestHandler = (request, _response, next) => {
  const host = (request.headers.host ?? '').replace(/:\d+$/, '').toLowerCase()
  if (!local.has(host))
    throw new Problem(
      'forbidden-host',
      `This server does not answer to the host "${host}".`,
      'Use http://localhost.',
    )
  next()
}

/** Figma's panel has the origin `null`; the server's own page is same-origin. Nobody else may read an answer. */
export const cors: RequestHandler = (request, response, next) => {
  const origin = request.headers.origin
  const own = `http://${request.headers.host}`
  response.vary('Origin')
  if (origin !== undefined && origin !== 'null' && origin !== own)
    throw new Problem(
      'forbidden-origin',
      `Pages from ${origin} may not use this server.`,
      'Use the Figma plugin or the page of this server.',
    )
  if (origin !== undefined) {
    response.setHeader('Access-Control-Allow-Origin', origin)
    response.setHeader('Access-Control-Expose-Headers', 'Retry-After')
  }
  if (request.method !== 'OPTIONS') return next()
  response.setHeader('Access-Control-Allow-Methods', 'GET, POST, PUT, PATCH, DELETE')
  // `*` does not cover Authorization, so headers are listed.
  response.setHeader('Access-Control-Allow-Headers', 'authorization, content-type, last-event-id')
  response.setHeader('Access-Control-Allow-Private-Network', 'true')
  response.setHeader('Access-Control-Max-Age', '600')
  response.status(204).end()
}

/** Constant-time: hashes of equal length are compared, so neither length nor prefix leaks. */
export function checkToken(token: string): RequestHandler {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  const expected = digest(token)
  return (request, _response, next) => {
    const given = /^Bearer (.+)$/i.exec(request.headers.authorization ?? '')?.[1]
    if (given === undefined || !timingSafeEqual(digest(given), expected))
      throw new Problem(
        'unauthorized',
        given === undefined ? 'This request carries no token.' : 'The token is not the one of this server.',
        'Copy the token that the server prints when it starts.',
      )
    next()
  }
}
