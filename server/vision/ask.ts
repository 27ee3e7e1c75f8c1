/** A question with everything around it: queue, cache, second chances. */
import { createHash } from 'node:crypto'
import pLimit from 'p-limit'
import * as z from 'zod'
import type { UnlabelledReason } from '../../shared/label.ts'
import type { Outcome, Terms } from '../../core/pipeline/label/port.ts'
import { type AttemptContext, type Prepared, createAttempt } from './attempt.ts'
import { problemFor } from './sentences.ts'

export interface AskContext extends AttemptContext {
  readonly concurrency: number
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

/** One per process: its limit holds over all runs. */
export function createAsk(context: AskContext): Ask {
  const limit = pLimit(context.concurrency)
  const attempt = createAttempt(context)

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
  ): Promise<Parsed<T>> {
    const first = await ask(question, prepared, schema, question.maxTokens, terms)
    if (first.ok || (first.reason !== 'truncated' && first.reason !== 'invalid-answer')) return first
    const room = first.reason === 'truncated' ? 2 * question.maxTokens : question.maxTokens
    return ask(question, prepared, schema, room, terms)
  }

  async function ask<T>(
    { answer, deadlineMs, timeoutMs }: Question<T>,
    prepared: Prepared,
    schema: Record<string, unknown>,
    maxTokens: number,
    terms: Terms,
  ): Promise<Parsed<T>> {
    const said = await attempt({ prepared, schema, maxTokens, deadlineMs, timeoutMs }, terms)
    if (!said.ok) return said
    const parsed = answer.safeParse(jsonOf(said.text))
    if (parsed.success) return { ok: true, answer: parsed.data }
    context.log('label call failed', { reason: 'invalid-answer', requestId: said.requestId })
    return { ok: false, reason: 'invalid-answer' }
  }

  return (question, terms) => limit(() => once(question, terms))
}

type Parsed<T> =
  | { readonly ok: true; readonly answer: T }
  | { readonly ok: false; readonly reason: UnlabelledReason }

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
