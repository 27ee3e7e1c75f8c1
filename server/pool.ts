/** The one process-wide pool of worker threads that examines frames. */
import { availableParallelism } from 'node:os'
import { MessageChannel } from 'node:worker_threads'
import pLimit from 'p-limit'
import { Piscina } from 'piscina'
import { Problem } from '../shared/problem.ts'
import type { Examiner } from './pipeline/ports.ts'
import type { Task, TaskResult } from './worker.ts'

export interface Pool {
  readonly examine: Examiner
  close(): Promise<void>
}

/** A frame of 50 megapixels takes 5 s; one that takes longer than this hangs, and its thread is ended. */
const DEADLINE_MS = 60_000

/** @param concurrency Frames in memory at once, over all runs; threads are one per core at most. */
export function createPool(concurrency = 5): Pool {
  const threads = new Piscina<Task, TaskResult>({
    filename: new URL('worker.ts', import.meta.url).href,
    name: 'work',
    minThreads: 0,
    maxThreads: Math.min(concurrency, availableParallelism()),
    idleTimeout: 30_000,
  })
  const limit = pLimit(concurrency)
  const examine: Examiner = (input, { types, onFound, signal }) =>
    limit(async () => {
      if (signal?.aborted) throw cancelled(input.frame.name)
      const { port1, port2 } = new MessageChannel()
      const told = new Set<string>()
      const tell = (type: string, sightings: number) => {
        if (!told.has(type)) onFound?.(type, sightings)
        told.add(type)
      }
      port1.on('message', (found: { type: string; sightings: number }) => tell(found.type, found.sightings))
      const deadline = AbortSignal.timeout(DEADLINE_MS)
      const stop = signal ? AbortSignal.any([signal, deadline]) : deadline
      const result = await threads
        .run({ input, types, port: port2 }, { transferList: [port2], signal: stop })
        .catch((error: unknown) => {
          if (signal?.aborted) throw cancelled(input.frame.name)
          throw deadline.aborted ? tooLong(input.frame.name) : crashed(input.frame.name, error)
        })
        .finally(() => port1.close())
      if ('examined' in result) {
        // The result can overtake the last messages.
        for (const [type, found] of Object.entries(result.examined.sightings)) tell(type, found.length)
        return result.examined
      }
      throw new Problem(result.problem.code, result.problem.detail, result.problem.remedy)
    })
  return { examine, close: () => threads.destroy() }
}

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
