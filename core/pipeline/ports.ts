/** What the pipeline needs from outside, declared where it is consumed. Floors above fill these in. */
import type { Frame } from '../../shared/frame.ts'
import type { Layer } from '../../shared/layer.ts'
import type { ProblemData } from '../../shared/problem.ts'
import type { AnyToken, Sighting } from '../../shared/token.ts'
import type { TokenType } from '../tokens/type.ts'

/** Decoded pixels: RGBA, 8 bits a channel, sRGB, row by row. */
export interface Pixels {
  readonly data: Uint8Array
  readonly width: number
  readonly height: number
  /** The encoding lost information (JPEG, lossy WebP): readings are uncertain. */
  readonly lossy: boolean
}
export type Decode = (image: Uint8Array) => Promise<Pixels>

/** One frame as it comes in. */
export interface FrameInput {
  readonly frame: Frame
  readonly image: Uint8Array
  readonly layers?: readonly Layer[] | undefined
}

/** What was seen in one frame, as plain JSON: the result of the `examine` unit. */
export interface Examined {
  readonly frame: Frame
  /** By type name. */
  readonly sightings: Readonly<Record<string, Sighting[]>>
  /** Types that failed here; the others went on. */
  readonly skipped: readonly { readonly type: string; readonly problem: ProblemData }[]
  readonly milliseconds: number
  /** It is a picture inside another frame: Figma's hash of it. */
  readonly picture?: string | undefined
  /** Where its layers are by name (`pathsOf`); absent without layers. */
  readonly paths?: readonly string[] | undefined
}

/** Told as soon as one type of one frame is through. */
export type OnFound = (type: string, sightings: number) => void

/** Runs `examine` somewhere else: a worker thread, or right here in tests. */
export type Examiner = (
  input: FrameInput,
  request: {
    readonly types?: readonly string[] | undefined
    readonly onFound?: OnFound
    readonly signal?: AbortSignal
  },
) => Promise<Examined>

/** What a library remembers of a token that is seen again. */
export interface Recalled {
  readonly id: string
  readonly path: readonly string[]
  readonly description?: string | undefined
}

/** A role that somebody had when it was last seen. */
export interface RecalledRole {
  readonly role: string
  readonly path: readonly string[]
  readonly description?: string | undefined
  /** Mode → id of the token. */
  readonly holders: Readonly<Record<string, string>>
}

/** Finds the tokens that are known already, by the key they have now. One to one. */
export interface Memory {
  recall(type: TokenType, tokens: readonly AnyToken[]): ReadonlyMap<string, Recalled>
  roles(type: TokenType): readonly RecalledRole[]
  /** Names that are taken by tokens which this run did not see. */
  reserved(seen: ReadonlySet<string>): Iterable<readonly string[]>
}
