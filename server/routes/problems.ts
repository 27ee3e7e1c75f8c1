/** Every error becomes an RFC 9457 problem document. Nothing of the inside leaves with it. */
import type { ErrorRequestHandler, RequestHandler } from 'express'
import { describeFault } from '../log.ts'
import { Problem, problemDocument } from '../../shared/problem.ts'
import { problemOf } from '../store/outage.ts'
import { MAX_IMAGE_BYTES, MAX_JSON_BYTES, MAX_LAYERS_BYTES } from './mount.ts'

export const notFound: RequestHandler = (request) => {
  throw new Problem(
    'not-found',
    `There is nothing at ${request.method} ${request.path}.`,
    'See /api/v1/openapi.json for what there is.',
  )
}

export const problems =
  (log: (message: string, facts?: Record<string, unknown>) => void): ErrorRequestHandler =>
  (error: unknown, request, response, _next) => {
    const problem = fromExpress(error) ?? problemOf(error)
    if (problem.code === 'internal')
      log('request failed', { path: request.path, error: describeFault(problem.cause) })
    // Half an answer is out: all that is left is to break off visibly.
    if (response.headersSent) return void response.destroy()
    if (problem.code === 'store-unavailable') response.set('Retry-After', '5')
    response
      .status(problem.status)
      .type('application/problem+json')
      .send(JSON.stringify(problemDocument(problem)))
  }

const megabytes = (bytes: number): number => Math.round(bytes / 1024 / 1024)

/** The router refuses broken percent-encoding; `body-parser` says what went wrong by `type`. */
function fromExpress(error: unknown): Problem | null {
  if (error instanceof URIError)
    return new Problem(
      'invalid-request',
      'The path is not valid percent-encoding.',
      'Encode names with encodeURIComponent.',
    )
  if (!(error instanceof Error) || !('type' in error)) return null
  switch (error.type) {
    case 'entity.too.large':
      return new Problem(
        'body-too-large',
        `The body is larger than the limit of ${megabytes(MAX_IMAGE_BYTES)} MB for images, ${megabytes(MAX_LAYERS_BYTES)} MB for layers or token files and ${megabytes(MAX_JSON_BYTES)} MB for other JSON.`,
        'Export the frame at a smaller scale, or send fewer layers.',
      )
    case 'entity.parse.failed':
      return new Problem('invalid-body', 'The body is not valid JSON.', 'Send JSON in UTF-8.')
    case 'request.aborted':
    case 'request.size.invalid':
      return new Problem(
        'upload-incomplete',
        'The upload ended before it was complete; nothing of it was kept.',
        'Send it again.',
      )
    case 'encoding.unsupported':
    case 'charset.unsupported':
      return new Problem(
        'invalid-body',
        'The encoding of the body is not supported.',
        'Send it without Content-Encoding, JSON in UTF-8.',
      )
    default:
      return null
  }
}
