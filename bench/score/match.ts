/** Precision and recall of a list of guesses against a list of truths, matched one to one. */

export interface Real {
  readonly tier: string
  /** What a miss costs in order of matching. */
  readonly weight?: number | undefined
}

export interface Score {
  readonly predicted: number
  /** Predictions that are real over all predictions; `null` where the truth does not tell. */
  readonly precision: number | null
  /** `must` truths found over all of them; `null` where there are none. */
  readonly recall: number | null
  readonly f1: number | null
}

/** `cost` orders the candidates of a truth; `null` means no match. */
export function scoreList<T extends Real, P>(
  truth: readonly T[],
  predicted: readonly P[],
  cost: (t: T, p: P) => number | null,
): Score {
  const real = truth.filter((t) => t.tier === 'must' || t.tier === 'nice')
  const must = real.filter((t) => t.tier === 'must')
  const partner = match(real, predicted, cost)
  const hits = partner.filter((t) => t !== null).length
  const found = new Set(partner)
  const precision = predicted.length > 0 ? hits / predicted.length : must.length > 0 ? 0 : 1
  const recall = must.length > 0 ? must.filter((t) => found.has(t)).length / must.length : null
  const f1 =
    recall === null ? null : precision + recall > 0 ? (2 * precision * recall) / (precision + recall) : 0
  return { predicted: predicted.length, precision, recall, f1 }
}

/** For each prediction its truth: a maximum matching that serves what must be found, and weighs most, first. */
function match<T extends Real, P>(
  real: readonly T[],
  predicted: readonly P[],
  cost: (t: T, p: P) => number | null,
): (T | null)[] {
  const partner: (T | null)[] = predicted.map(() => null)
  const candidates = new Map(
    real.map((t) => {
      const fits = predicted.flatMap((p, i) => {
        const c = cost(t, p)
        return c === null ? [] : [{ i, c }]
      })
      return [t, fits.sort((a, b) => a.c - b.c).map(({ i }) => i)] as const
    }),
  )
  const place = (t: T, tried: Set<number>): boolean => {
    for (const i of candidates.get(t) ?? []) {
      if (tried.has(i)) continue
      tried.add(i)
      const holder = partner[i]
      if (!holder || place(holder, tried)) {
        partner[i] = t
        return true
      }
    }
    return false
  }
  const order = (a: T, b: T) =>
    Number(b.tier === 'must') - Number(a.tier === 'must') || (b.weight ?? 0) - (a.weight ?? 0)
  for (const t of real.toSorted(order)) place(t, new Set())
  return partner
}
