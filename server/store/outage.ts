/** What is away comes back: how that is told from a fault, and how long to wait before asking again. */
import { Problem, asProblem } from '../../shared/problem.ts'
import { diskFull, isFullCode } from './ground.ts'

/** Of Postgres, by class: connections, resources, operators; a lock or a statement that took too long; read-only standby. */
const AWAY = /^(08|53(?!100)|57P|57014|55P03|25006|25P03)/
const SOCKET = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
])
/** `pg` and its pool say these by their words alone. */
const SAID =
  /^(Connection terminated|Query read timeout|timeout exceeded when trying to connect|timeout expired|Client has encountered a connection error|Client was closed)/

/** Whether a store is away, and trying again may help. */
export const isOutage = (error: unknown): boolean =>
  anywhereIn(error, (one, code) => {
    if (one instanceof Problem && one.code === 'store-unavailable') return true
    return AWAY.test(code) || SOCKET.has(code) || SAID.test(one.message)
  })

const isFull = (error: unknown): boolean => anywhereIn(error, (_, code) => isFullCode(code))

/** Whether a job waits for its store instead of failing: what was acknowledged is not given up for a full disk either. */
export const passes = (error: unknown): boolean => isOutage(error) || isFull(error)

function anywhereIn(error: unknown, is: (one: Error, code: string) => boolean): boolean {
  for (let one = error, depth = 0; one instanceof Error && depth < 8; one = one.cause, depth++)
    if (is(one, (one as NodeJS.ErrnoException).code ?? '')) return true
  return false
}

export const storeAway = (what: string, cause: unknown): Problem =>
  new Problem(
    'store-unavailable',
    `${what} does not answer.`,
    'Nothing was lost: try again in a few seconds.',
    { cause },
  )

/** As any other, but an outage of the database is told as one, and so is its full disk. */
export function problemOf(error: unknown): Problem {
  const problem = asProblem(error)
  if (problem.code === 'internal' && isFull(problem.cause ?? error)) return diskFull(error)
  return problem.code === 'internal' && isOutage(problem.cause ?? error)
    ? storeAway('The database', error)
    : problem
}

/** Sooner at first, then up to `most` milliseconds apart; jitter, so that a fleet does not come back as one. */
export const delayBefore = (attempt: number, most = 3000): number =>
  Math.min(most, 100 * 2 ** attempt) * (0.5 + Math.random() / 2)
