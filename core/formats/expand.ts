/** Composites that many outputs can only use part by part: each part as an entry of its own. */
import { slug } from '../../shared/names.ts'
import { parts } from '../../shared/observed.ts'
import type { Entry } from './sheet.ts'

/**
 * The parts of a complete composite as entries beneath it, aliases kept part by part; `[]` for other kinds.
 * The description stays with the whole.
 */
export const partsOf = (entry: Entry): Entry[] =>
  parts(entry.kind, entry.value).map(({ name, kind, value }) => ({
    ...entry,
    path: [...entry.path, slug(name)],
    kind,
    value,
    part: name,
    description: undefined,
    alias: entry.alias && [...entry.alias, slug(name)],
  }))

/** Fonts part by part, everything else as it is: what most stylesheets need. */
export const fontsInParts = (entries: readonly Entry[]): Entry[] =>
  entries.flatMap((entry) => (entry.kind === 'typography' ? partsOf(entry) : [entry]))
