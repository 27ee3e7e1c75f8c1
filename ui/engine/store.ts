/** What the engine keeps: runs while the panel is open, one library a project. */
import type { FrameState, RunStatus } from '../../shared/api.ts'
import { type NumberedEvent, type RunEvent, isTerminal } from '../../shared/events.ts'
import type { Layer } from '../../shared/layer.ts'
import type { RunOptions } from '../../shared/options.ts'
import { Problem, type ProblemData } from '../../shared/problem.ts'

export interface KeptFrame {
  state: FrameState
  readonly image: Uint8Array
  readonly mediaType: string
  readonly layers: readonly Layer[] | undefined
  /** JSON of an `Examined`. */
  examined?: Uint8Array
}

export interface KeptRun {
  readonly id: string
  readonly project: string
  readonly options: RunOptions
  readonly createdAt: string
  status: RunStatus
  sealed: boolean
  problem?: ProblemData
  readonly frames: Map<string, KeptFrame>
  readonly layers: Map<string, readonly Layer[]>
  readonly events: NumberedEvent[]
  /** JSON of the token set, once there is one. */
  set?: Uint8Array
}

export const isLive = ({ status }: KeptRun): boolean => status === 'receiving' || status === 'measuring'

/** A run that has ended takes no more events. */
export function append(run: KeptRun, event: RunEvent): NumberedEvent | null {
  const last = run.events.at(-1)
  if (last && isTerminal(last.data)) return null
  const numbered = { seq: run.events.length + 1, data: event }
  run.events.push(numbered)
  return numbered
}

export const unknownRun = (id: string) =>
  new Problem(
    'unknown-run',
    `There is no run "${id}".`,
    'What is measured here lasts as long as the panel is open: measure the frames again.',
  )
