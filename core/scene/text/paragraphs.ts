/** Distances between the lines of a paragraph. Device px. */
import { difference } from '../ground/pixels.ts'
import type { FoundLine } from './lines.ts'
import type { Seen } from '../page.ts'
import { ALIKE_LINES, FARTHEST_LINE, NEAREST_LINE } from './tune.ts'

export interface Paragraphs {
  /** For each line the index of the one below it in its paragraph, or -1. */
  readonly next: readonly number[]
  /** The distance between their baselines; `null` where there is none. */
  readonly leadings: readonly (number | null)[]
}

export function paragraphsOf({ lines, scale }: Seen<'lines'>): Paragraphs {
  const order = lines
    .map((_, i) => i)
    .sort((a, b) => (lines[a] as FoundLine).baseline - (lines[b] as FoundLine).baseline)
  const leadings: (number | null)[] = lines.map(() => null)
  const following = lines.map(() => -1)
  for (const [at, i] of order.entries()) {
    const line = lines[i] as FoundLine
    for (const j of order.slice(at + 1)) {
      const next = lines[j] as FoundLine
      const apart = next.baseline - line.baseline
      if (apart > FARTHEST_LINE * line.capHeight) break
      if (apart < NEAREST_LINE * line.capHeight || !isSameParagraph(line, next, scale)) continue
      leadings[i] = apart
      following[i] = j
      break
    }
  }
  return { next: following, leadings }
}

function isSameParagraph(a: FoundLine, b: FoundLine, scale: number): boolean {
  if (a.on !== b.on || difference(a.ink, b.ink) > 24) return false
  if (Math.abs(a.capHeight - b.capHeight) > ALIKE_LINES * a.capHeight + 0.5) return false
  const left = Math.abs(a.x0 - b.x0) <= 2.5 * scale
  const centred = Math.abs(a.x0 + a.x1 - b.x0 - b.x1) <= 3 * scale
  // The upper line is full, or the next word would have stood on it.
  return (left || centred) && a.x1 - a.x0 >= 0.6 * (b.x1 - b.x0) && a.x1 - a.x0 >= 8 * a.capHeight
}
