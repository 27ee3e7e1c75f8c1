/** Which of the library's types a foreign token is of, by what its tool and its name say; a type is never guessed. */
import type { Kind } from '../../shared/dtcg.ts'
import { slug } from '../../shared/names.ts'
import { type Observed, partKindsOf } from '../../shared/observed.ts'
import type { TypeInfo } from '../../shared/token-type.ts'
import type { ReadToken } from './read.ts'
import { STUDIO_TYPE } from './tokens-studio.ts'

/** By the tool's own type, else by the names on the way (`radius/lg`), else the only type of that kind. */
export function typeFor(token: Said, types: readonly TypeInfo[]): TypeInfo | null {
  const { kind, extensions } = token
  const fitting = types.filter((type) => type.kind === kind)
  const studio = extensions[STUDIO_TYPE]
  const stated = fitting.find(({ namespace }) => studio !== undefined && namespace.tokensStudio === studio)
  if (stated) return stated
  for (const word of wordsIn(token)) {
    const whole = types.find((type) => partNamed(type, kind, word) !== null)
    if (whole) return whole
    const named = fitting.find((type) => wordsOf(type).some((one) => isWord(word, one)))
    if (named) return named
    const ending = fitting.find(({ namespace: { ends = [] } }) =>
      ends.some((one) => word === one || word.endsWith(`-${one}`)),
    )
    if (ending) return ending
  }
  return fitting.length === 1 ? (fitting[0] ?? null) : null
}

type Said = Pick<ReadToken, 'kind' | 'path' | 'extensions'>

/** The tool's own type, and the names on the way. */
function wordsIn({ path, extensions }: Pick<Said, 'path' | 'extensions'>): string[] {
  const studio = extensions[STUDIO_TYPE]
  return [typeof studio === 'string' && !GENERAL.has(studio) ? studio : '', ...path].map((part) =>
    slug(part, ''),
  )
}

/** Words that do not say what a length is for. */
const GENERAL = new Set(['dimension', 'number', 'other'])

const wordsOf = ({ name, namespace }: TypeInfo): string[] => [name, namespace.path, ...(namespace.also ?? [])]

/** `space`, `spaces`, and `space-400`. */
const isWord = (said: string, word: string): boolean =>
  said === word || said === `${word}s` || said.startsWith(`${word}-`)

/**
 * A length called `font-size` is the size of a font, one called `border-width` or `border-block-end-width` the width of a
 * border: a composite of which that one part is known.
 */
function partNamed(type: TypeInfo, kind: Kind, word: string): string | null {
  if (kind !== 'dimension') return null
  const lengths = Object.entries(partKindsOf(type.kind)).filter(([, of]) => of === kind)
  const own = lengths.find(([name]) => name.startsWith('font') && isWord(word, slug(name)))
  const [only, another] = lengths
  // Where a composite has one length alone, its words say enough.
  const ofType =
    only && !another && wordsOf(type).some((one) => word.startsWith(`${one}-`)) && isEnd(word, only[0])
  return own?.[0] ?? (ofType ? only[0] : null)
}

const isEnd = (word: string, part: string): boolean =>
  word.endsWith(`-${slug(part)}`) || word.includes(`-${slug(part)}-`)

/** `value` as the type holds it; `null` where the type has no place for such a kind. */
export function partFor(
  { kind, value }: Pick<ReadToken, 'kind' | 'value'>,
  said: Pick<Said, 'path' | 'extensions'>,
  type: TypeInfo,
): Observed | null {
  if (kind === type.kind) return value
  const part = wordsIn(said)
    .map((word) => partNamed(type, kind, word))
    .find((name) => name !== null)
  return part ? { [part]: value } : null
}
