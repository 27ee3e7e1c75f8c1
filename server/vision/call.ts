/** One call of the Messages API by its SDK, whatever comes of it. What the SDK really does with each misdeed was tried. */
import type Anthropic from '@anthropic-ai/sdk'
import type { UnlabelledReason } from '../../shared/label.ts'
import type { Counters } from './prices.ts'

export interface CallRequest {
  readonly model: string
  readonly system: string
  readonly pngs: readonly Uint8Array[]
  readonly text: string
  /** JSON schema, closed objects without bounds. */
  readonly schema: Record<string, unknown>
  readonly maxTokens: number
  /** The whole call, slow bodies included: the SDK's own timeout ends at the response's headers. */
  readonly deadlineMs: number
  /** Until headers come. */
  readonly timeoutMs: number
  readonly signal?: AbortSignal | undefined
}

export type Reply =
  | { readonly ok: true; readonly text: string; readonly usage: Counters; readonly requestId: string | null }
  | {
      readonly ok: false
      readonly reason: UnlabelledReason
      /** For the log: status, type and code. Never a message of the service, which may repeat the request. */
      readonly detail: string
      readonly requestId: string | null
      /** `unknown`: no answer came, but the service may have worked. */
      readonly billed: Counters | 'nothing' | 'unknown'
      /** Milliseconds after which the same call may do better; 0: the service did not say. Absent: it would not. */
      readonly again?: number | undefined
    }

type Sdk = typeof Anthropic
type Failure = Extract<Reply, { ok: false }>

export async function call(sdk: Sdk, client: Anthropic, request: CallRequest): Promise<Reply> {
  const deadline = AbortSignal.timeout(request.deadlineMs)
  const signal = request.signal ? AbortSignal.any([request.signal, deadline]) : deadline
  try {
    const { data, request_id } = await client.messages
      .create(body(request), { signal, timeout: request.timeoutMs })
      .withResponse()
    return read(data, request_id)
  } catch (error) {
    if (request.signal?.aborted) return fail('cancelled', 'cancelled', 'unknown')
    if (deadline.aborted) return fail('timeout', `deadline of ${request.deadlineMs} ms`, 'unknown')
    return thrown(sdk, error)
  }
}

const body = ({
  model,
  system,
  pngs,
  text,
  schema,
  maxTokens,
}: CallRequest): Anthropic.MessageCreateParamsNonStreaming => ({
  model,
  max_tokens: maxTokens,
  system,
  messages: [
    {
      role: 'user',
      content: [
        ...pngs.map((png) => ({
          type: 'image' as const,
          source: {
            type: 'base64' as const,
            media_type: 'image/png' as const,
            data: Buffer.from(png).toString('base64'),
          },
          // Rather a refusal than a picture scaled down in silence.
          transformations: { oversized_image: 'error' as const },
        })),
        { type: 'text' as const, text },
      ],
    },
  ],
  // Haiku 4.5 knows no effort.
  output_config: {
    format: { type: 'json_schema', schema },
    ...(!model.includes('haiku-4') && { effort: 'low' as const }),
  },
})

/** A proxy's page arrives as a string, an empty body as undefined: the SDK does not look. */
function read(data: Anthropic.Message | undefined | string, requestId: string | null | undefined): Reply {
  const id = requestId ?? null
  if (typeof data !== 'object' || !Array.isArray(data.content))
    return fail('provider-error', 'the answer is no message', 'unknown', id)
  const usage: Counters = {
    input: data.usage?.input_tokens ?? 0,
    output: data.usage?.output_tokens ?? 0,
    cacheWrite: data.usage?.cache_creation_input_tokens ?? 0,
    cacheRead: data.usage?.cache_read_input_tokens ?? 0,
  }
  if (data.stop_reason === 'refusal')
    return fail('refused', data.stop_details?.category ?? 'refusal', usage, id)
  if (data.stop_reason === 'max_tokens' || data.stop_reason === 'model_context_window_exceeded')
    return fail('truncated', data.stop_reason, usage, id)
  // Thinking comes first where there is any: by type, never by position.
  const text = data.content.flatMap((block) => (block.type === 'text' ? [block.text] : [])).join('')
  return { ok: true, text, usage, requestId: id }
}

function thrown(sdk: Sdk, error: unknown): Failure {
  if (error instanceof sdk.APIConnectionTimeoutError)
    return { ...fail('timeout', 'no response in time', 'unknown'), again: 0 }
  if (error instanceof sdk.APIConnectionError)
    return { ...fail('network', codeOf(error), 'unknown'), again: 0 }
  if (error instanceof sdk.APIError) return { ...refused(error), ...againAfter(error) }
  // A connection that breaks in the middle of a body is a bare TypeError of fetch: the answer was made, and charged.
  if (error instanceof TypeError || (error as Error)?.name === 'AbortError')
    return fail('network', codeOf(error), 'unknown')
  return fail('provider-error', error instanceof SyntaxError ? 'malformed JSON' : 'unexpected', 'unknown')
}

const spendLimits = new Set(['enforced_spend_limit_reached', 'contract_spend_limit_reached'])

/** A spending limit comes with the status of a rate limit, but does not go by itself. */
function againAfter({ status, headers, errorCode }: InstanceType<Sdk['APIError']>): Pick<Failure, 'again'> {
  const said = headers?.get('x-should-retry')
  const may = status !== undefined && (status >= 500 || [408, 409, 429].includes(status))
  if (said === 'false' || !(may || said === 'true') || spendLimits.has(errorCode ?? '')) return {}
  return { again: headers ? waitOf(headers) : 0 }
}

function refused({ status, type, errorCode, requestID }: InstanceType<Sdk['APIError']>): Failure {
  const because = (reason: UnlabelledReason) =>
    fail(reason, [status, type, errorCode].filter(Boolean).join(' '), 'nothing', requestID ?? null)
  if (status === 401 || status === 403) return because('auth')
  if (status === 402 || (errorCode !== null && spendLimits.has(errorCode))) return because('spend-limit')
  if (status === 413 || errorCode === 'image_dimensions_too_large') return because('too-large')
  if (status === 429) return because('rate-limited')
  if (status === 529) return because('overloaded')
  if (status !== undefined && status >= 500) return because('provider-error')
  return because('bad-request')
}

const fail = (
  reason: UnlabelledReason,
  detail: string,
  billed: Failure['billed'],
  requestId: string | null = null,
): Failure => ({ ok: false, reason, detail, billed, requestId })

const codeOf = (error: unknown): string => {
  const cause = (error as { cause?: { code?: unknown; cause?: { code?: unknown } } }).cause
  const code = cause?.cause?.code ?? cause?.code
  return typeof code === 'string' ? code : 'connection lost'
}

function waitOf(headers: Headers): number {
  const milliseconds = Number(headers.get('retry-after-ms'))
  if (milliseconds > 0) return milliseconds
  const after = headers.get('retry-after')
  if (after === null) return 0
  const seconds = Number(after)
  const wait = Number.isNaN(seconds) ? Date.parse(after) - Date.now() : seconds * 1000
  return Number.isNaN(wait) ? 0 : wait
}
