/** What apps get: single values. Composites leave part by part, gradients not at all (no app draws a list of stops). */
import type { Kind } from '../../shared/dtcg.ts'
import { partsOf } from './expand.ts'
import type { Line } from './lines.ts'
import type { Entry, Sheet } from './sheet.ts'

/** Spells an entry in the target language; `null` leaves it out. */
export type Spell = (entry: Entry) => string | null

const single = (entries: readonly Entry[]): Entry[] =>
  entries.flatMap((entry) => (COMPOSITES.has(entry.kind) ? shadowNoted(entry) : [entry]))

const COMPOSITES: ReadonlySet<Kind> = new Set(['typography', 'border', 'shadow', 'transition'])

/** Whether a shadow is an inner one is no value of its own: it is said beside the parts. */
function shadowNoted(entry: Entry): Entry[] {
  const inner = new Set<string>()
  if (entry.kind === 'shadow' && Array.isArray(entry.value)) {
    const layers = entry.value as { inset?: boolean }[]
    layers.forEach(({ inset }, i) => inset && inner.add(layers.length > 1 ? `-${i + 1}` : ''))
  }
  return partsOf(entry).map((part) => {
    const layer = /-\d+$/.exec(part.part ?? '')?.[0] ?? ''
    return inner.has(layer) ? { ...part, description: 'Inner shadow.' } : part
  })
}

/** The base as lines, aliases kept as references. */
export function baseLines({ base }: Sheet, name: (path: readonly string[]) => string, spell: Spell): Line[] {
  return single(base).flatMap((entry) => {
    const value = spell(entry)
    return value === null
      ? []
      : [{ entry, name: name(entry.path), value, alias: entry.alias && name(entry.alias) }]
  })
}

/** What a mode changes; `qualify` says how the base's lines are reached from there. */
export function modeLines(
  entries: readonly Entry[],
  name: (path: readonly string[]) => string,
  spell: Spell,
  qualify: (name: string) => string,
): Line[] {
  const own = new Set(single(entries).map(({ path }) => name(path)))
  return single(entries).flatMap((entry) => {
    const value = spell(entry)
    if (value === null) return []
    const target = entry.alias && name(entry.alias)
    if (target === undefined) return [{ entry, name: name(entry.path), value }]
    if (own.has(target)) return [{ entry, name: name(entry.path), value, alias: target }]
    return [{ entry, name: name(entry.path), value: qualify(target) }]
  })
}
