/** Modes as people want them: renamed, joined or gone, also when frames show them again under their old name. Pure. */
import type { Curate, Library } from './library.ts'
import { Problem } from './problem.ts'
import type { Semantic, TokenSet } from './token-set.ts'

type Decided = NonNullable<Library['modes']>

/** @throws Problem `invalid-request` for a mode that is not there, and for the last one. */
export function renameMode(
  library: Library,
  { id: mode, name }: Extract<Curate, { do: 'rename-mode' }>,
): Library {
  refuseUnknown(library, mode)
  return name === mode ? library : decide(library, mode, name)
}

/** @throws Problem `invalid-request` for a mode that is not there, and for the last one. */
export function removeMode(library: Library, { id: mode }: Extract<Curate, { do: 'remove-mode' }>): Library {
  const axis = refuseUnknown(library, mode)
  if (axis.length === 1)
    throw new Problem(
      'invalid-request',
      `"${mode}" is the only mode there is.`,
      'Rename it, or remove the tokens.',
    )
  return decide(library, mode, null)
}

function refuseUnknown({ set }: Library, mode: string): readonly string[] {
  const axis = [set.modes, set.viewports ?? []].find((names) => names.includes(mode))
  if (axis) return axis
  throw new Problem(
    'invalid-request',
    `The library has no mode "${mode}".`,
    `Its modes are ${[...set.modes, ...(set.viewports ?? [])].map((name) => `"${name}"`).join(', ')}.`,
  )
}

function decide(library: Library, mode: string, name: string | null): Library {
  // What was called this before follows; a name that is in use again stands for itself.
  const before = Object.entries(library.modes ?? {}).map(
    ([from, to]) => [from, to === mode ? name : to] as const,
  )
  const modes: Decided = Object.fromEntries([...before, [mode, name]].filter(([from, to]) => from !== to))
  const step: Decided = Object.fromEntries([[mode, name]])
  const curation = Object.fromEntries(
    Object.entries(library.curation).map(([id, one]) =>
      one.alias ? [id, { ...one, alias: moved(one.alias, step) }] : [id, one],
    ),
  )
  return { ...library, set: inModes(library.set, step), curation, modes }
}

/** `set` with its modes called as `decided` says; a mode that is not wanted takes its roles' values with it. */
export function inModes(set: TokenSet, decided: Decided = {}): TokenSet {
  if (Object.keys(decided).length === 0) return set
  const names = (modes: readonly string[]) => [
    ...new Set(modes.flatMap((mode) => calledIn(decided, mode) ?? [])),
  ]
  const viewports = names(set.viewports ?? [])
  const modes = names(set.modes)
  return {
    ...set,
    // Frames of an unwanted mode alone still have a mode: the one that nobody named.
    modes: modes.length > 0 ? modes : set.modes.slice(0, 1),
    ...(set.viewports && { viewports: viewports.length > 0 ? viewports : undefined }),
    semantics: set.semantics.map((one): Semantic => ({ ...one, alias: moved(one.alias, decided) })),
  }
}

const calledIn = (decided: Decided, mode: string): string | null =>
  Object.hasOwn(decided, mode) ? (decided[mode] ?? null) : mode

/** Where two modes become one, the value of the one that had the name stays. */
function moved<T>(alias: Readonly<Record<string, T>>, decided: Decided): Record<string, T> {
  const stays = Object.entries(alias).filter(([mode]) => !Object.hasOwn(decided, mode))
  const moves = Object.entries(alias).flatMap(([mode, of]): [string, T][] => {
    const name = Object.hasOwn(decided, mode) ? decided[mode] : null
    return typeof name === 'string' ? [[name, of]] : []
  })
  return Object.fromEntries([...moves.toReversed(), ...stays])
}

/** What roles hold, also under the names that frames still use for their modes. */
export function withFormerModes<T>(held: Record<string, T>, decided: Decided = {}): Record<string, T> {
  const former = Object.entries(decided).flatMap(([from, to]): [string, T][] => {
    const of = to === null ? undefined : held[to]
    return of === undefined ? [] : [[from, of]]
  })
  return { ...Object.fromEntries(former), ...held }
}
