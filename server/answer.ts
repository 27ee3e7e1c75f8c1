/** What a worker thread answers. Class instances do not survive the way between threads, so problems cross as data. */
import { threadId } from 'node:worker_threads'
import { Problem, type ProblemData, asProblem } from '../shared/problem.ts'

export type Answer<T> = { readonly result: T } | { readonly problem: ProblemData }

/** In the thread: whatever `work` throws is answered. */
export async function answer<T>(work: () => Promise<T>): Promise<Answer<T>> {
  try {
    return { result: await work() }
  } catch (error) {
    const problem = asProblem(error)
    if (problem.code === 'internal') process.stderr.write(`thread ${threadId}: ${String(problem.cause)}\n`)
    return { problem: problem.toJSON() }
  }
}

/** Where it is waited for. @throws Problem as the thread told it. */
export function resultOf<T>(answered: Answer<T>): T {
  if ('result' in answered) return answered.result
  const { code, detail, remedy } = answered.problem
  throw new Problem(code, detail, remedy)
}
