/** What the thread of `door.ts` loads. */
import { asProblem } from '../../shared/problem.ts'
import type { Answer } from '../worker.ts'
import { type ImageFacts, inspect } from './decode.ts'

export async function inspectTask(asked: { image: Uint8Array; name: string }): Promise<Answer<ImageFacts>> {
  try {
    return { result: await inspect(asked.image, asked.name) }
  } catch (error) {
    return { problem: asProblem(error).toJSON() }
  }
}
