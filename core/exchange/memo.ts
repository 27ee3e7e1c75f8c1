/** What was found out once about a document: files of thousands of aliases ask the same again and again. */
import type { TokenNode } from './tree.ts'

interface Memo {
  readonly found: Map<string, TokenNode | null>
  readonly types: Map<TokenNode, string | null>
  readonly values: Map<TokenNode, unknown>
  /** The circle that a token is part of; `null`: none. */
  readonly circles: Map<TokenNode, readonly TokenNode[] | null>
}

const memos = new WeakMap<object, Memo>()

export function memoOf(document: object): Memo {
  const known = memos.get(document)
  if (known) return known
  const made: Memo = { found: new Map(), types: new Map(), values: new Map(), circles: new Map() }
  memos.set(document, made)
  return made
}
