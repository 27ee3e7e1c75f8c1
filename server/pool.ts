/** The one process-wide pool of worker threads: frames are examined and runs concluded there. */
import { availableParallelism } from 'node:os'
import { setImmediate as giveWay } from 'node:timers/promises'
import { MessageChannel } from 'node:worker_threads'
import pLimit from 'p-limit'
import { Piscina } from 'piscina'
import { Problem } from '../shared/problem.ts'
import type { Measured } from '../core/pipeline/examine/glance.ts'
import type { Examined, Examiner, FrameInput } from '../core/pipeline/ports.ts'
import type { Answers } from '../core/library/answers.ts'
import type { Pieces, PutTogether } from '../core/library/put-together.ts'
import type { FramePiece } from '../core/library/questions.ts'
import { parseJson } from '../core/library/stored-json.ts'
import type { Known } from '../core/pipeline/label/candidates.ts'
import type { SetNaming } from '../core/pipeline/label/nameables.ts'
import { type Answer, resultOf } from './answer.ts'
import { beside } from './beside.ts'
import { pixelsOf, withinPixels } from './decode/pixels.ts'
import type { Reading, Task, WorkerData } from './worker.ts'

export interface Pool {
  /** Gives the measurement as it is stored: reading it would hold up whoever answers requests. */
  readonly measure: Measure
  /** The same, read. */
  readonly examine: Examiner
  readonly conclude: (pieces: Pieces) => Promise<PutTogether | null>
  /** What a model is asked about: one frame, or the whole set. */
  readonly known: (piece: FramePiece) => Promise<Known[]>
  readonly naming: (pieces: Pieces) => Promise<SetNaming>
  /** Asks a thread of stored tokens. */
  readonly read: (what: keyof Answers, question: object) => Promise<unknown>
  close(): Promise<void>
}

export type Measure = (
  /** Layers are given as objects in `input`, or as the JSON they were stored in. */
  frame: { readonly input: FrameInput; readonly layers?: Uint8Array | undefined },
  request: Parameters<Examiner>[1],
) => Promise<Measured>

/** A frame of 50 megapixels takes 5 s; one that takes longer than this hangs, and its thread is ended. */
const DEADLINE_MS = 60_000
/** 500 frames take 20 s. */
const CONCLUDE_DEADLINE_MS = 180_000

/** Of a thread: putting 500 busy frames together takes 1.2 GB of it, measuring one less than .1. */
const HEAP_MB = 2048

/**
 * @param concurrency Frames in memory at once, over all runs; threads are one per core at most.
 * @param plugins URLs of modules that the threads load too.
 */
export function createPool(
  concurrency = 5,
  plugins: readonly string[] = [],
  { heapMB = HEAP_MB }: { heapMB?: number } = {},
): Pool {
  const workerData: WorkerData = { plugins }
  const threads = new Piscina({
    filename: beside('worker', import.meta.url).href,
    workerData,
    minThreads: 0,
    maxThreads: Math.min(concurrency, availableParallelism()),
    idleTimeout: 30_000,
    // A thread that grows beyond this is ended and replaced; the others, and this process, go on.
    resourceLimits: { maxOldGenerationSizeMb: heapMB },
  })
  const limit = pLimit(concurrency)
  const measure: Measure = (frame, request) =>
    limit(() =>
      withinPixels(pixelsOf(frame.input.frame), async () => {
        const gone: string[] = []
        const told = new Set<string>()
        for (;;) {
          const tried = await attempt(frame, request, { gone, told })
          if (!('suspect' in tried)) return tried
          gone.push(tried.suspect)
        }
      }),
    )
  /** Names the plugin's type that was looking when the thread ended. */
  async function attempt(
    { input, layers }: Parameters<Measure>[0],
    { types, onFound, signal }: Parameters<Measure>[1],
    { gone, told }: { readonly gone: readonly string[]; readonly told: Set<string> },
  ): Promise<Measured | { readonly suspect: string }> {
    if (signal?.aborted) throw cancelled(input.frame.name)
    const { port1, port2 } = new MessageChannel()
    let suspect: string | undefined
    const tell = (type: string, sightings: number) => {
      if (!told.has(type)) onFound?.(type, sightings)
      told.add(type)
    }
    port1.on('message', (said: Said) => {
      suspect = 'looking' in said ? said.looking : undefined
      if ('sightings' in said) tell(said.type, said.sightings)
    })
    const deadline = AbortSignal.timeout(DEADLINE_MS)
    const stop = signal ? AbortSignal.any([signal, deadline]) : deadline
    const task: Task = { input, layers, types, port: port2, gone }
    try {
      const answer: Answer<Measured> = await threads.run(task, {
        name: 'examineTask',
        transferList: [port2],
        signal: stop,
      })
      const measured = resultOf(answer)
      // The result can overtake the last messages.
      for (const [type, found] of Object.entries(measured.found)) tell(type, found)
      return measured
    } catch (error) {
      if (error instanceof Problem) throw error
      if (signal?.aborted) throw cancelled(input.frame.name)
      // What the thread said before its end may still be on its way.
      await giveWay()
      if (suspect !== undefined && !gone.includes(suspect)) return { suspect }
      throw deadline.aborted ? tooLong(input.frame.name) : crashed(input.frame.name, error)
    } finally {
      port1.close()
    }
  }
  async function run<T>(name: string, piece: object, failed: (cause: unknown) => Problem): Promise<T> {
    const deadline = AbortSignal.timeout(CONCLUDE_DEADLINE_MS)
    const answer: Answer<T> = await threads.run(piece, { name, signal: deadline }).catch((cause: unknown) => {
      throw failed(cause)
    })
    return resultOf(answer)
  }
  const ofPieces =
    <T>(name: string) =>
    (pieces: Pieces) =>
      run<T>(name, pieces, unfinished(pieces.frames.length))
  return {
    measure,
    async examine(input, request) {
      const { examined } = await measure({ input }, request)
      return parseJson(examined) as Examined
    },
    conclude: ofPieces('concludeTask'),
    known: (piece) => run('knownTask', piece, unfinished(1)),
    naming: ofPieces('namingTask'),
    read: (what, question) => run('readTask', { what, question } satisfies Reading, unread),
    close: () => threads.destroy(),
  }
}

/** What a thread says while it measures. */
type Said =
  | { readonly type: string; readonly sightings: number }
  /** A type of a plugin's begins. */
  | { readonly looking: string }

const unread = (cause: unknown) =>
  new Problem(
    'took-too-long',
    'These tokens are too many to be read at once.',
    'Ask for fewer of them: one type, or a run of fewer frames.',
    { cause },
  )

const unfinished = (frames: number) => (cause: unknown) =>
  new Problem(
    'took-too-long',
    `The tokens of ${frames} ${frames === 1 ? 'frame' : 'frames'} could not be put together.`,
    'Measure them in smaller parts.',
    { cause },
  )

const cancelled = (name: string) =>
  new Problem('cancelled', `Measuring "${name}" was cancelled.`, 'Start again to measure it.')

const crashed = (name: string, cause: unknown) =>
  new Problem(
    'internal',
    `Measuring "${name}" ended unexpectedly.`,
    'Try this frame again; the others are not affected.',
    { cause },
  )

const tooLong = (name: string) =>
  new Problem(
    'took-too-long',
    `Measuring "${name}" took longer than ${DEADLINE_MS / 1000} s and was stopped.`,
    'Export it at a smaller scale, or in parts; the other frames are not affected.',
  )
