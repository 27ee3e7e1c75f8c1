/** A text as the document it holds: JSON, JSON with comments, JSON5; a byte order mark is no part of it. */
import { evaluate, parse } from '@humanwhocodes/momoa'
import { Problem } from '../../shared/problem.ts'

export const withoutMark = (text: string): string => text.replace(/^\uFEFF/, '')

/** Reads more than JSON: comments, trailing commas and what else JSON5 allows. @throws Problem `invalid-body`. */
export function documentIn(text: string, name = 'The file'): unknown {
  const plain = withoutMark(text)
  try {
    return JSON.parse(plain)
  } catch {
    // Slower by far, and needed by few.
  }
  try {
    return evaluate(parse(plain, { mode: 'json5', allowTrailingCommas: true }))
  } catch (cause) {
    throw new Problem(
      'invalid-body',
      `${name} is not JSON.`,
      'Check it first: `token-pipeline check FILE` tells the line.',
      { cause },
    )
  }
}
