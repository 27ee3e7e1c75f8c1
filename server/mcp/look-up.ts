/** Tokens as an agent asks for them: what they are called, what they are, what they are for. */
import { cssName, figmaName } from '../../shared/names.ts'
import type { AnyToken } from '../../shared/token.ts'
import type { Semantic, TokenSet } from '../../shared/token-set.ts'
import type { Exportable } from '../../core/formats/format.ts'
import { spelled } from '../../core/exchange/spelled.ts'

export interface Line {
  readonly name: string
  /** How code reaches it. */
  readonly css: string
  readonly type: string
  /** As CSS writes it; of a role, by mode. */
  readonly value: string
  readonly pointsTo?: string
  readonly about?: string
}

export function linesOf({ set }: Pick<Exportable, 'set'>): Line[] {
  const byKey = new Map(set.primitives.map((token) => [token.key, token]))
  return [...set.semantics.map((role) => roleLine(role, set, byKey)), ...set.primitives.map(primitiveLine)]
}

const primitiveLine = ({ path, type, kind, value, description }: AnyToken): Line => ({
  name: figmaName(path),
  css: `var(${cssName(path)})`,
  type,
  value: spelled(kind, value),
  ...(description === undefined ? {} : { about: description }),
})

function roleLine(role: Semantic, { modes }: TokenSet, byKey: ReadonlyMap<string, AnyToken>): Line {
  const targets = Object.entries(role.alias).flatMap(([mode, key]) => {
    const token = byKey.get(key)
    return token ? [{ mode, token }] : []
  })
  const several = modes.length > 1 && new Set(targets.map(({ token }) => token.key)).size > 1
  const shown = (one: (token: AnyToken) => string): string =>
    several
      ? targets.map(({ mode, token }) => `${mode}: ${one(token)}`).join(', ')
      : targets
          .slice(0, 1)
          .map(({ token }) => one(token))
          .join('')
  const about = [role.description, role.because?.why].filter(Boolean).join(' ')
  return {
    name: figmaName(role.path),
    css: `var(${cssName(role.path)})`,
    type: role.type,
    value: shown(({ kind, value }) => spelled(kind, value)),
    pointsTo: shown(({ path }) => figmaName(path)),
    ...(about === '' ? {} : { about }),
  }
}

/** Every word somewhere in the line; those in the name first. */
export function searched(lines: readonly Line[], query: string): Line[] {
  const words = query
    .toLowerCase()
    .split(/[\s/.]+/)
    .filter(Boolean)
  const score = ({ name, value, about = '', type, pointsTo = '' }: Line): number | null => {
    const rest = `${type} ${value} ${about} ${pointsTo}`.toLowerCase()
    const hits = words.map((word) => (name.toLowerCase().includes(word) ? 2 : rest.includes(word) ? 1 : 0))
    return hits.every((hit) => hit > 0) ? hits.reduce<number>((sum, hit) => sum + hit, 0) : null
  }
  return lines
    .flatMap((line) => {
      const points = score(line)
      return points === null ? [] : [{ line, points }]
    })
    .toSorted((a, b) => b.points - a.points)
    .map(({ line }) => line)
}
