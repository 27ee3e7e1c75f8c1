/** What the runs need from outside. */
import type { Examiner } from '../pipeline/ports.ts'
import type { Store } from '../store/open.ts'
import type { Registry } from '../tokens/type.ts'
import type { Wakes } from './wakes.ts'

export interface RunsContext {
  readonly store: Store
  readonly types: Registry
  readonly examine: Examiner
  readonly wakes: Wakes
  /** Hash of the code that measures: a stored measurement of other code is not used again. */
  readonly codeVersion: string
  /** A new unique id, URL-safe. */
  readonly mint: () => string
  readonly log: (message: string, facts?: Record<string, unknown>) => void
}
