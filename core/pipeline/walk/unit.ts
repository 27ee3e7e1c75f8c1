/** A unit of work as a value. Units return, a journal remembers: memory here, the database in `server/runs`. */
import type { RunEvent } from '../../../shared/events.ts'
import type { ProblemData } from '../../../shared/problem.ts'
import type { Glance } from '../examine/glance.ts'
import type { OnFound } from '../ports.ts'
import type { FrameLabels } from '../label/merge.ts'
import type { SetNames } from '../label/label.ts'
import type { FrameLabel } from '../../../shared/label.ts'

export const unitNames = ['examine', 'label', 'name', 'conclude'] as const
export type UnitName = (typeof unitNames)[number]

export interface Job {
  readonly unit: UnitName
  /** For `examine` and `label`; empty for what looks at the whole run. */
  readonly frame: string
}

/** A run as it stands: all that decides what is due. */
export interface Standing {
  /** It has not ended. */
  readonly live: boolean
  /** No more frames will come. */
  readonly sealed: boolean
  /** A model is asked what values are for. */
  readonly asks: boolean
  /** The model was asked about the names of the whole. */
  readonly named: boolean
  /** USD that the model took so far. */
  readonly cost: number
  readonly frames: readonly {
    readonly id: string
    readonly status: 'received' | 'measured' | 'failed'
    /** The model was asked, whatever came of it. */
    readonly labelled: boolean
  }[]
}

/** What a unit that can fail gives. */
export type Outcome<T> = { readonly done: T } | { readonly problem: ProblemData }

export interface Labelled {
  readonly label: FrameLabel
  readonly labels: FrameLabels | null
}

/** What is told of a measurement, whatever else its host keeps of it. */
export type Looked = Pick<Glance, 'skipped' | 'milliseconds'>
/** What is told of a token set. */
export interface Concluded {
  readonly events: readonly RunEvent[]
  readonly tokens: number
}

export type Tell = (event: RunEvent) => void

/** Where the work is done: in this process, or by threads from what lies in a store. */
export interface Desk<M extends Looked = Looked, C extends Concluded = Concluded> {
  /**
   * @param begun Called when the frame is at hand, `found` as soon as a type is through.
   * A problem is the frame's own; what is no fault of the frame is thrown, and then the work is done again.
   */
  examine(frame: string, begun: () => void, found: OnFound): Promise<Outcome<M>>
  label(frame: string): Promise<Labelled>
  name(): Promise<SetNames>
  /** @throws whatever keeps the set from being put together; a problem that is answered ends the run. */
  conclude(): Promise<Outcome<C>>
}

export interface Unit<Result> {
  readonly name: UnitName
  due(run: Standing): readonly Job[]
  work(frame: string, tell: Tell): Promise<Result>
  /** The run with this result in it, and what is told of it. */
  record(
    run: Standing,
    frame: string,
    result: Result,
  ): { readonly run: Standing; readonly events: readonly RunEvent[] }
  /** The result where work failed again and again. */
  bury(problem: ProblemData): Result
}

export interface Units<M extends Looked, C extends Concluded> {
  readonly examine: Unit<Outcome<M>>
  readonly label: Unit<Labelled>
  readonly name: Unit<SetNames>
  readonly conclude: Unit<Outcome<C>>
}

/** Keeps a result, what is told of it and what is due next: all of it, or nothing where nobody waits for it any more. */
export type Keep<Result> = (unit: Unit<Result>, frame: string, result: Result) => Promise<Kept>
/** `again`: what it was made from has changed meanwhile. */
export type Kept = 'kept' | 'unwanted' | 'again'

export interface Journal<M extends Looked, C extends Concluded> {
  standing(): Promise<Standing>
  readonly keep: {
    readonly examine: Keep<Outcome<M>>
    readonly label: Keep<Labelled>
    readonly name: Keep<SetNames>
    readonly conclude: Keep<Outcome<C>>
  }
}
