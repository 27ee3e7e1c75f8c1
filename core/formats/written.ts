/**
 * A sheet under the names that people wrote, for formats that can hold any: `Brand Colors.Blue 500` rather than what CSS
 * must make of it. Every other format spells the paths of the sheet itself.
 */
import { slug } from '../../shared/names.ts'
import type { Entry, Sheet } from './sheet.ts'

export function asWritten(sheet: Sheet): Sheet {
  const names = new Map<string, readonly string[]>()
  const taken = new Map<string, string>()
  const all = [...sheet.base, ...sheet.modes.flatMap(({ entries }) => entries)]
  for (const entry of all) {
    const key = entry.path.join('/')
    const name = nameOf(entry, all)
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
    ...(entry.alias && { alias: renamed(entry.alias) }),
  })
  return {
    ...sheet,
    base: sheet.base.map(put),
    modes: sheet.modes.map((mode) => ({ ...mode, entries: mode.entries.map(put) })),
  }
}

/** A composite of which one part was written leaves as that part, not as a group around it. */
function nameOf({ foreign, part, path, token, deprecated }: Entry, all: readonly Entry[]): readonly string[] {
  const written = deprecated ? undefined : foreign?.written
  if (!written) return path
  if (part === undefined) return written
  const parts = all.filter(
    (other) => other.token === token && other.foreign === foreign && other.path.length === path.length,
  )
  const alone =
    new Set(parts.filter(({ foreign: of }) => of?.written === written).map((one) => one.part)).size === 1
  return alone ? written : [...written, slug(part)]
}
