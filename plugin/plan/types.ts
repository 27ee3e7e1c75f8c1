/** Lines of a plan, and what they do. */
import type { Action, PlanChange } from '../../shared/variables.ts'
import type { ThingWork } from '../things/thing.ts'

/** The token is stood for by something that is already there. */
interface AdoptWork {
  readonly do: 'adopt'
  readonly token: string
  readonly target: string
}
interface RemoveWork {
  readonly do: 'remove'
  readonly target: string
}
export type Work = ThingWork | AdoptWork | RemoveWork

export interface Entry {
  readonly id: string
  readonly name: string
  readonly action: Action
  readonly reason: string
  readonly group: string
  readonly changes: readonly PlanChange[]
  readonly ticked: boolean | null
  /** What it does when ticked; null does nothing. With choices, one of them counts instead. */
  readonly work: Work | null
  readonly choices?: readonly { readonly id: string; readonly label: string; readonly work: Work | null }[]
  /** Id of what stands for the token where there is nothing to do. */
  readonly stands?: string | undefined
}

/** A line that the designer ticked, and what it does. */
export interface Chosen {
  readonly entry: Entry
  readonly work: Work
}
