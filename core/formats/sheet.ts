/**
 * What leaves, decided once for every format: each primitive whole or part by part, each semantic as an alias per
 * mode, each renamed token once more as a deprecated alias. Everything is in a stable order and every name is unique.
 */
import type { Kind, Value } from '../../shared/dtcg.ts'
import { complete, parts } from '../../shared/observed.ts'
import { Problem } from '../../shared/problem.ts'
import { slug } from '../../shared/names.ts'
import type { AnyToken } from '../../shared/token.ts'
import type { Semantic } from '../../shared/token-set.ts'
import type { TypeInfo } from '../../shared/token-type.ts'
import type { Exportable } from './format.ts'
import { modeSlugs } from './mode-slugs.ts'
import { refuseUnreadable } from './refuse.ts'
import { refuseClashes, vacancies } from './unique.ts'
import { unnested } from './unnested.ts'

export type Foreign = Pick<AnyToken, 'written' | 'deprecated' | 'extensions'>

/** One token of an output: a simple or complete value, or one observed part of an incomplete one. */
export interface Entry {
  readonly path: readonly string[]
  /** What code calls it, where `path` is what people wrote. */
  readonly coded?: readonly string[] | undefined
  readonly kind: Kind
  /** Always the value itself, also where `alias` says whose it is. */
  readonly value: Value
  readonly type: TypeInfo
  readonly description?: string | undefined
  /** Path of the entry this one points to. */
  readonly alias?: readonly string[] | undefined
  /** It only keeps an old name alive: use `alias`. */
  readonly deprecated?: true | undefined
  /** Name of the part when an incomplete composite leaves part by part. */
  readonly part?: string | undefined
  /** Identity in the library, where there is one. */
  readonly id?: string | undefined
  /** What it was called before anything was measured, and what other tools said of it. */
  readonly foreign?: Foreign | undefined
  /** The role, when this is a semantic, and what it changes with. */
  readonly role?: string | undefined
  readonly axis?: Axis | undefined
  /** The base mode does not show it: the value is what another mode has. */
  readonly lent?: true | undefined
  /** The primitive that proves the value. */
  readonly token: AnyToken
}

export interface Mode {
  readonly name: string
  /** Its name as file names, CSS attributes and (camel-cased) identifiers hold it; no two modes share one. */
  readonly slug: string
  /** Themes and viewports are chosen apart from each other. */
  readonly axis: Axis
  /** What this mode says differently from the base: always aliases. */
  readonly entries: readonly Entry[]
}
export type Axis = 'theme' | 'viewport'

export interface Sheet {
  /** The default mode, complete: it has every name that any mode has. */
  readonly base: readonly Entry[]
  readonly baseMode: { readonly name: string; readonly slug: string }
  /** The default viewport, where something differs between several. */
  readonly baseViewport?: { readonly name: string; readonly slug: string } | undefined
  /** The other modes, in the set's order, themes first. */
  readonly modes: readonly Mode[]
  readonly types: readonly TypeInfo[]
}

export function sheetOf(given: Exportable): Sheet {
  const exportable = unnested(given)
  const { set, types } = exportable
  const [baseName = 'Default', ...themes] = set.modes
  const moves = set.semantics.some(({ axis }) => axis === 'viewport')
  const [baseViewport, ...viewports] = moves ? (set.viewports ?? []) : []
  const order = new Map(types.map((type, i) => [type.name, i]))
  const typeOf = (name: string, path: readonly string[]): TypeInfo => {
    const type = types[order.get(name) ?? -1]
    if (type) return type
    throw new Problem(
      'export-failed',
      `The token ${path.join('/')} is of the type "${name}", which nobody here knows.`,
      'Export with the token types that were switched on when it was measured.',
    )
  }
  const byType = <T extends { type: string }>(items: readonly T[]): readonly T[] =>
    items.toSorted((a, b) => (order.get(a.type) ?? 0) - (order.get(b.type) ?? 0))

  const primitives = byType(set.primitives).flatMap((token) =>
    entriesOf(token, typeOf(token.type, token.path)),
  )
  const byKey = Map.groupBy(primitives, (entry) => entry.token.key)
  const semantics = byType(set.semantics)
  const inMode = (axis: Axis, mode: string, others: readonly string[] = []): Entry[] =>
    semantics
      .filter((semantic) => (semantic.axis ?? 'theme') === axis)
      .map((semantic) => lent(semantic, mode, others))
      .flatMap((semantic) => aliases(semantic, mode, byKey, typeOf(semantic.type, semantic.path)))
  const on = (axis: Axis, names: readonly string[]) =>
    names.map((name) => ({ name, axis, entries: inMode(axis, name) }))

  const first = baseViewport === undefined ? [] : inMode('viewport', baseViewport, viewports)
  const now = [...primitives, ...inMode('theme', baseName, themes), ...first]
  const others = [...on('theme', themes), ...on('viewport', viewports)]
  const base = [...now, ...oldNames(exportable, now, [...now, ...others.flatMap((mode) => mode.entries)])]
  refuseClashes(base, 'every output')
  refuseUnreadable(base)

  const bases = baseViewport === undefined ? [baseName] : [baseName, baseViewport]
  const slugs = modeSlugs([...bases, ...others.map(({ name }) => name)])
  return {
    base,
    baseMode: { name: baseName, slug: slugs[0] ?? 'default' },
    ...(baseViewport !== undefined && {
      baseViewport: { name: baseViewport, slug: slugs[1] ?? 'viewport' },
    }),
    modes: others.map(({ name, axis, entries }, i) => {
      const all = [...entries, ...oldNames(exportable, entries, [...now, ...entries])]
      refuseClashes(
        [...new Map([...base, ...all].map((entry) => [entry.path.join('.'), entry])).values()],
        name,
      )
      return { name, slug: slugs[bases.length + i] ?? 'mode', axis, entries: differing(base, all) }
    }),
    types,
  }
}

function entriesOf(token: AnyToken, type: TypeInfo): Entry[] {
  const common = { type, token, id: token.id, foreign: foreignOf(token) }
  const whole = complete(token.kind, token.value)
  const { path, kind, description } = token
  if (whole !== null) return [{ ...common, path, kind, value: whole, description }]
  return parts(kind, token.value).map((part, i) => ({
    ...common,
    path: [...path, slug(part.name)],
    kind: part.kind,
    value: part.value,
    part: part.name,
    description: i === 0 ? description : undefined,
  }))
}

const foreignOf = ({ written, deprecated, extensions }: Foreign): Foreign | undefined =>
  written || deprecated !== undefined || extensions ? { written, deprecated, extensions } : undefined

/**
 * A role that the base does not have stands there with what it is where it was seen, and says so: a name that only one
 * mode knows stops Terrazzo, crashes an Android app by day, and is a `var()` of nothing in CSS.
 */
function lent(
  semantic: Semantic,
  base: string,
  others: readonly string[],
): Semantic & { readonly lent?: true } {
  const from = semantic.alias[base] === undefined ? onlyIn(semantic, others) : undefined
  const key = from === undefined ? undefined : semantic.alias[from]
  if (from === undefined || key === undefined) return semantic
  const description = [semantic.description, `Seen in ${from} only.`].filter(Boolean).join(' ')
  return { ...semantic, alias: { ...semantic.alias, [base]: key }, description, lent: true }
}

const onlyIn = ({ alias }: Semantic, modes: readonly string[]): string | undefined =>
  modes.find((mode) => alias[mode] !== undefined)

function aliases(
  semantic: Semantic & { readonly lent?: true },
  mode: string,
  primitives: ReadonlyMap<string, readonly Entry[]>,
  type: TypeInfo,
): Entry[] {
  const key = semantic.alias[mode]
  if (key === undefined) return []
  const targets = primitives.get(key)
  if (!targets) {
    throw new Problem(
      'export-failed',
      `The role ${semantic.path.join('/')} points in the mode "${mode}" to ${key}, which is not among the tokens.`,
      'Point the role to a token that is exported, or leave the role out.',
    )
  }
  return targets.map((target, i) => ({
    path: target.part === undefined ? semantic.path : [...semantic.path, slug(target.part)],
    kind: target.kind,
    value: target.value,
    type,
    description: i === 0 ? semantic.description : undefined,
    alias: target.path,
    part: target.part,
    id: semantic.id,
    foreign: foreignOf(semantic),
    role: semantic.role,
    axis: semantic.axis ?? 'theme',
    ...(semantic.lent && { lent: true as const }),
    token: target.token,
  }))
}

/** Old names as aliases of the present ones among `of`; a name that `all` uses again is not kept. */
function oldNames({ renamed }: Exportable, of: readonly Entry[], all: readonly Entry[]): Entry[] {
  if (renamed.size === 0) return []
  const free = vacancies(all)
  const targets = Map.groupBy(of, ({ path, part }) =>
    (part === undefined ? path : path.slice(0, -1)).join('.'),
  )
  return [...renamed].flatMap(([old, present]) => {
    const oldPath = old.split(/[./]/)
    return (targets.get(present.join('.')) ?? []).flatMap((target): Entry[] => {
      const path = target.part === undefined ? oldPath : [...oldPath, slug(target.part)]
      if (!free(path)) return []
      const { kind, value, type, token, part } = target
      const description = `Renamed: use ${target.path.join('.')}.`
      return [{ path, kind, value, type, token, part, description, alias: target.path, deprecated: true }]
    })
  })
}

function differing(base: readonly Entry[], entries: readonly Entry[]): Entry[] {
  const before = new Map(base.map((entry) => [entry.path.join('.'), entry]))
  const same = (entry: Entry): boolean => {
    const other = before.get(entry.path.join('.'))
    return other !== undefined && other.token.key === entry.token.key && other.kind === entry.kind
  }
  return entries.filter((entry) => !same(entry))
}
