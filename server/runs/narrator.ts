/** Collects narration and writes it a few times a second: an event a type a frame would be a transaction each. */
import type { RunEvent } from '../../shared/events.ts'
import type { RunsContext } from './context.ts'
import { append } from './remember.ts'

const FLUSH_MS = 150

export interface Narrator {
  readonly tell: (event: RunEvent) => void
  /** Takes what is waiting, to be written in the caller's own transaction. */
  readonly take: () => RunEvent[]
}

export function createNarrator({ store, log }: RunsContext, run: string): Narrator {
  let waiting: RunEvent[] = []
  let timer: NodeJS.Timeout | undefined
  const take = () => {
    clearTimeout(timer)
    timer = undefined
    const taken = waiting
    waiting = []
    return taken
  }
  const flush = () => {
    const news = take()
    store.db
      .transaction((tx) => append(tx, run, news))
      .catch((error: unknown) => log('narration lost', { run, error: String(error) }))
  }
  return {
    tell(event) {
      waiting.push(event)
      timer ??= setTimeout(flush, FLUSH_MS)
    },
    take,
  }
}
