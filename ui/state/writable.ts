/** Tokens as the plugin's main thread takes them: what people excluded or merged away stays out. Pure. */
import { gradientFormOf } from '../../shared/gradient.ts'
import { textLooksOf } from '../../shared/text-looks.ts'
import type { TokenSetSummary } from '../../shared/token-set.ts'
import type { Sighting } from '../../shared/token.ts'
import type { Writable, WritableRole } from '../../shared/variables.ts'
import type { Tokens } from '../host/host.ts'
import { doubtOf } from './doubt.ts'
import { labelOf } from './label-notes.ts'
import type { ItemRow, RoleRow, TokenRow } from './rows.ts'

/** So many layers tell what a token is bound to; the contract takes no more. */
const MOST_LAYERS = 50

export function writablesOf(
  items: readonly ItemRow[],
  { modes, viewports }: Pick<TokenSetSummary, 'modes' | 'viewports'>,
  placesOf: (key: string) => readonly Sighting[],
): Tokens {
  const kept = items.filter((item) => !item.excluded)
  const tokens = kept.flatMap((item) => (item.row === 'token' ? tokenOf(item, placesOf(item.key)) : []))
  const ids = new Set(tokens.map(({ id }) => id))
  // What a model calls noise, what only pictures, drawings or chrome show, and what is doubtful: to be ticked by hand.
  const noise = kept.flatMap((item) =>
    item.row === 'token' &&
    (labelOf(item.token)?.keep === false ||
      item.evidence.reference ||
      item.evidence.apart ||
      doubtOf({ ...item.token, evidence: item.evidence })?.word === 'Doubtful')
      ? (item.token.id ?? [])
      : [],
  )
  return {
    noise,
    tokens,
    roles: kept.flatMap((item) => (item.row === 'role' ? roleOf(item, ids) : [])),
    modes,
    ...(viewports && { viewports }),
  }
}

function tokenOf({ token, type, evidence }: TokenRow, places: readonly Sighting[]): Writable[] {
  if (token.id === undefined || type.figma.as === 'none') return []
  const layers = [...new Set(places.flatMap(({ layer }) => layer ?? []))].slice(0, MOST_LAYERS)
  const looks = token.kind === 'typography' ? textLooksOf(token.derived) : null
  const form = token.kind === 'gradient' ? gradientFormOf(token.derived) : null
  const writable = {
    id: token.id,
    path: token.path,
    kind: token.kind,
    value: token.value,
    description: token.description ?? '',
    uses: evidence.uses,
    figma: type.figma,
    ...(form ? { form } : {}),
    ...(looks ? { looks } : {}),
    ...(layers.length > 0 ? { layers } : {}),
  }
  return [writable]
}

function roleOf({ semantic, type, points }: RoleRow, ids: ReadonlySet<string>): WritableRole[] {
  const alias = Object.fromEntries(
    points.flatMap(({ mode, token }) =>
      token.id !== undefined && ids.has(token.id) ? [[mode, token.id]] : [],
    ),
  )
  if (semantic.id === undefined || Object.keys(alias).length === 0) return []
  return [
    {
      id: semantic.id,
      path: semantic.path,
      role: semantic.role,
      kind: type.kind,
      alias,
      ...(semantic.axis && { axis: semantic.axis }),
      description: semantic.description ?? '',
      uses: semantic.uses ?? [...new Set(points.flatMap(({ token }) => token.evidence.uses))],
      figma: type.figma,
    },
  ]
}
