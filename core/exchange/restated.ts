/** Tokens that several sets or files have: which of what they say is seen in no mode at all. */
import { leavesOf, saidBy } from './leaves.ts'
import type { Json } from './tree.ts'

export interface Restated {
  /** Values beyond the first of their token: of other modes, or the same again. */
  readonly again: number
  /** Values that a later set or file hides in every mode. */
  readonly left: number
  /** A sentence on those. */
  readonly notes: readonly string[]
}

/** Examples of what is hidden. */
const SHOWN = 3

/** @param shown The documents made of what is `stated`, by name; their tokens are the same objects. */
export function restated(stated: ReadonlyMap<string, Json>, shown: readonly Json[]): Restated {
  const seen = new Map<string, Set<string>>()
  for (const document of shown)
    for (const [path, node] of leavesOf(document))
      seen.set(path, (seen.get(path) ?? new Set()).add(saidBy(node)))
  const paths = new Set<string>()
  const hidden: string[] = []
  let all = 0
  for (const [name, document] of stated)
    for (const [path, node] of leavesOf(document)) {
      all++
      paths.add(path)
      if (seen.get(path)?.has(saidBy(node)) !== true) hidden.push(`${path} (${name})`)
    }
  const few = hidden.slice(0, SHOWN).join(', ')
  const more = hidden.length > SHOWN ? ` and ${hidden.length - SHOWN} more` : ''
  const notes =
    hidden.length > 0
      ? [
          `${hidden.length} values are left out, since in every mode a later set says otherwise: ${few}${more}.`,
        ]
      : []
  return { again: all - paths.size - hidden.length, left: hidden.length, notes }
}
