/** What the routes are handed. */
import type { Format } from '../formats/format.ts'
import type { RunsContext } from '../runs/context.ts'
import type { Engine } from '../runs/engine.ts'

export interface RoutesContext extends RunsContext {
  readonly formats: readonly Format[]
  readonly engine: Engine
  readonly version: string
}
