/** `extract --label claude`: who is asked, what it may cost, and what it did cost. */
import { join } from 'node:path'
import { readFile } from 'node:fs/promises'
import { asProblem } from '../shared/problem.ts'
import { labelerFrom, labellingFacts } from '../server/claude.ts'
import type { Config } from '../server/config.ts'
import { inspect } from '../server/decode/decode.ts'
import { createPurse } from '../core/pipeline/label/terms.ts'
import type { Labelling } from '../core/pipeline/walk/memory-desk.ts'
import { estimate } from '../server/vision/estimate.ts'
import { pricesOf } from '../server/vision/prices.ts'
import { answerFiles } from './answer-files.ts'

type Say = (text: string) => void

/**
 * Says what is going to happen before anything is sent.
 * @throws Problem `label-unavailable` or `label-forbidden`.
 */
export async function labellingFor(
  files: readonly string[],
  asked: number,
  config: Pick<Config, 'claude' | 'dataDirectory'>,
  say: Say,
): Promise<Labelling> {
  const { problem, model, sentTo, limits } = labellingFacts(config.claude)
  if (problem) throw problem
  const labeler = labelerFrom(config.claude, (message, facts) =>
    say(`! ${message} ${JSON.stringify(facts ?? {})}`),
  )
  if (!labeler) throw asProblem(new Error('no labeler'))
  const { calls, cost, atMost } = estimate(model, await sizesOf(files))
  const budget = Math.min(asked, (limits.run ?? Number.POSITIVE_INFINITY) / 1e6)
  const { asOf, assumed } = pricesOf(model)
  const prices = assumed ? 'the dearest prices, because this model is not in the table' : `prices of ${asOf}`
  say(
    `Sends ${files.length === 1 ? 'this picture' : `these ${files.length} pictures`} to ${sentTo} (${model}).`,
  )
  say(`About ${calls} calls and ${usd(cost)}, at most ${usd(atMost)}, by ${prices}; budget ${usd(budget)}.`)
  return {
    labeler,
    terms: { budget: createPurse(budget * 1e6), cache: answerFiles(join(config.dataDirectory, 'answers')) },
  }
}

export function spentLine({ terms }: Labelling): string {
  const { calls, inputTokens, outputTokens, cost } = terms.budget.used()
  if (calls === 0) return 'Claude: no calls, $0.'
  const tokens = `${inputTokens.toLocaleString('en')} tokens in, ${outputTokens.toLocaleString('en')} out`
  return `Claude: ${calls} ${calls === 1 ? 'call' : 'calls'}, ${tokens}, ${usd(cost / 1e6)}.`
}

const usd = (dollars: number): string => `$${dollars < 0.1 ? dollars.toFixed(4) : dollars.toFixed(2)}`

/** Files that are no pictures are told of when they are measured. */
async function sizesOf(files: readonly string[]): Promise<{ width: number; height: number }[]> {
  const sizes = await Promise.all(files.map((file) => sizeOf(file).catch(() => null)))
  return sizes.flatMap((size) => size ?? [])
}

const sizeOf = async (file: string) => inspect(await readFile(file), file)
