/** The candidate most like `wanted`, or `null` when none is close enough to be a slip of the pen. */
export function nearest(wanted: string, candidates: Iterable<string>): string | null {
  /** A third of the letters may differ: more is another word. */
  let best: string | null = null
  let least = Math.min(wanted.length, Math.max(2, Math.floor(wanted.length / 3)) + 1)
  const word = wanted.toLowerCase()
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - wanted.length) >= least) continue
    const distance = edits(word, candidate.toLowerCase(), least)
    if (distance < least) [best, least] = [candidate, distance]
  }
  return best
}

/** Levenshtein distance, one row at a time. */
function edits(a: string, b: string, most: number): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const change = a[i - 1] === b[j - 1] ? 0 : 1
      next.push(Math.min((next[j - 1] ?? 0) + 1, (row[j] ?? 0) + 1, (row[j - 1] ?? 0) + change))
    }
    // It only grows from here.
    if (Math.min(...next) >= most) return most
    row = next
  }
  return row.at(-1) ?? 0
}
