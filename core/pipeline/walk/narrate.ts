/** News for people who watch: what tokens and roles appeared, changed or went since the last time, in small events. */
import type { RunEvent } from '../../../shared/events.ts'
import type { Semantic, TokenSet } from '../../../shared/token-set.ts'
import { type TokenSummary, summarise } from '../../../shared/token.ts'
import type { ConcludeContext } from '../conclude/conclude.ts'

/** Takes down the types that could not be put together. */
export const skippedIn =
  (events: RunEvent[]): NonNullable<ConcludeContext['onFailed']> =>
  ({ name }, problem) =>
    void events.push({ event: 'skipped', type: name, problem })

/** What was told last, by a token's key, or by type and role. */
export type Told = ReadonlyMap<string, string>

/** An event must stay below 8 kB; a summary is 300–900 bytes, a gradient or a shadow more. */
const MAX_EVENT_CHARS = 7_000

export function narrate(told: Told, set: TokenSet): { events: RunEvent[]; told: Told } {
  const now = new Map<string, string>()
  const upserts: Sized<TokenSummary>[] = []
  for (const token of set.primitives) {
    const summary = lean(summarise(token))
    const text = JSON.stringify(summary)
    now.set(token.key, text)
    if (told.get(token.key) !== text && text.length < MAX_EVENT_CHARS)
      upserts.push({ item: summary, chars: text.length })
  }
  const roles: Sized<Semantic>[] = []
  for (const semantic of set.semantics) {
    const text = JSON.stringify(semantic)
    const key = roleKey(semantic)
    now.set(key, text)
    if (told.get(key) !== text && text.length < MAX_EVENT_CHARS)
      roles.push({ item: semantic, chars: text.length })
  }
  const gone = [...told.keys()].filter((key) => !now.has(key))
  const removals = gone.filter((key) => !key.startsWith(ROLE))
  const ended = gone.filter((key) => key.startsWith(ROLE)).map(roleIn)
  const events = [
    ...inChunks(upserts).map((some): RunEvent => ({ event: 'tokens', upserts: some, removals: [] })),
    ...inHundreds(removals).map((some): RunEvent => ({ event: 'tokens', upserts: [], removals: some })),
    ...inChunks(roles).map((some): RunEvent => ({ event: 'roles', upserts: some, removals: [] })),
    ...inHundreds(ended).map((some): RunEvent => ({ event: 'roles', upserts: [], removals: some })),
  ]
  return { events, told: now }
}

/** No key of a token starts so: a type's name has no space. */
const ROLE = 'role '
const roleKey = ({ type, role }: Semantic): string => `${ROLE}${type} ${role}`
const roleIn = (key: string): Pick<Semantic, 'type' | 'role'> => {
  const [, type = '', ...role] = key.split(' ')
  return { type, role: role.join(' ') }
}

interface Sized<T> {
  readonly item: T
  readonly chars: number
}

/** Derived facts and long frame lists can be asked for; an event shows that the token is there, and what a model said of it. */
const lean = (summary: TokenSummary): TokenSummary => ({
  ...summary,
  derived: summary.derived['label'] === undefined ? {} : { label: summary.derived['label'] },
  evidence: { ...summary.evidence, frames: summary.evidence.frames.slice(0, 5) },
})

function inChunks<T>(all: readonly Sized<T>[]): T[][] {
  const chunks: T[][] = []
  let left = 0
  for (const { item, chars } of all) {
    if (chars > left) {
      chunks.push([])
      left = MAX_EVENT_CHARS
    }
    chunks.at(-1)?.push(item)
    left -= chars
  }
  return chunks
}

const inHundreds = <T>(all: readonly T[]): T[][] =>
  Array.from({ length: Math.ceil(all.length / 100) }, (_, at) => all.slice(100 * at, 100 * (at + 1)))
