/** Puts routes on an Express router: parse at the door, call, answer. */
import express, { type Request, type RequestHandler, type Response, type Router } from 'express'
import type * as z from 'zod'
import { Problem } from '../../shared/problem.ts'
import { wellFormed } from '../../shared/well-formed.ts'
import { BELIEVED_MS, callerOf, stillGood } from '../access/guard.ts'
import type { Caller } from '../access/tokens.ts'
import { keepPace } from '../access/pace.ts'
import { waitInTurn } from '../access/turns.ts'
import { type Incoming, type Intake, anywhere, intakeTurns, receive } from './incoming.ts'
import { breakOff } from './reading.ts'
import type { Route } from './route.ts'

/** One uploaded picture. 40 MB is a 50-megapixel PNG of an interface with room to spare. */
export const MAX_IMAGE_BYTES = 40 * 1024 * 1024
/** Layers of one frame, 10,000 of them at about 1 kB each; token files, of which the largest known set has 4 MB. */
export const MAX_LAYERS_BYTES = 20 * 1024 * 1024
/** A thousand curating steps, with room to spare. */
export const MAX_JSON_BYTES = 1024 * 1024

// No `inflate`: 40 kB sent would be 40 MB here, and no client of ours compresses.
const taking = { type: () => true, inflate: false }
const readJson = express.json({ ...taking, limit: MAX_JSON_BYTES, strict: false })

/** Requests of one token in hand at once, event streams apart: 100 bodies of a megabyte are what they can hold. */
const REQUESTS_AT_ONCE = 100

/** Token sets and exports that one token may be sent at once: each is whole in memory until its last byte went. */
const ANSWERS_AT_ONCE = 4
/** Whether a run is the caller's own; a foreign one is answered as if it were not there. */
export type Owns = (caller: Caller, run: string) => Promise<void>

interface MountOptions {
  /** Aborted when this process is about to end: streams are told to come back. */
  readonly leaving: AbortSignal
  /** How often it is looked whether the token of an open stream is still good. */
  readonly lookMs?: number
  readonly intake?: Intake
}

export function mount(
  router: Router,
  routes: readonly Route[],
  owns: Owns,
  { leaving, lookMs = BELIEVED_MS, intake = anywhere }: MountOptions,
): void {
  const crowd = waitInTurn(REQUESTS_AT_ONCE)
  const answering = waitInTurn(ANSWERS_AT_ONCE)
  const turns = intakeTurns()
  const large = (limit: number) => [keepPace(), receive(limit, intake, turns)]
  const readersOf = ({ body, answer: kind }: Route): RequestHandler[] => [
    ...(kind === 'stream' ? [] : [crowd]),
    ...(body === undefined
      ? []
      : 'json' in body
        ? [keepPace(), readJson]
        : large('image' in body ? MAX_IMAGE_BYTES : MAX_LAYERS_BYTES)),
  ]
  for (const route of routes) {
    const readers = [...readersOf(route), ...(route.large === true ? [answering] : [])]
    router[route.method](route.path, allowed(route), ...readers, (request, response) =>
      answer(route, request, response, { owns, leaving, lookMs }),
    )
  }
}

/** Before the body is read: who may not, need not send it. */
const allowed =
  ({ scope }: Route): RequestHandler =>
  (_request, response, next) => {
    if (!callerOf(response).scopes.includes(scope))
      throw new Problem(
        'forbidden',
        `This token may not do that: it lacks the scope "${scope}".`,
        'Ask whoever runs the server for a token with that scope.',
      )
    next()
  }

interface Terms {
  readonly owns: Owns
  readonly leaving: AbortSignal
  readonly lookMs: number
}

async function answer(
  route: Route,
  request: Request,
  response: Response,
  { owns, leaving, lookMs }: Terms,
): Promise<void> {
  const caller = callerOf(response)
  const params = parse(route.params, request.params, 'path')
  // By the name of the parameter, so that no route can forget it.
  if (typeof request.params['run'] === 'string') await owns(caller, request.params['run'])
  const gone = new AbortController()
  const signal = route.answer === 'stream' ? AbortSignal.any([gone.signal, leaving]) : gone.signal
  response.on('close', () => gone.abort())
  // Who left while we looked up what is theirs is not told of again.
  if (response.destroyed) gone.abort()
  if (route.answer === 'stream') endWithToken(response, gone, lookMs)
  const result = await route.handle({
    params,
    caller,
    query: parse(route.query, request.query, 'query'),
    body: body(route, request),
    signal,
    request,
    response,
  })
  if (route.answer !== 'stream') breakOff(response)
  if (response.headersSent) return
  if (route.answer === 'nothing') response.status(route.status ?? 204).end()
  else response.status(route.status ?? 200).json(result)
}

/** Events go on for as long as a run: longer than the token that asked for them may be good. */
function endWithToken(response: Response, gone: AbortController, lookMs: number): void {
  const looking = setInterval(() => {
    stillGood(response).then(
      (good) => good || gone.abort(),
      // A database that does not answer is no reason; the next look is soon.
      () => undefined,
    )
  }, lookMs)
  looking.unref()
  if (gone.signal.aborted) clearInterval(looking)
  else gone.signal.addEventListener('abort', () => clearInterval(looking))
}

function body(route: Route, request: Request): unknown {
  if (!route.body) return undefined
  if (!('json' in route.body)) return request.body as Incoming
  return parse(route.body.json, request.body ?? {}, 'body')
}

function parse(schema: z.ZodType | undefined, value: unknown, where: string): unknown {
  if (!schema) return value
  const result = schema.safeParse(wellFormed(value))
  if (result.success) return result.data
  const issue = result.error.issues[0]
  const place = [where, ...(issue?.path ?? [])].join('.')
  throw new Problem(
    where === 'body' ? 'invalid-body' : 'invalid-request',
    `${place}: ${issue?.message ?? 'not valid'}.`,
    'See /api/v1/openapi.json for what is expected.',
  )
}
