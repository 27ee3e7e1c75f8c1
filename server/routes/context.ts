/** What the routes are handed. */
import type { Format } from '../../core/formats/format.ts'
import type { RunsContext } from '../runs/context.ts'

export interface RoutesContext extends RunsContext {
  readonly formats: readonly Format[]
  readonly version: string
  /** Takes a place for an event stream; the answer gives it back. */
  readonly streams: (caller: string) => () => void
}
