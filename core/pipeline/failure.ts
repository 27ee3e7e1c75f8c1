import { Problem, asProblem } from '../../shared/problem.ts'
import type { TokenType } from '../tokens/type.ts'

/** One type that failed; whoever measures or concludes goes on with the others. */
export function failureOf(type: TokenType, what: string, error: unknown): Problem {
  const cause = asProblem(error).cause ?? error
  const why = cause instanceof Error ? cause.message : String(cause)
  const remedy = 'The other types are not affected. Please report what was measured.'
  return new Problem('type-failed', `${type.title} ${what}: ${why}`, remedy, { cause })
}
