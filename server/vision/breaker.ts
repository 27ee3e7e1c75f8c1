/** Stops calling a service that fails: after some failures in a row, none for a while, then one to try. */

/** Three in a row are not chance; a minute is what providers' incidents are polled at. */
const FAILURES = 3
const PAUSE_MS = 60_000

export interface Breaker {
  /** Whether a call may be made now. */
  allows(): boolean
  succeeded(): void
  failed(): void
}

/** @param now Milliseconds, monotonic. */
export function createBreaker(now: () => number): Breaker {
  let failures = 0
  let until = 0
  return {
    allows: () => now() >= until,
    succeeded() {
      failures = 0
      until = 0
    },
    failed() {
      failures++
      // Stays above the limit until a call succeeds, so that one failed try closes it again.
      if (failures >= FAILURES) until = now() + PAUSE_MS
    },
  }
}
