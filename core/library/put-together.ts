/**
 * The last unit with the library around it, from bytes to bytes: runs in a worker thread, because the sightings of 200
 * frames are 50 MB of JSON, and nothing that large may be parsed or compared where requests are answered.
 */
import type { RunEvent } from '../../shared/events.ts'
import type { Frame } from '../../shared/frame.ts'
import { type Library, emptyLibrary, librarySchema } from '../../shared/library.ts'
import type { RunOptions } from '../../shared/options.ts'
import { Problem } from '../../shared/problem.ts'
import type { TokenSet } from '../../shared/token-set.ts'
import { type ConcludeContext, conclude } from '../pipeline/conclude/conclude.ts'
import type { Labels } from '../pipeline/label/apply.ts'
import { type Told, narrate, skippedIn } from '../pipeline/walk/narrate.ts'
import type { Examined } from '../pipeline/ports.ts'
import { readExamined } from '../pipeline/examine/read-examined.ts'
import type { Registry } from '../tokens/type.ts'
import { memoryOf } from './match.ts'
import { reconcile } from './reconcile.ts'
import { parseJson, spellJson } from './stored-json.ts'

export interface Pieces {
  /** JSON of what each frame showed, as it was stored. */
  readonly examined: readonly Uint8Array[]
  /** The same frames as this run knows them: a measurement may have been made for another run. */
  readonly frames: readonly Frame[]
  readonly options: RunOptions
  /** JSON of the project's library; `null`: there is none yet. Absent: the result stays outside of any library. */
  readonly library?: Uint8Array | null | undefined
  readonly labels?: Labels | undefined
  readonly told: Told
  /** Nothing is put together when there are more sightings than this. */
  readonly most?: number | undefined
}

export interface PutTogether {
  /** JSON of the token set. */
  readonly set: Uint8Array
  readonly tokens: number
  /** JSON of the library as it is now. */
  readonly library?: { readonly content: Uint8Array; readonly from: number; readonly to: number }
  readonly events: readonly RunEvent[]
  readonly told: Told
}

/** Pure but for `mint`. `null` when there is more than `pieces.most`. */
export function putTogether(pieces: Pieces, types: Registry, mint: () => string): PutTogether | null {
  const failures: RunEvent[] = []
  const examined = examinedIn(pieces, types, skippedIn(failures))
  if (pieces.most !== undefined && sizeOf(examined) > pieces.most) return null
  const { set: seen, library } = concluded(pieces, types, { onFailed: skippedIn(failures) }, examined)
  const result = (set: TokenSet) => {
    const { events, told } = narrate(pieces.told, set)
    // Told once, with the result; what is put together on the way is only a glimpse of it.
    return {
      set: spellJson(set),
      tokens: set.primitives.length,
      events: library ? [...failures, ...events] : events,
      told,
    }
  }
  if (!library) return result(seen)
  const { library: next, set } = reconcile(library, seen, mint)
  const content = spellJson(next)
  readable(content)
  return { ...result(set), library: { content, from: library.revision, to: next.revision } }
}

/** The set as it was seen, named with what the library remembers, but not joined with it. */
export function concluded(
  pieces: Pieces,
  types: Registry,
  tell: Pick<ConcludeContext, 'onFailed' | 'onRefused'> = {},
  examined: readonly Examined[] = examinedIn(pieces, types, tell.onFailed),
): { set: TokenSet; library?: Library } {
  const { options, labels } = pieces
  if (pieces.library === undefined) return { set: conclude(examined, { types, options, labels, ...tell }) }
  const library = pieces.library ? librarySchema.parse(parseJson(pieces.library)) : emptyLibrary()
  return { library, set: conclude(examined, { types, options, labels, ...tell, memory: memoryOf(library) }) }
}

const examinedIn = (
  { examined, frames }: Pieces,
  types: Registry,
  onFailed: NonNullable<ConcludeContext['onFailed']> = () => undefined,
): Examined[] =>
  examined.map((bytes, i) => ({
    ...readExamined(parseJson(bytes), types, onFailed),
    frame: frames[i] as Frame,
  }))

/** A library that could not be read again would be lost with all that people decided: rather this run fails. */
function readable(content: Uint8Array): void {
  const { error } = librarySchema.safeParse(parseJson(content))
  if (error)
    throw new Problem(
      'internal',
      'These frames gave values that a library cannot hold.',
      'Try again; if it stays, please report the frames.',
      { cause: error },
    )
}

const sizeOf = (examined: readonly Examined[]): number =>
  examined.reduce(
    (sum, { sightings }) => sum + Object.values(sightings).reduce((n, list) => n + list.length, 0),
    0,
  )
