/**
 * What somebody else's type does for one frame is broken off by the engine when it takes too long. A timer could not: the
 * thread is busy. `vm` stops whatever runs below it, also what was made elsewhere.
 */
import { Script, createContext } from 'node:vm'
import { Problem } from '../../shared/problem.ts'

/** Our own slowest type takes .3 s for a frame of 50 megapixels. */
const MOST_MS = 5_000

const hands: { work?: () => unknown } = {}
const context = createContext(hands)
const call = new Script('work()')

/** @throws Problem `type-failed` when it takes longer; whatever else `work` throws. */
export function withinTime<T>(what: string, work: () => T, most = MOST_MS): T {
  hands.work = work
  try {
    return call.runInContext(context, { timeout: most }) as T
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_SCRIPT_EXECUTION_TIMEOUT') throw error
    throw new Problem(
      'type-failed',
      `${what} took longer than ${most / 1000} s and was broken off.`,
      'Tell whoever wrote the plugin; the other types are not affected.',
    )
  }
}
