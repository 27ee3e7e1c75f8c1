/** Structured logs on stderr, one JSON object a line: ids and numbers, never pictures, tokens or keys. */
import pino from 'pino'

export type Log = (message: string, facts?: Record<string, unknown>) => void

const troubles = /fail|lost|crash/

export function createLog(level: string): Log {
  const logger = pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, pino.destination(2))
  return (message, facts = {}) =>
    troubles.test(message) ? logger.error(facts, message) : logger.info(facts, message)
}
