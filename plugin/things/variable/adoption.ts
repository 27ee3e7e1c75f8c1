/** Which variable stands for which token: each for one, the surest pairs first. Pure. */
import { tally } from '../../../core/lists/lists.ts'
import { giveWay } from '../../pace.ts'
import { inRanks } from '../../group-by.ts'
import type { Alike } from '../thing.ts'
import { type Fitness, isRole } from './fitness.ts'
import type { VariableState, WantedVariable } from './types.ts'

interface Pair extends Fitness {
  readonly variable: VariableState
}
type Found = Alike<VariableState>

interface Asking {
  readonly wanted: readonly WantedVariable[]
  /** All that hold the value and fit its use. */
  readonly pairsOf: (wanted: WantedVariable) => readonly Pair[]
  /** Ids of what stands for a token already. */
  readonly taken: ReadonlySet<string>
  /** What an alias ends at; itself for none. */
  readonly endOf: (variable: VariableState) => string
}

/** By token; nothing for those that find none. */
export async function adoptions({ wanted, pairsOf, endOf, ...asking }: Asking): Promise<Map<string, Found>> {
  const taken = new Set(asking.taken)
  const open = new Map<string, { readonly one: WantedVariable; readonly pairs: readonly Pair[] }>()
  /** Score → tokens that have a pair of it. */
  const byScore = new Map<number, string[]>()
  for (const one of wanted) {
    await giveWay()
    const pairs = pairsOf(one)
    if (pairs.length === 0) continue
    open.set(one.token, { one, pairs })
    for (const score of new Set(pairs.map((pair) => pair.score)))
      byScore.set(score, [...(byScore.get(score) ?? []), one.token])
  }
  const found = new Map<string, Found>()
  for (const [score, tokens] of [...byScore].toSorted(([a], [b]) => b - a)) {
    await giveWay()
    const asks = tokens.flatMap((token) => {
      const { one, pairs = [] } = open.get(token) ?? {}
      const isFree = ({ variable }: Pair) => !taken.has(variable.id)
      const equal = pairs.filter((pair) => pair.score === score)
      const best = (one && !isRole(one) ? meant(equal, pairs, endOf) : equal).filter(isFree)
      return one && best.length > 0 ? [{ one, free: pairs.filter(isFree), best }] : []
    })
    const rivals = tally(
      asks.flatMap(({ best }) => best),
      ({ variable }) => variable.id,
    )
    for (const { one, free, best } of asks) {
      const [first] = best
      if (!first) continue
      const contested = best.some(({ variable }) => (rivals.get(variable.id) ?? 0) > 1)
      // Which of several meanings a variable has, its value cannot tell.
      if (contested && isRole(one)) continue
      open.delete(one.token)
      for (const { variable } of best) taken.add(variable.id)
      const doubt = contested ? 'has this very value, and other tokens have it too' : first.doubt
      const rest = inRanks(
        free.filter((pair) => !best.includes(pair)),
        (pair) => pair.score,
      )
      found.set(one.token, {
        ranks: [best, ...rest].map((rank) => rank.map(({ variable }) => variable)),
        ...(doubt !== undefined && { doubt }),
      })
    }
  }
  return found
}

/**
 * A value is not a meaning: where what points to it is bound nowhere, the variable that is the value itself goes first,
 * also where several mean it.
 */
function meant(best: readonly Pair[], all: readonly Pair[], endOf: Asking['endOf']): readonly Pair[] {
  if (best.length < 2 && best.every(({ bound }) => bound)) return best
  const [end, ...others] = new Set(best.map(({ variable }) => endOf(variable)))
  const common = others.length === 0 ? all.find(({ variable }) => variable.id === end) : undefined
  return common ? [common] : best
}
