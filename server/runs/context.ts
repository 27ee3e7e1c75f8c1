/** What the runs need from outside. */
import type { Problem } from '../../shared/problem.ts'
import type { Labeler, Micros } from '../../core/pipeline/label/port.ts'
import type { Read } from '../../core/library/answers.ts'
import type { Pieces, PutTogether } from '../../core/library/put-together.ts'
import type { FramePiece } from '../../core/library/questions.ts'
import type { Known } from '../../core/pipeline/label/candidates.ts'
import type { SetNaming } from '../../core/pipeline/label/nameables.ts'
import type { Measured } from '../../core/pipeline/examine/glance.ts'
import type { Examiner, FrameInput } from '../../core/pipeline/ports.ts'
import type { UnitName } from '../../core/pipeline/walk/unit.ts'
import type { Store } from '../store/open.ts'
import type { Queue } from '../store/queue.ts'
import type { Registry } from '../../core/tokens/type.ts'
import type { Wakes } from './wakes.ts'

export interface UnitData {
  readonly run: string
  /** For `examine` and `label`. */
  readonly frame?: string
}

/** Whether and where Claude would be asked. The key is not among them. */
export interface LabellingFacts {
  /** Why not. */
  readonly problem?: Problem | undefined
  readonly model: string
  /** Host that pictures are sent to. */
  readonly sentTo: string
  /** What an administrator allows to be spent; absent: what each run asks for. */
  readonly limits: { readonly run?: Micros | undefined; readonly day?: Micros | undefined }
}

export interface RunsContext {
  readonly store: Store
  readonly queue: Queue<UnitName, UnitData>
  readonly types: Registry
  readonly wakes: Wakes
  /** Hash of the code that measures: a stored measurement of other code is not used again. */
  readonly codeVersion: string
  /** Reads stored tokens, in a thread where there is much to read. */
  readonly read: Read
  /** A new unique id, URL-safe. */
  readonly mint: () => string
  readonly labelling: LabellingFacts
  /** Runs that one caller may have open at once. */
  readonly openRuns: number
  /** Bytes that the runs of one workspace may keep; 0: no limit. */
  readonly workspaceBytes: number
  readonly log: (message: string, facts?: Record<string, unknown>) => void
}

/** Who also measures. */
export interface WorkContext extends RunsContext {
  readonly measure: (
    frame: { readonly input: FrameInput; readonly layers?: Uint8Array | undefined },
    request: Parameters<Examiner>[1],
  ) => Promise<Measured>
  /** These run in a worker thread. */
  readonly conclude: (pieces: Pieces) => Promise<PutTogether | null>
  readonly known: (piece: FramePiece) => Promise<Known[]>
  readonly naming: (pieces: Pieces) => Promise<SetNaming>
  /** Aborted when this process must end although calls are in flight: others will make them again. */
  readonly closing: AbortSignal
  /** Absent where this server may not ask a model. */
  readonly labeler?: Labeler | undefined
}
