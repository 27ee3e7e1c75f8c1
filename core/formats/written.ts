/**
 * A sheet under the names that people wrote, for formats that can hold any: `Brand Colors.Blue 500` rather than what CSS
 * must make of it. Every other format spells the paths of the sheet itself, and says so in its first comment.
 */
import { figmaName, outside, plainWord, slug } from '../../shared/names.ts'
import { ownWords } from '../exchange/extension.ts'
import type { Entry, Sheet } from './sheet.ts'

/** @param roots Whether the format holds a token and others inside it (W3C's `$root`); else those leave beside it. */
export function asWritten(given: Sheet, { roots = false } = {}): Sheet {
  const sheet = inlined(given)
  const names = new Map<string, readonly string[]>()
  const taken = new Map<string, string>()
  const all = entriesIn(sheet)
  const tokens = new Set(all.map((entry) => figmaName(nameOf(entry))))
  for (const entry of all) {
    const key = entry.path.join('/')
    const name = roots ? nameOf(entry) : outside(nameOf(entry), tokens)
    // What was measured may be called like something that was written: that keeps its name.
    const free = (taken.get(name.join('.')) ?? key) === key
    names.set(key, free ? name : entry.path)
    if (free) taken.set(name.join('.'), key)
  }
  if ([...names].every(([key, name]) => key === name.join('/'))) return sheet
  const renamed = (path: readonly string[]) => names.get(path.join('/')) ?? path
  const put = (entry: Entry): Entry => ({
    ...entry,
    path: renamed(entry.path),
    coded: entry.path,
    ...(entry.alias && { alias: renamed(entry.alias) }),
  })
  return mapped(sheet, (entries) => entries.map(put))
}

/** Names that code cannot hold, as a sentence for the head of a file; `''` where there are none. */
export function spelledNote(sheet: Sheet): string {
  const all = new Map(
    entriesIn(sheet).flatMap(({ foreign, path, part }) =>
      foreign?.written && part === undefined ? [[foreign.written.join('.'), path.join('-')] as const] : [],
    ),
  )
  const changed = [...all].filter(([written, spelled]) => written.replaceAll('.', '-') !== spelled)
  const [first] = changed
  if (!first) return ''
  const others = changed.length > 1 ? ` and ${changed.length - 1} more` : ''
  return ` Spelled for code: ${first[0]} is ${first[1]}${others}.`
}

const entriesIn = ({ base, modes }: Sheet): Entry[] => [...base, ...modes.flatMap(({ entries }) => entries)]

const mapped = (sheet: Sheet, change: (entries: readonly Entry[]) => readonly Entry[]): Sheet => ({
  ...sheet,
  base: change(sheet.base),
  modes: sheet.modes.map((mode) => ({ ...mode, entries: change(mode.entries) })),
})

/** A length that was one part of a composite from the beginning leaves as that, not as a group around it. */
function nameOf({ foreign, part, path, deprecated }: Entry): readonly string[] {
  const written = deprecated ? undefined : foreign?.written?.map(legal)
  if (!written) return path
  return part === undefined || ownWords(foreign?.extensions)['lone'] === true
    ? written
    : [...written, slug(part)]
}

/** Whether the W3C file cannot hold what people wrote. */
export const isRespelled = ({ foreign }: Entry): boolean =>
  foreign?.written?.some((name) => legal(name) !== name) === true

/** What no alias can name is spelled with a hyphen, as is the `$` before a name: neither W3C nor Figma holds it. */
const legal = (name: string): string => {
  const plain = name.replace(/[{}.]+/g, '-').replace(/^\$+/, '')
  return plain.trim() === '' ? plainWord(name) : plain in {} ? `${plain}-token` : plain
}

/**
 * A value that one mode of a role had in somebody's file stands in the role again, as long as it was not seen anywhere: as a
 * token of its own it would be a name that nobody wrote.
 */
function inlined(sheet: Sheet): Sheet {
  const isApart = ({ token }: Entry): boolean =>
    token.sightings.length === 0 && ownWords(token.extensions)['apart'] === true
  if (!sheet.base.some(isApart)) return sheet
  const put = (entry: Entry): Entry => {
    if (!entry.alias || entry.deprecated || !isApart(entry)) return entry
    const { alias: _, ...literal } = entry
    return literal
  }
  return mapped(sheet, (entries) =>
    entries.filter((entry) => entry.role !== undefined || entry.deprecated || !isApart(entry)).map(put),
  )
}
