/** Which roles a token has, and the steps that give or take one. Pure. */
import type { Curate, Library } from '../../shared/library.ts'
import { uniquePaths } from '../../shared/names.ts'
import { modesOn, type TokenSetSummary } from '../../shared/token-set.ts'
import type { ItemRow, RoleRow, TokenRow } from './rows.ts'

export interface RoleChoice {
  readonly role: string
  /** The token has it, in some mode at least. */
  readonly has: boolean
  /** Another token that has it now, in the modes where this one was seen. */
  readonly holder: TokenRow['token'] | null
}

/** In the type's own order; nothing where the type knows no roles. */
export function roleChoices(
  { type, token }: TokenRow,
  items: readonly ItemRow[],
  seen: readonly string[],
): RoleChoice[] {
  const rows = new Map(
    items.flatMap((item) => (item.row === 'role' && item.type === type ? [[item.semantic.role, item]] : [])),
  )
  return type.roles.map((role) => {
    const points = rows.get(role)?.points ?? []
    const other = points.find((point) => seen.includes(point.mode) && point.token.key !== token.key)
    return {
      role,
      has: points.some((point) => point.token.key === token.key),
      holder: other?.token ?? null,
    }
  })
}

/** Modes of the frames that show a token, as labels tell them; all where no label tells. */
export function modesSeen(
  labels: readonly (string | undefined)[],
  modes: readonly string[],
): readonly string[] {
  const seen = modes.filter((mode) =>
    labels.some((label) => label?.toLowerCase().includes(mode.toLowerCase())),
  )
  // What has no label is of the first mode, as everywhere.
  const first = modes[0]
  const plain = labels.some(
    (label) => !modes.some((mode) => label?.toLowerCase().includes(mode.toLowerCase())),
  )
  if (plain && first !== undefined && !seen.includes(first)) return [first, ...seen]
  return seen.length > 0 ? seen : modes
}

interface Asked {
  readonly item: TokenRow
  readonly role: string
  readonly items: readonly ItemRow[]
  readonly set: TokenSetSummary
  readonly library: Library
  /** Theme modes in which the token was seen. */
  readonly seen: readonly string[]
  /** A new id. */
  readonly mint: () => string
}

/** Gives the role to the token where it was seen, or takes it wherever the token has it. Null: it is in no library. */
export function roleSteps({ item, role, items, set, library, seen, mint }: Asked): Curate[] | null {
  const { type, token } = item
  if (token.id === undefined) return null
  const row = items.find(
    (one): one is RoleRow => one.row === 'role' && one.type === type && one.semantic.role === role,
  )
  const known =
    row?.semantic ?? library.set.semantics.find((one) => one.type === type.name && one.role === role)
  const has = row?.points.filter((point) => point.token.key === token.key).map(({ mode }) => mode) ?? []
  const onViewports = known?.axis === 'viewport'
  const given = onViewports ? modesOn(set, known) : seen
  const modes = has.length > 0 ? has : given
  const to = has.length > 0 ? null : token.id
  const path = known?.path ?? newPath(library, [type.namespace.path, ...role.split('/')])
  const id = known?.id ?? mint()
  return [
    ...(library.curation[id]?.excluded ? [{ do: 'exclude' as const, id, excluded: false }] : []),
    {
      do: 'role',
      id,
      type: type.name,
      role,
      path,
      alias: Object.fromEntries(modes.map((mode) => [mode, to])),
    },
  ]
}

const newPath = ({ set }: Library, wanted: readonly string[]): string[] =>
  uniquePaths([...set.primitives, ...set.semantics].map(({ path }) => path))(wanted)
