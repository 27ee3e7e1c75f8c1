/** Ramps: the tokens of one family, sorted by their steps. Pure. */
import type { TypeInfo } from '../../shared/token-type.ts'
import type { TokenSummary } from '../../shared/token.ts'

interface Step {
  readonly token: TokenSummary
  readonly excluded: boolean
}

/** Tokens of one family side by side: what stands below one by one, at a glance. */
export interface RampRow<T extends Step> {
  readonly row: 'ramp'
  readonly key: string
  readonly type: TypeInfo
  readonly title: string
  readonly tokens: readonly T[]
}

/** Fewer are no ramp. */
const SHORTEST_RAMP = 3

/** Only for what shows itself in a square: ramps of anything else would have to be read, not seen. */
export function rampsOf<T extends Step>(type: TypeInfo, steps: readonly T[]): RampRow<T>[] {
  if (type.specimen !== 'swatch') return []
  const kept = steps.filter(({ excluded }) => !excluded)
  return [...Map.groupBy(kept, ({ token }) => token.path.slice(0, -1).join('/'))]
    .filter(([family, of]) => family.includes('/') && of.length >= SHORTEST_RAMP)
    .map(([family, of]) => ({
      row: 'ramp',
      key: `ramp ${family}`,
      type,
      title: family.split('/').slice(1).join('/'),
      tokens: of.toSorted((a, b) => lastNumber(a) - lastNumber(b)),
    }))
}

/** `gray/900-2` stands right after `gray/900`. */
function lastNumber({ token }: Step): number {
  const [step = '0', twin = '0'] = (token.path.at(-1) ?? '').split('-')
  return Number(step) + Number(twin) / 100
}
