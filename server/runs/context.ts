/** What the runs need from outside. */
import type { Examiner } from '../pipeline/ports.ts'
import type { Store } from '../store/open.ts'
import type { Queue } from '../store/queue.ts'
import type { Registry } from '../tokens/type.ts'
import type { Wakes } from './wakes.ts'

/** The serialisable units of work. */
export const units = ['examine', 'conclude'] as const
export type Unit = (typeof units)[number]
export interface UnitData {
  readonly run: string
  /** For `examine`. */
  readonly frame?: string
}

export interface RunsContext {
  readonly store: Store
  readonly queue: Queue<Unit, UnitData>
  readonly types: Registry
  readonly wakes: Wakes
  /** Hash of the code that measures: a stored measurement of other code is not used again. */
  readonly codeVersion: string
  /** A new unique id, URL-safe. */
  readonly mint: () => string
  /** Runs that one caller may have open at once. */
  readonly openRuns: number
  readonly log: (message: string, facts?: Record<string, unknown>) => void
}

/** Who also measures. */
export interface WorkContext extends RunsContext {
  readonly examine: Examiner
}
