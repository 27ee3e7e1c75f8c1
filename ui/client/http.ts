/** One question to the server: the answer is parsed by its schema, everything else becomes a `Problem`. */
import type * as z from 'zod'
import { API } from '../../shared/api.ts'
import { Problem, problemDocumentSchema } from '../../shared/problem.ts'

export interface Server {
  /** `http://localhost:4319`, no slash at the end. */
  readonly origin: string
  readonly token: string
  /** Told whether the server answered at all, with each question. */
  readonly onReach?: (reached: boolean) => void
}

export interface Question {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'PATCH'
  readonly query?: Readonly<Record<string, string | number | undefined>>
  readonly json?: unknown
  readonly body?: Blob
  readonly headers?: Readonly<Record<string, string>>
  readonly signal?: AbortSignal | undefined
}

export async function ask<T>(
  server: Server,
  path: readonly string[],
  schema: z.ZodType<T>,
  question: Question = {},
): Promise<T> {
  const response = await send(server, path, question)
  const answer: unknown = await response.json().catch((error: unknown) => {
    if (error instanceof SyntaxError) return undefined
    // The line broke in the middle of the answer.
    if (question.signal?.aborted) throw cancelled(error)
    server.onReach?.(false)
    throw unreachable(server, error)
  })
  const parsed = schema.safeParse(answer)
  if (parsed.success) return parsed.data
  throw new Problem(
    'internal',
    `The server answered something this panel does not understand (${path.join('/')}).`,
    'Server and panel are probably of different versions: update both.',
    { cause: parsed.error },
  )
}

/** The bare response, once it is good. */
export async function send(
  server: Server,
  path: readonly string[],
  question: Question = {},
): Promise<Response> {
  const url = new URL(`${server.origin}${API}/${path.map(encodeURIComponent).join('/')}`)
  for (const [name, value] of Object.entries(question.query ?? {})) {
    if (value !== undefined) url.searchParams.set(name, String(value))
  }
  const headers: Record<string, string> = { ...question.headers, authorization: `Bearer ${server.token}` }
  if (question.json !== undefined) headers['content-type'] = 'application/json'
  const body = question.json === undefined ? question.body : JSON.stringify(question.json)
  const response = await fetch(url, {
    method: question.method ?? 'GET',
    headers,
    ...(body === undefined ? {} : { body }),
    ...(question.signal ? { signal: question.signal } : {}),
  }).catch((cause: unknown) => {
    if (question.signal?.aborted) throw cancelled(cause)
    server.onReach?.(false)
    throw unreachable(server, cause)
  })
  server.onReach?.(true)
  if (response.ok) return response
  throw await problemOf(response)
}

const cancelled = (cause: unknown) => new Problem('cancelled', 'Stopped.', 'Nothing is lost.', { cause })

const unreachable = (server: Server, cause: unknown) =>
  new Problem(
    'unreachable',
    `No answer from ${server.origin}.`,
    'Start the server, then it continues by itself.',
    {
      cause,
    },
  )

async function problemOf(response: Response): Promise<Problem> {
  const document = problemDocumentSchema.safeParse(await response.json().catch(() => undefined))
  if (document.success) {
    return new Problem(document.data.code, document.data.detail, document.data.remedy)
  }
  return response.status === 401
    ? new Problem('unauthorized', 'The server does not accept this token.', 'Copy the token again.')
    : new Problem('internal', `The server answered ${response.status}.`, 'Look at the log of the server.')
}
