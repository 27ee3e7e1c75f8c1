/** A sentence without what it is about: of thousands of one kind, a few are enough. */
export const kindOfFault = (sentence: string): string =>
  sentence.replace(/"[^"]*"|\{[^}]*\}|#\S+|-?\d+(?:\.\d+)?/g, '…')

/** One thing that is wrong. `line` and `column` count from 1. */
export interface Finding {
  readonly severity: 'error' | 'warning'
  /** Keys from the root of the document. */
  readonly path: readonly string[]
  readonly message: string
  readonly remedy: string
}
export interface LocatedFinding extends Finding {
  readonly line: number
  readonly column: number
}
