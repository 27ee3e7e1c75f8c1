/** A server that is away for a while loses nothing: what was not acknowledged is asked again. */
import { asProblem, Problem } from '../../shared/problem.ts'

const AGAIN_MS = 2000

interface Waiting {
  readonly signal?: AbortSignal
  /** Told `false` when the server does not answer, `true` when it does again. */
  readonly onLine?: (up: boolean) => void
}

/** Throws what is not a broken line. */
export async function persist<T>(work: () => Promise<T>, { signal, onLine }: Waiting = {}): Promise<T> {
  for (let broken = false; ; broken = true) {
    try {
      const answer = await work()
      if (broken) onLine?.(true)
      return answer
    } catch (error) {
      if (signal?.aborted || asProblem(error).code !== 'unreachable') throw error
    }
    onLine?.(false)
    await new Promise((resolve) => setTimeout(resolve, AGAIN_MS))
    if (signal?.aborted) throw new Problem('cancelled', 'Stopped.', 'Nothing is lost.')
  }
}
