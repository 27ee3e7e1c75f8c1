/** What a worker thread loads: the whole first unit, with its ports filled. */
import { threadId } from 'node:worker_threads'
import type { MessagePort } from 'node:worker_threads'
import sharp from 'sharp'
import { asProblem } from '../shared/problem.ts'
import type { ProblemData } from '../shared/problem.ts'
import { decode } from './decode/decode.ts'
import { examine } from './pipeline/examine.ts'
import type { Examined, FrameInput } from './pipeline/ports.ts'
import { registry } from './tokens/index.ts'

export interface Task {
  readonly input: FrameInput
  readonly types?: readonly string[] | undefined
  readonly port?: MessagePort | undefined
}
/** Class instances do not survive the way between threads, so problems cross as data. */
export type TaskResult = { readonly examined: Examined } | { readonly problem: ProblemData }

// The pool already runs one thread per core: libvips must not start its own on top.
sharp.concurrency(1)
sharp.cache(false)

export async function work({ input, types, port }: Task): Promise<TaskResult> {
  try {
    const examined = await examine(input, {
      types: types ? registry.filter((type) => types.includes(type.name)) : registry,
      decode: (image) => decode(image, input.frame.name),
      onFound: (type, sightings) => port?.postMessage({ type, sightings }),
      now: () => performance.now(),
    })
    return { examined }
  } catch (error) {
    const problem = asProblem(error)
    if (problem.code === 'internal') process.stderr.write(`thread ${threadId}: ${String(problem.cause)}\n`)
    return { problem: problem.toJSON() }
  } finally {
    port?.close()
  }
}
