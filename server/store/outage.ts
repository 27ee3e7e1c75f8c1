/** What is away comes back: how that is told from a fault, and how long to wait before asking again. */
import { Problem, asProblem } from '../../shared/problem.ts'

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
export function isOutage(error: unknown): boolean {
  for (let one = error, depth = 0; one instanceof Error && depth < 8; one = one.cause, depth++) {
    if (one instanceof Problem && one.code === 'store-unavailable') return true
    const code = (one as NodeJS.ErrnoException).code ?? ''
    if (AWAY.test(code) || SOCKET.has(code) || SAID.test(one.message)) return true
  }
  return false
}

export const storeAway = (what: string, cause: unknown): Problem =>
  new Problem(
    'store-unavailable',
    `${what} does not answer.`,
    'Nothing was lost: try again in a few seconds.',
    { cause },
  )

/** As any other, but an outage of the database is told as one. */
export function problemOf(error: unknown): Problem {
  const problem = asProblem(error)
  return problem.code === 'internal' && isOutage(problem.cause ?? error)
    ? storeAway('The database', error)
    : problem
}

/** Sooner at first, then up to `most` milliseconds apart; jitter, so that a fleet does not come back as one. */
export const delayBefore = (attempt: number, most = 3000): number =>
  Math.min(most, 100 * 2 ** attempt) * (0.5 + Math.random() / 2)
