/** Token news for people who watch: what appeared, changed or went since the last time, in small events. */
import type { RunEvent } from '../../shared/events.ts'
import type { TokenSet } from '../../shared/token-set.ts'
import { type TokenSummary, summarise } from '../../shared/token.ts'
import type { ConcludeContext } from './conclude.ts'

/** Takes down the types that could not be put together. */
export const skippedIn =
  (events: RunEvent[]): NonNullable<ConcludeContext['onFailed']> =>
  ({ name }, problem) =>
    void events.push({ event: 'skipped', type: name, problem })

/** What was told last, by key. */
export type Told = ReadonlyMap<string, string>

/** An event must stay below 8 kB; a summary is 300–900 bytes, a gradient or a shadow more. */
const MAX_EVENT_CHARS = 7_000

export function narrate(told: Told, set: TokenSet): { events: RunEvent[]; told: Told } {
  const now = new Map<string, string>()
  const upserts: { summary: TokenSummary; chars: number }[] = []
  for (const token of set.primitives) {
    const summary = lean(summarise(token))
    const text = JSON.stringify(summary)
    now.set(token.key, text)
    if (told.get(token.key) !== text && text.length < MAX_EVENT_CHARS)
      upserts.push({ summary, chars: text.length })
  }
  const removals = [...told.keys()].filter((key) => !now.has(key))
  return { events: inChunks(upserts, removals), told: now }
}

/** Derived facts and long frame lists can be asked for; an event only shows that the token is there. */
const lean = (summary: TokenSummary): TokenSummary => ({
  ...summary,
  derived: {},
  evidence: { ...summary.evidence, frames: summary.evidence.frames.slice(0, 5) },
})

function inChunks(
  upserts: readonly { summary: TokenSummary; chars: number }[],
  removals: readonly string[],
): RunEvent[] {
  const events: RunEvent[] = []
  let chunk: TokenSummary[] = []
  let chars = 0
  const flush = () => {
    if (chunk.length > 0) events.push({ event: 'tokens', upserts: chunk, removals: [] })
    chunk = []
    chars = 0
  }
  for (const upsert of upserts) {
    if (chars + upsert.chars > MAX_EVENT_CHARS) flush()
    chunk.push(upsert.summary)
    chars += upsert.chars
  }
  flush()
  for (let at = 0; at < removals.length; at += 100)
    events.push({ event: 'tokens', upserts: [], removals: removals.slice(at, at + 100) })
  return events
}
