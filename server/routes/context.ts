/** What the routes are handed. */
import type { Format } from '../../core/formats/format.ts'
import type { ImageFacts } from '../decode/decode.ts'
import type { RunsContext } from '../runs/context.ts'

export interface RoutesContext extends RunsContext {
  readonly formats: readonly Format[]
  readonly version: string
  /** Reads the header of a picture in a thread of its own. @throws Problem as `decode/decode.ts` says */
  readonly inspect: (image: Uint8Array, name: string) => Promise<ImageFacts>
  /** Takes a place for an event stream; the answer gives it back. */
  readonly streams: (caller: string) => () => void
}
