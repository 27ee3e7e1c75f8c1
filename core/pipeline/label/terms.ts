/** Terms for who labels in one process, without a database. */
import type { UnlabelledReason } from '../../../shared/label.ts'
import type { AnswerCache, Budget, Micros, Spent } from './port.ts'

/** Remembers for as long as it lives. */
export function memoryCache(): AnswerCache {
  const answers = new Map<string, unknown>()
  return {
    get: async (key) => answers.get(key) ?? null,
    put: async (key, answer) => void answers.set(key, answer),
  }
}

export interface Purse extends Budget {
  /** What was really used, by the counters of the API. */
  readonly used: () => Spent
}

/** @param cap Never more than this counts against the budget. */
export function createPurse(cap: Micros): Purse {
  let held = 0
  let closed: UnlabelledReason | undefined
  let used: Spent = { calls: 0, inputTokens: 0, outputTokens: 0, cost: 0, counted: 0 }
  return {
    used: () => used,
    async reserve(most) {
      if (closed) return closed
      if (used.counted + most > cap) return 'budget'
      if (used.counted + held + most > cap) return 'later'
      held += most
      return { id: '', most }
    },
    async close(reason) {
      closed = reason
    },
    async settle({ most }, spent) {
      held -= most
      used = {
        calls: used.calls + spent.calls,
        inputTokens: used.inputTokens + spent.inputTokens,
        outputTokens: used.outputTokens + spent.outputTokens,
        cost: used.cost + spent.cost,
        counted: used.counted + spent.counted,
      }
    },
  }
}
