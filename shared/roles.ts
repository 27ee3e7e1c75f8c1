/** Roles as people decided them, over what rules and labels say: the same on the server, in the file and on screen. */
import type { Library } from './library.ts'
import { type Semantic, type TokenSet, modesOn } from './token-set.ts'

/** Of a set, as far as roles need it: a run's, a library's, or one as it is listed. */
interface Roled extends Pick<TokenSet, 'modes' | 'viewports' | 'semantics'> {
  readonly primitives: readonly { readonly key: string; readonly id?: string | undefined }[]
}

/**
 * The roles of a set with what people decided worked in. A role that only people know is among them; one that nobody
 * has any more has an empty alias.
 */
export function decidedRoles(
  set: Roled,
  { curation, set: { semantics: known } }: Pick<Library, 'curation'> & { set: Pick<TokenSet, 'semantics'> },
): Semantic[] {
  const there = new Set(set.semantics.map(({ id }) => id))
  const added = known.filter(({ id }) => id !== undefined && curation[id]?.alias && !there.has(id))
  const keys = new Map(set.primitives.map(({ id, key }) => [id, key]))
  const all: Semantic[] = [...set.semantics, ...added.map((semantic) => ({ ...semantic, alias: {} }))]
  return all.map((semantic) => {
    const decided = curation[semantic.id ?? '']?.alias
    if (!decided) return semantic
    const alias: Semantic['alias'] = {}
    for (const mode of new Set([...modesOn(set, semantic), ...Object.keys(semantic.alias)])) {
      // A token that is not in this set leaves the role empty: what people turned down stays down.
      const key = mode in decided ? keys.get(decided[mode] ?? undefined) : semantic.alias[mode]
      if (key !== undefined) alias[mode] = key
    }
    // What a rule's token was seen as says nothing of the one that people chose.
    const { uses, because, ...rest } = semantic
    const isOther = Object.keys({ ...alias, ...semantic.alias }).some(
      (mode) => alias[mode] !== semantic.alias[mode],
    )
    return {
      ...rest,
      alias,
      ...(uses && !isOther ? { uses } : {}),
      ...(because && !isOther ? { because } : {}),
    }
  })
}

export const isPlayed = ({ alias }: Semantic): boolean => Object.keys(alias).length > 0
