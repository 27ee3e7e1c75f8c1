/**
 * Answers from stored tokens, from bytes to bytes: a run of 200 frames is 50 MB of JSON, and reading it would hold up
 * everybody else's requests. Where the bytes are many, these run in a worker thread.
 */
import type * as z from 'zod'
import {
  type ExportedFile,
  type patchLibrarySchema,
  type sightingsPageSchema,
  importRequestSchema,
} from '../../shared/api.ts'
import { layersSchema } from '../../shared/layer.ts'
import { type Library, emptyLibrary, librarySchema } from '../../shared/library.ts'
import { Problem } from '../../shared/problem.ts'
import { type TokenSet, tokenSetSchema } from '../../shared/token-set.ts'
import { summarise } from '../../shared/token.ts'
import { wellFormed } from '../../shared/well-formed.ts'
import type { Exportable, Format, RenderOptions } from '../formats/format.ts'
import { type Glance, glanceAt } from '../pipeline/examine/glance.ts'
import { coverOf } from '../pipeline/examine/read-examined.ts'
import type { Registry } from '../tokens/type.ts'
import { curate } from './curate.ts'
import { exportable, exportableRun } from './exportable.ts'
import { type Places, placesOf } from './places.ts'
import { parseJson, spellJson } from './stored-json.ts'
import { takeIn } from './take-in.ts'

export interface Catalog {
  readonly types: Registry
  readonly formats: readonly Format[]
}

/** Tokens as they lie in the store. */
export interface Stored {
  /** A run's own set; absent: the library's. */
  readonly set?: Uint8Array | undefined
  /** `null`: there is none yet. */
  readonly library: Uint8Array | null
  /** Names one type; absent: all. */
  readonly only?: string | undefined
  /** Also what nobody should trust yet. */
  readonly doubtful?: boolean | undefined
}

type Page = z.infer<typeof sightingsPageSchema>
type Patch = z.infer<typeof patchLibrarySchema>

/** Each takes one question of plain data and bytes. */
export const answers = {
  /** Without the places: JSON of a `TokenSetSummary`. */
  summary({ set }: { readonly set: Uint8Array }): Uint8Array {
    const read = setIn(set)
    return spellJson({ ...read, primitives: read.primitives.map(summarise) })
  },

  sightings({
    set,
    key,
    after,
    limit,
  }: {
    set: Uint8Array
    key: string
    after: number
    limit: number
  }): Page {
    const token = setIn(set).primitives.find((t) => t.key === key || t.id === key)
    if (!token)
      throw new Problem(
        'unknown-token',
        `There is no token "${key}".`,
        'Ask for the list of tokens to see their keys.',
      )
    const next = after + limit
    const total = token.sightings.length
    return { sightings: token.sightings.slice(after, next), total, ...(next < total && { next }) }
  },

  /** Checked JSON of a `Library`. */
  library: ({ library }: Pick<Stored, 'library'>): Uint8Array => spellJson(libraryIn(library)),

  curated({ library, project, patch }: { library: Uint8Array | null; project: string; patch: Patch }) {
    const present = libraryIn(library)
    if (present.revision !== patch.revision) throw libraryChanged(project, present.revision)
    const next = curate(present, patch.steps)
    return { content: spellJson(next), from: present.revision, to: next.revision }
  },

  /** Files as a client sent them; of a preview nothing is to be kept. */
  takenIn(
    { library, sent, ids }: { library: Uint8Array | null; sent: Uint8Array; ids: string },
    { types }: Catalog,
  ) {
    const { files, preview } = checked(importRequestSchema, sent)
    const present = libraryIn(library)
    let n = 0
    const { library: next, report } = takeIn(present, files, types, () => `${ids}-${++n}`)
    if (preview || next === present) return { report }
    return { report, next: { content: spellJson(next), from: present.revision, to: next.revision } }
  },

  places: (stored: Stored, { types }: Catalog): Places =>
    placesOf(exportableOf(stored, types).set.primitives),

  render(
    {
      format: name,
      options,
      ...stored
    }: Stored & { readonly format: string; readonly options: RenderOptions },
    { types, formats }: Catalog,
  ): ExportedFile[] | Promise<ExportedFile[]> {
    const format = formats.find((one) => one.name === name)
    if (!format) throw new Problem('unknown-format', `There is no format "${name}".`, 'Ask for the list.')
    return format.render(exportableOf(stored, types), options)
  },

  /** Layers as a client sent them, checked. */
  layers: ({ sent }: { readonly sent: Uint8Array }): Uint8Array => spellJson(checked(layersSchema, sent)),

  glance: ({ examined }: { readonly examined: Uint8Array }): Glance => glanceAt(coverOf(parseJson(examined))),
}

export type Answers = typeof answers

/** Asks here, or in a thread. */
export type Read = <K extends keyof Answers>(
  what: K,
  question: Parameters<Answers[K]>[0],
) => Promise<Awaited<ReturnType<Answers[K]>>>

export const libraryChanged = (project: string, revision: number) =>
  new Problem(
    'library-changed',
    `The library of "${project}" has changed meanwhile (it is at revision ${revision}).`,
    'Load it again and repeat the step.',
  )

const setIn = (bytes: Uint8Array): TokenSet => tokenSetSchema.parse(parseJson(bytes))

const libraryIn = (bytes: Uint8Array | null): Library =>
  bytes ? librarySchema.parse(parseJson(bytes)) : emptyLibrary()

function exportableOf({ set, library, only, doubtful }: Stored, types: Registry): Exportable {
  const kept = libraryIn(library)
  const all = set
    ? exportableRun(setIn(set), kept, types, { doubtful })
    : exportable(kept, types, { doubtful })
  return only === undefined ? all : onlyType(all, only)
}

const onlyType = ({ set, types, renamed }: Exportable, name: string): Exportable => ({
  set: {
    ...set,
    primitives: set.primitives.filter((token) => token.type === name),
    semantics: set.semantics.filter((semantic) => semantic.type === name),
  },
  types: types.filter((info) => info.name === name),
  renamed,
})

/** A body that no door has read. */
function checked<T>(schema: z.ZodType<T>, sent: Uint8Array): T {
  const read = schema.safeParse(wellFormed(jsonIn(sent)))
  if (read.success) return read.data
  const [issue] = read.error.issues
  throw new Problem(
    'invalid-body',
    `${['body', ...(issue?.path ?? [])].join('.')}: ${issue?.message ?? 'not valid'}.`,
    'See /api/v1/openapi.json for what is expected.',
  )
}

function jsonIn(bytes: Uint8Array): unknown {
  try {
    return parseJson(bytes)
  } catch {
    throw new Problem('invalid-body', 'The body is not valid JSON.', 'Send JSON in UTF-8.')
  }
}
