/** Claude, as this server is configured: a labeler, or why there is none. */
import { Problem } from '../shared/problem.ts'
import type { ClaudeConfig } from './config.ts'
import type { Log } from './log.ts'
import type { Labeler } from '../core/pipeline/label/port.ts'
import type { LabellingFacts } from './runs/context.ts'
import type { Called } from './vision/attempt.ts'
import { createClaude } from './vision/claude.ts'

export function labellingFacts({
  apiKey,
  forbidden,
  model,
  baseURL,
  runBudget,
  dayBudget,
}: ClaudeConfig): LabellingFacts {
  const problem = forbidden ? isForbidden() : apiKey === undefined ? hasNoKey() : undefined
  const micros = (dollars: number | undefined) =>
    dollars === undefined ? undefined : Math.round(dollars * 1e6)
  const limits = { run: micros(runBudget), day: micros(dayBudget) }
  return { problem, model, sentTo: new URL(baseURL).host, limits }
}

/** One a process: its limit on calls at once holds over all runs. */
export function labelerFrom(
  config: ClaudeConfig,
  log: Log,
  onCall?: (call: Called) => void,
): Labeler | undefined {
  const { apiKey, baseURL, model, concurrency } = config
  if (apiKey === undefined || labellingFacts(config).problem) return undefined
  return createClaude({ apiKey, baseURL, model, concurrency, log, onCall, now: () => performance.now() })
}

const isForbidden = () =>
  new Problem(
    'label-forbidden',
    'The administrator of this server does not allow pictures to be sent to Claude.',
    'Measure without names by Claude, or ask the administrator.',
  )

const hasNoKey = () =>
  new Problem(
    'label-unavailable',
    'This server has no key for Claude.',
    'Set ANTHROPIC_API_KEY where the server runs, or measure without names by Claude.',
  )
