/** Structured logs on stderr, one JSON object a line: ids and numbers, never pictures, tokens or keys. */
import pino from 'pino'

export type Log = (message: string, facts?: Record<string, unknown>) => void

const troubles = /fail|lost|crash/

export function createLog(level: string): Log {
  const logger = pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, pino.destination(2))
  return (message, facts = {}) =>
    troubles.test(message) ? logger.error(facts, message) : logger.info(facts, message)
}

/** Enough for a stack; a schema's complaint about a whole library can be megabytes. */
const MOST = 4000

/** An error for the log. The parameters of a failed query are what people measured: they stay out. */
export function describeFault(error: unknown): string {
  if (!(error instanceof Error)) return String(error).slice(0, MOST)
  const [message = ''] = error.message.split('\nparams: ')
  const stack = error.stack?.slice(error.stack.indexOf('\n    at ')) ?? ''
  const cause = error.cause === undefined ? '' : `\ncaused by ${describeFault(error.cause)}`
  return `${error.name}: ${message}`.slice(0, MOST / 2) + `${stack}${cause}`.slice(0, MOST / 2)
}
