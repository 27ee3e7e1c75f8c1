/** What a model is asked about, from stored bytes: runs in a worker thread, like all that goes through sightings. */
import type { Frame } from '../../shared/frame.ts'
import type { RunOptions } from '../../shared/options.ts'
import { type Known, candidatesOf } from '../pipeline/label/candidates.ts'
import { type SetNaming, nameablesOf } from '../pipeline/label/nameables.ts'
import { readExamined } from '../pipeline/examine/read-examined.ts'
import type { Registry } from '../tokens/type.ts'
import { type Pieces, concluded } from './put-together.ts'
import { parseJson } from './stored-json.ts'

export interface FramePiece {
  /** JSON of what the frame showed, as it was stored. */
  readonly examined: Uint8Array
  readonly frame: Frame
  readonly options: RunOptions
}

export function knownIn({ examined, frame, options }: FramePiece, types: Registry): Known[] {
  // What fails is told with the result.
  const stored = readExamined(parseJson(examined), types, () => undefined)
  return candidatesOf({ ...stored, frame }, types, options)
}

/** Before the set is joined with the library: only what the library knows has an id. */
export function namingOf(pieces: Pieces, types: Registry): SetNaming {
  let refused = 0
  const { set } = concluded(pieces, types, {
    onRefused: () => refused++,
    // It is told with the result.
    onFailed: () => undefined,
  })
  return nameablesOf(set, types, refused)
}
