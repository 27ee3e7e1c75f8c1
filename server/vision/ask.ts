/** A question with everything around it: queue, cache, breaker, budget, deadline, second tries. */
import { createHash } from 'node:crypto'
import pLimit from 'p-limit'
import * as z from 'zod'
import type { UnlabelledReason } from '../../shared/label.ts'
import type { Outcome, Spent, Terms } from '../pipeline/label-port.ts'
import { createBreaker } from './breaker.ts'
import type { CallRequest, Reply } from './call.ts'
import { inputTokens, mostFor } from './estimate.ts'
import { type Counters, costOf, pricesOf } from './prices.ts'
import { problemFor } from './sentences.ts'

export interface AskContext {
  readonly model: string
  readonly concurrency: number
  readonly call: (request: CallRequest) => Promise<Reply>
  readonly log: (message: string, facts?: Record<string, unknown>) => void
  /** Milliseconds, monotonic. */
  readonly now: () => number
}

export interface Prepared {
  readonly system: string
  readonly text: string
  readonly pictures: readonly { readonly png: Uint8Array; readonly width: number; readonly height: number }[]
}

export interface Question<T> {
  /** Called when its turn has come. `null`: too large. */
  readonly prepare: () => Promise<Prepared | null>
  /** As asked of the service. */
  readonly wire: z.ZodType
  /** As read here. */
  readonly answer: z.ZodType<T>
  readonly maxTokens: number
  readonly deadlineMs: number
  readonly timeoutMs: number
}

export type Ask = <T>(question: Question<T>, terms: Terms) => Promise<Outcome<T>>

/** How often a run asks again for a budget that others have put aside. */
const LATER_MS = 40

/** One per process: its limit holds over all runs. */
export function createAsk(context: AskContext): Ask {
  const limit = pLimit(context.concurrency)
  const breaker = createBreaker(context.now)
  const prices = pricesOf(context.model)

  async function once<T>(question: Question<T>, terms: Terms): Promise<Outcome<T>> {
    if (terms.signal?.aborted) return failed('cancelled')
    const prepared = await question.prepare()
    if (!prepared) return failed('too-large')
    const schema = wireSchema(question.wire)
    const key = keyOf(context.model, prepared, schema)
    const known = question.answer.safeParse(await terms.cache.get(key).catch(() => null))
    if (known.success) return { ok: true, answer: known.data, by: context.model, cached: true }
    const outcome = await tries(question, prepared, schema, terms)
    if (!outcome.ok) return failed(outcome.reason)
    await terms.cache
      .put(key, outcome.answer)
      .catch((error: unknown) => context.log('label not cached', { error: String(error) }))
    return { ok: true, answer: outcome.answer, by: context.model, cached: false }
  }

  /** A cut answer gets twice the room, a wrong one a second chance; nothing gets a third. */
  async function tries<T>(
    question: Question<T>,
    prepared: Prepared,
    schema: Record<string, unknown>,
    terms: Terms,
  ) {
    const first = await attempt(question, prepared, schema, question.maxTokens, terms)
    if (first.ok || (first.reason !== 'truncated' && first.reason !== 'invalid-answer')) return first
    const room = first.reason === 'truncated' ? 2 * question.maxTokens : question.maxTokens
    return attempt(question, prepared, schema, room, terms)
  }

  async function attempt<T>(
    { answer, deadlineMs, timeoutMs }: Question<T>,
    { system, text, pictures }: Prepared,
    schema: Record<string, unknown>,
    maxTokens: number,
    terms: Terms,
  ): Promise<{ ok: true; answer: T } | { ok: false; reason: UnlabelledReason }> {
    if (!breaker.allows()) return { ok: false, reason: 'paused' }
    const chars = system.length + text.length + JSON.stringify(schema).length
    const reserved = mostFor(inputTokens(chars, pictures), maxTokens, prices)
    const refused = await reserve(reserved, deadlineMs, terms)
    if (refused) return { ok: false, reason: refused }
    const pngs = pictures.map(({ png }) => png)
    const { model } = context
    const request = {
      model,
      system,
      text,
      pngs,
      schema,
      maxTokens,
      deadlineMs,
      timeoutMs,
      signal: terms.signal,
    }
    const reply = await context.call(request)
    const counters = reply.ok ? reply.usage : reply.billed
    await terms.budget.settle(reserved, spentOf(counters, reserved))
    if (!reply.ok) {
      judge(reply.reason)
      if (lasting.has(reply.reason)) await terms.budget.close(reply.reason)
      context.log('label call failed', {
        reason: reply.reason,
        detail: reply.detail,
        requestId: reply.requestId,
      })
      return { ok: false, reason: reply.reason }
    }
    breaker.succeeded()
    const parsed = answer.safeParse(jsonOf(reply.text))
    if (parsed.success) return { ok: true, answer: parsed.data }
    context.log('label call failed', { reason: 'invalid-answer', requestId: reply.requestId })
    return { ok: false, reason: 'invalid-answer' }
  }

  async function reserve(
    most: number,
    deadlineMs: number,
    { budget, signal }: Terms,
  ): Promise<UnlabelledReason | null> {
    const until = context.now() + deadlineMs
    for (;;) {
      if (signal?.aborted) return 'cancelled'
      const answer = await budget.reserve(most)
      if (answer === 'reserved') return null
      if (answer !== 'later') return answer
      if (context.now() > until) return 'budget'
      await new Promise((done) => setTimeout(done, LATER_MS))
    }
  }

  /** Answers of a service that works, whatever they say, end a row of failures. */
  function judge(reason: UnlabelledReason): void {
    if (ofService.has(reason)) breaker.failed()
    else if (reason === 'refused' || reason === 'truncated') breaker.succeeded()
  }

  /** No counters came, but the service may have charged: then all that was put aside counts, so that a cap stays a cap. */
  function spentOf(billed: Counters | 'nothing' | 'unknown', reserved: number): Spent {
    if (billed === 'nothing' || billed === 'unknown')
      return {
        calls: 1,
        inputTokens: 0,
        outputTokens: 0,
        cost: 0,
        counted: billed === 'nothing' ? 0 : reserved,
      }
    const cost = costOf(billed, prices)
    const { input, output, cacheRead, cacheWrite } = billed
    return {
      calls: 1,
      inputTokens: input + cacheRead + cacheWrite,
      outputTokens: output,
      cost,
      counted: cost,
    }
  }

  return (question, terms) => limit(() => once(question, terms))
}

/** The next call of the same run would end the same way. */
const lasting = new Set<UnlabelledReason>(['auth', 'spend-limit'])

const ofService = new Set<UnlabelledReason>([
  'rate-limited',
  'overloaded',
  'timeout',
  'network',
  'provider-error',
])

const failed = (reason: UnlabelledReason) => ({ ok: false as const, reason, problem: problemFor(reason) })

/** Frame, question, model and schema: whatever changes one of them asks anew. */
function keyOf(model: string, { system, text, pictures }: Prepared, schema: unknown): string {
  const hash = createHash('sha256').update(JSON.stringify([model, system, text, schema]))
  for (const { png } of pictures) hash.update('\0').update(png)
  return hash.digest('hex')
}

function wireSchema(schema: z.ZodType): Record<string, unknown> {
  const { $schema: _, ...rest } = z.toJSONSchema(schema)
  return rest
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
