/** What labelling needs from outside: somebody who can look at a picture and answer by id. Filled in by `vision/`. */
import type { Box, Frame } from '../../../shared/frame.ts'
import type { UnlabelledReason } from '../../../shared/label.ts'
import type { ProblemData } from '../../../shared/problem.ts'
import type { Use } from '../../../shared/token.ts'
import type { FrameAnswer, NamesAnswer, Vocabulary } from './answer.ts'

/** A measured token of one frame, as it is shown to a model. */
export interface Candidate {
  /** Short, unique in the question; the answer refers to it. */
  readonly id: string
  readonly type: string
  /** The measured value in words: "13 px". */
  readonly text: string
  /** How often it was seen in each use. */
  readonly uses: readonly (readonly [Use, number])[]
  /** Some places, CSS px. */
  readonly boxes: readonly Box[]
  /** Parts of a text style that nothing stated, and that may be estimated. */
  readonly unstated: readonly ('fontFamily' | 'fontWeight')[]
}

export interface FrameQuestion {
  readonly frame: Frame
  /** Loaded when the question's turn comes, so that waiting questions hold no picture. */
  readonly image: () => Promise<Uint8Array>
  readonly candidates: readonly Candidate[]
  readonly vocabulary: readonly Vocabulary[]
}

/** A token of the whole set, to be named. Carries no text from any picture, file or layer. */
export interface Nameable {
  readonly id: string
  readonly type: string
  readonly text: string
  /** Present name, joined with dots. */
  readonly name: string
  /** The name stays: only a description is wanted. */
  readonly kept: boolean
  readonly uses: readonly (readonly [Use, number])[]
  readonly roles: readonly string[]
  readonly components: readonly string[]
}

/** A role of the whole set as it stands, to be described. */
export interface RoleInUse {
  readonly id: string
  readonly type: string
  readonly role: string
  /** Ids of tokens, or their values where they are not asked about. */
  readonly holders: readonly string[]
}

export interface NamesQuestion {
  readonly tokens: readonly Nameable[]
  readonly roles: readonly RoleInUse[]
  readonly vocabulary: readonly Vocabulary[]
}

/** Millionths of a US dollar: whole numbers can be added up by a database without drift. */
export type Micros = number

export interface Spent {
  readonly calls: number
  readonly inputTokens: number
  readonly outputTokens: number
  readonly cost: Micros
  /** What counts against the budget: the cost, or more where the cost is not known. */
  readonly counted: Micros
}

/** What was put aside for one call. */
export interface Held {
  readonly id: string
  readonly most: Micros
}

/** Guards what a run may spend. Shared by all who label for that run. */
export interface Budget {
  /**
   * Puts `most` aside before a call. `later`: others hold what is left, ask again. A reason: no call may be made.
   * @param lease Milliseconds after which it was forgotten, by somebody who was killed, unless it was settled.
   */
  reserve(most: Micros, lease: number): Promise<Held | 'later' | UnlabelledReason>
  /** After the call: gives back what was put aside and takes what it really cost. */
  settle(held: Held, spent: Spent): Promise<void>
  /** No more calls for this run: each would end the same way. What is in flight goes on. */
  close(reason: UnlabelledReason): Promise<void>
}

/** Answers by their question. A model answers the same question differently each time; a second run must not. */
export interface AnswerCache {
  get(key: string): Promise<unknown>
  put(key: string, answer: unknown): Promise<void>
}

export interface Terms {
  readonly budget: Budget
  readonly cache: AnswerCache
  readonly signal?: AbortSignal | undefined
}

export type Outcome<T> =
  | {
      readonly ok: true
      readonly answer: T
      readonly by: string
      /** Answered before: cost nothing. */
      readonly cached: boolean
    }
  | { readonly ok: false; readonly reason: UnlabelledReason; readonly problem: ProblemData }

/** Never rejects for what a model, a network or a budget does: that is an outcome. */
export interface Labeler {
  readonly model: string
  label(question: FrameQuestion, terms: Terms): Promise<Outcome<FrameAnswer>>
  name(question: NamesQuestion, terms: Terms): Promise<Outcome<NamesAnswer>>
}
