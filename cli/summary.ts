/** The table at the end: what was found, by type. */
import { apartOf } from '../shared/token.ts'
import type { TokenSet } from '../shared/token-set.ts'
import type { Registry } from '../core/tokens/type.ts'

/** Values shown per type; the files have them all. */
const SHOWN = 8
/** Groups of near twins shown. */
const TWINS = 5

export function summary(set: TokenSet, types: Registry): string {
  const rows = types.flatMap((type) => {
    const tokens = set.primitives.filter((token) => token.type === type.name)
    if (!(type.name in set.statistics)) return []
    const values = tokens
      .toSorted((a, b) => b.sightings.length - a.sightings.length)
      .slice(0, SHOWN)
      .sort((a, b) => type.compare(a, b))
      .map((token) => type.describe(token.value))
    const more = tokens.length > SHOWN ? ' …' : ''
    const seen = tokens.reduce((sum, token) => sum + token.sightings.length, 0)
    return [
      [type.title, String(tokens.length), `${seen}×`, values.join(', ') + more || 'nothing was observed'],
    ]
  })
  const apart = set.primitives.filter(({ sightings }) => apartOf(sightings)).length
  const said = apart === 0 ? '' : `\n${apart} of them are seen in drawings or around the design alone.`
  const twins = set.twins ?? []
  const near = twins.slice(0, TWINS).map(({ says }) => `\n  ${says}`)
  const rest = twins.length > TWINS ? `\n  … and ${twins.length - TWINS} more groups` : ''
  const together =
    twins.length === 0 ? '' : `\nNear twins, never joined by themselves:${near.join('')}${rest}`
  return table([['', 'tokens', 'seen', 'most seen values'], ...rows]) + said + together
}

function table(rows: readonly string[][]): string {
  const widths = rows.reduce<number[]>(
    (most, row) => row.map((cell, i) => Math.max(most[i] ?? 0, cell.length)),
    [],
  )
  return rows
    .map((row) =>
      row
        .map((cell, i) =>
          i === 1 || i === 2 ? cell.padStart(widths[i] ?? 0) : cell.padEnd(i === 3 ? 0 : (widths[i] ?? 0)),
        )
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}
