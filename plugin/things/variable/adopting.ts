/** Which variables of the file and of enabled libraries stand for what is wanted: their value, their use, each for one. */
import type { Alike, Shelf } from '../thing.ts'
import type { FileState, Raw, TokenRef } from '../types.ts'
import { isVariableRef, valueKey } from '../values.ts'
import { adoptions } from './adoption.ts'
import { indexByValue } from './by-value.ts'
import { coveredBy } from './covered.ts'
import { fitting, isRole } from './fitness.ts'
import { holding } from './holding.ts'
import { resolver } from './resolve.ts'
import type { CollectionState, VariableState, WantedVariable } from './types.ts'

type Asked = 'holds' | 'isFor' | 'alike'
export interface Adopting extends Pick<Shelf<VariableState, WantedVariable>, Asked> {
  /** What holds the value for all roles that mean it, where nothing else does. */
  readonly covered: (wanted: WantedVariable) => VariableState | null
}

interface Known {
  readonly state: FileState
  readonly collections: ReadonlyMap<string, CollectionState>
  readonly byId: ReadonlyMap<string, VariableState>
  readonly plain: (value: Raw | TokenRef | undefined) => Raw | undefined
}

const NONE: Alike<VariableState> = { ranks: [] }
/** Figma refuses cycles; deeper chains than this are not made by people. */
const DEEPEST = 32

/** `wanted`: what nothing of ours stands for. */
export async function adopting(
  wanted: readonly WantedVariable[],
  { state, collections, byId, plain }: Known,
): Promise<Adopting> {
  const resolve = resolver(state, byId)
  const holds = holding(state, collections, resolve, plain)
  const fit = fitting(state, collections)
  const isFor: Adopting['isFor'] = (variable, one) =>
    one.type !== 'FLOAT' || isRole(one) || fit(variable, one) !== null
  const byValue = await indexByValue(state, resolve)

  /** What was adopted for it and still is right. */
  const stays = (one: WantedVariable): VariableState | null => {
    const before = byId.get(state.adopted[one.token] ?? '')
    return before?.type === one.type && isFor(before, one) && holds(before, one) ? before : null
  }
  const pairsOf = (one: WantedVariable) => {
    const value = plain(Object.values(one.values)[0])
    const hits = value === undefined ? [] : (byValue.get(valueKey(value)) ?? [])
    return hits.flatMap((variable) => {
      const fitness = holds(variable, one) ? fit(variable, one) : null
      return fitness ? [{ ...fitness, variable }] : []
    })
  }
  const endOf = (variable: VariableState): string => {
    let at = variable
    for (let depth = 0; depth < DEEPEST; depth++) {
      const [first] = Object.values(at.values)
      const next = isVariableRef(first) ? byId.get(first.variable) : undefined
      if (!next) break
      at = next
    }
    return at.id
  }
  const found = await adoptions({
    wanted: wanted.filter((one) => !stays(one)),
    pairsOf,
    taken: new Set(wanted.flatMap((one) => stays(one)?.id ?? [])),
    endOf,
  })
  const alike: Adopting['alike'] = ({ token }) => found.get(token) ?? NONE
  const covered = coveredBy(wanted, (role) => {
    const { ranks, doubt } = alike(role)
    const [best = []] = ranks
    return stays(role) ?? (best.length === 1 && doubt === undefined ? (best[0] ?? null) : null)
  })
  return {
    holds,
    isFor,
    alike,
    covered: ({ token }) => (found.has(token) ? null : (covered.get(token) ?? null)),
  }
}
