/**
 * The headers of pictures, read in one thread of their own beside those that measure: what arrives never waits for what is
 * measured, and what hangs or grows in there is ended with it.
 */
import { Piscina } from 'piscina'
import { Problem } from '../../shared/problem.ts'
import type { ImageFacts } from './decode.ts'
import { type Answer, resultOf } from '../answer.ts'
import { beside } from '../beside.ts'

export interface Door {
  readonly inspect: (image: Uint8Array, name: string) => Promise<ImageFacts>
  close(): Promise<void>
}

/** The header of a picture of 40 MB takes 20 ms; the rest is for a busy machine that must first start the thread. */
const DEADLINE_MS = 30_000

export function createDoor(): Door {
  const thread = new Piscina({
    filename: beside('door-worker', import.meta.url).href,
    // Ready before the first picture comes.
    minThreads: 1,
    maxThreads: 1,
    resourceLimits: { maxOldGenerationSizeMb: 128 },
  })
  return {
    async inspect(image, name) {
      const answer: Answer<ImageFacts> = await thread
        .run({ image, name }, { name: 'inspectTask', signal: AbortSignal.timeout(DEADLINE_MS) })
        .catch((cause: unknown) => {
          throw unread(name, cause)
        })
      return resultOf(answer)
    },
    close: () => thread.destroy(),
  }
}

const unread = (name: string, cause: unknown) =>
  new Problem(
    'took-too-long',
    `The header of "${name}" could not be read within ${DEADLINE_MS / 1000} s.`,
    'Export it again, as a plain PNG.',
    { cause },
  )
