/** Calls until there is an answer or no hope of one: breaker, budget and deadline hold for every single call. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { UnlabelledReason } from '../../shared/label.ts'
import type { Spent, Terms } from '../../core/pipeline/label/port.ts'
import { createBreaker } from './breaker.ts'
import type { CallRequest, Reply } from './call.ts'
import { inputTokens, mostFor } from './estimate.ts'
import { type Counters, costOf, pricesOf } from './prices.ts'

export interface AttemptContext {
  readonly model: string
  readonly call: (request: CallRequest) => Promise<Reply>
  readonly log: (message: string, facts?: Record<string, unknown>) => void
  /** Told of every call, for whoever watches this server. */
  readonly onCall?: ((call: Called) => void) | undefined
  /** Milliseconds, monotonic. */
  readonly now: () => number
}

export interface Called {
  readonly outcome: 'ok' | UnlabelledReason
  readonly milliseconds: number
  readonly spent: Spent
}

export interface Prepared {
  readonly system: string
  readonly text: string
  readonly pictures: readonly { readonly png: Uint8Array; readonly width: number; readonly height: number }[]
}

export interface Attempt {
  readonly prepared: Prepared
  readonly schema: Record<string, unknown>
  readonly maxTokens: number
  readonly deadlineMs: number
  readonly timeoutMs: number
}

export type Said =
  | { readonly ok: true; readonly text: string; readonly requestId: string | null }
  | { readonly ok: false; readonly reason: UnlabelledReason }

/** How often a run asks again for a budget that others have put aside. */
const LATER_MS = 40
/** After the deadline of its call, what was put aside and never settled belonged to a process that is gone. */
const LEASE_MARGIN_MS = 5_000
/** More tries for what may pass: as the SDK would make, but each with money of its own put aside. */
const RETRIES = 2
const FIRST_WAIT_MS = 500

export function createAttempt(context: AttemptContext): (attempt: Attempt, terms: Terms) => Promise<Said> {
  const { model, now } = context
  const breaker = createBreaker(now)
  const prices = pricesOf(model)

  async function paid(attempt: Attempt, left: () => number, terms: Terms): Promise<Reply> {
    const { system, text, pictures } = attempt.prepared
    const chars = system.length + text.length + JSON.stringify(attempt.schema).length
    const most = mostFor(inputTokens(chars, pictures), attempt.maxTokens, prices)
    const lease = attempt.deadlineMs + LEASE_MARGIN_MS
    const taken = await reserve(most, lease, terms)
    if (typeof taken === 'string') return nothingSaid(taken)
    const start = now()
    const reply = await context.call({
      model,
      system,
      text,
      pngs: pictures.map(({ png }) => png),
      schema: attempt.schema,
      maxTokens: attempt.maxTokens,
      deadlineMs: Math.max(1, Math.ceil(left())),
      timeoutMs: attempt.timeoutMs,
      signal: terms.signal,
    })
    const spent = spentOf(reply.ok ? reply.usage : reply.billed, most)
    await terms.budget.settle(taken, spent)
    context.onCall?.({ outcome: reply.ok ? 'ok' : reply.reason, milliseconds: now() - start, spent })
    return reply
  }

  async function reserve(most: number, lease: number, { budget, signal }: Terms) {
    // Longer than a lease: what a killed process held comes free while we wait.
    const until = now() + lease + LEASE_MARGIN_MS
    for (;;) {
      if (signal?.aborted) return 'cancelled'
      const answer = await budget.reserve(most, lease)
      if (answer !== 'later') return answer
      if (now() > until) return 'budget'
      await sleep(LATER_MS)
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

  return async (attempt, terms) => {
    if (!breaker.allows()) return { ok: false, reason: 'paused' }
    // Counted from the first call: waiting for money is not the service's fault.
    let until: number | undefined
    const left = () => (until ??= now() + attempt.deadlineMs) - now()
    for (let tried = 0; ; tried++) {
      const reply = await paid(attempt, left, terms)
      if (reply.ok) {
        breaker.succeeded()
        return reply
      }
      const wait = tried < RETRIES ? waitBefore(tried, reply.again) : null
      // The place in the queue is worth more than an hour of sleep.
      if (wait !== null && wait < left()) {
        await sleep(wait, undefined, { ...(terms.signal && { signal: terms.signal }) }).catch(() => undefined)
        continue
      }
      judge(reply.reason)
      if (lasting.has(reply.reason)) await terms.budget.close(reply.reason)
      const { reason, detail, requestId } = reply
      if (detail !== '') context.log('label call failed', { reason, detail, requestId })
      return { ok: false, reason }
    }
  }
}

/** With jitter, so that those who failed together do not come back together. */
const waitBefore = (tried: number, again: number | undefined): number | null =>
  again === undefined ? null : again || FIRST_WAIT_MS * 2 ** tried * (1 - Math.random() / 4)

/** No call was made. */
const nothingSaid = (reason: UnlabelledReason): Reply => ({
  ok: false,
  reason,
  detail: '',
  requestId: null,
  billed: 'nothing',
})

/** The next call of the same run would end the same way. */
const lasting = new Set<UnlabelledReason>(['auth', 'spend-limit'])

const ofService = new Set<UnlabelledReason>([
  'rate-limited',
  'overloaded',
  'timeout',
  'network',
  'provider-error',
])
