/**
 * Labels: what a model says that measured tokens are for. A label names a token by id; it never sets, adds, removes or
 * changes a value.
 */
import * as z from 'zod'
import { problemSchema } from './problem.ts'

/** Who proposes roles and names: our rules alone, or Claude beside them. */
export const labelers = ['local', 'claude'] as const

/** Why Claude did not label a frame. Each comes with a problem that says it in a sentence. */
export const unlabelledReasons = [
  /** The key was refused: no more calls in this run. */
  'auth',
  /** The account's spending limit is reached: no more calls in this run. */
  'spend-limit',
  /** This run's own budget is used up: no more calls in this run. */
  'budget',
  /** All that this server may spend in a day is used up. */
  'day-budget',
  'rate-limited',
  'overloaded',
  'timeout',
  'network',
  'cancelled',
  /** The service did not accept the request. */
  'bad-request',
  'refused',
  /** The answer did not fit, twice. */
  'truncated',
  /** The answer was not what was asked for, twice. */
  'invalid-answer',
  'provider-error',
  /** Several calls in a row failed, so this one was not tried. */
  'paused',
  /** The picture needs more parts than one request may have. */
  'too-large',
  /** No key on the server, or an administrator forbids it. */
  'unavailable',
] as const
export type UnlabelledReason = (typeof unlabelledReasons)[number]

export const certainties = ['high', 'medium', 'low'] as const

/** What a token may be a part of, as a model sees it. */
export const components = [
  'button',
  'input',
  'card',
  'navigation',
  'header',
  'footer',
  'hero',
  'table',
  'list',
  'chart',
  'badge',
  'avatar',
  'icon',
  'link',
  'dialog',
  'menu',
  'tab',
  'banner',
  'form',
  'page',
] as const

/** `derived.label` of a token. Show it beside the token; nothing but the first tick depends on it. */
export const labelNoteSchema = z.object({
  /** The model that said so. */
  by: z.string(),
  /** False: looks like noise to the model, so it starts unticked. The token stays. */
  keep: z.boolean(),
  certainty: z.enum(certainties),
  components: z.array(z.enum(components)),
})
export type LabelNote = z.infer<typeof labelNoteSchema>

/**
 * `derived.estimated` of a token: guesses for parts that nothing stated, from a closed list. To be shown as guesses;
 * never a value, and in no export and no style.
 */
export const estimatedSchema = z.object({
  by: z.string(),
  fontFamily: z.string().optional(),
  fontWeight: z.number().int().optional(),
})
export type Estimated = z.infer<typeof estimatedSchema>

/** How it went with one frame. */
export const frameLabelSchema = z.discriminatedUnion('status', [
  z.object({
    status: z.literal('labelled'),
    by: z.string(),
    /** Answered before, with the same frame and question: cost nothing. */
    cached: z.boolean(),
    /** Tokens of the frame that were labelled. */
    labels: z.number().int(),
    /** Parts of the answer that were not used: unknown ids, roles of another type, repetitions, odd strings. */
    dropped: z.number().int(),
  }),
  z.object({
    status: z.literal('unlabelled'),
    reason: z.enum(unlabelledReasons),
    problem: problemSchema,
  }),
])
export type FrameLabel = z.infer<typeof frameLabelSchema>

/** From the counters that the API returned, priced by the table of the server. */
export const labelUsageSchema = z.object({
  calls: z.number().int(),
  inputTokens: z.number().int(),
  outputTokens: z.number().int(),
  /** US dollars. */
  cost: z.number(),
})

/** Expected before a run. Answers that are cached make it less. */
export const labelEstimateSchema = z.object({
  calls: z.number().int(),
  /** US dollars, with answers of the usual length. */
  cost: z.number(),
  /** US dollars, if every answer were as long as it may be. */
  atMost: z.number(),
  /** Frames that are too large to be sent: they keep their local labels. */
  tooLarge: z.number().int(),
})
export type LabelEstimate = z.infer<typeof labelEstimateSchema>

/** `GET /labelling?sizes=2880x2048,780x1688`: whether Claude can be asked at all, and what it would cost. */
export const labellingSchema = z.object({
  available: z.boolean(),
  /** Why not. */
  problem: problemSchema.optional(),
  /** Host that the pictures would be sent to: the sentence of consent names it. */
  sentTo: z.string(),
  model: z.string(),
  prices: z.object({
    /** US dollars per million tokens. */
    input: z.number(),
    output: z.number(),
    /** Day the price table was made. */
    asOf: z.iso.date(),
    /** The model is not in the table: the dearest price is assumed. */
    assumed: z.boolean(),
  }),
  /** What an administrator allows, US dollars; absent: no limit but the run's own. */
  limits: z.object({
    run: z.number().optional(),
    day: z.number().optional(),
    /** What is left of the day's. */
    today: z.number().optional(),
  }),
  /** Only when `sizes` were given. */
  estimate: labelEstimateSchema.optional(),
})
export type Labelling = z.infer<typeof labellingSchema>

/** Image pixels of the frames: width × scale, height × scale. */
export const labellingQuerySchema = z.object({
  sizes: z
    .string()
    .max(8000)
    .regex(/^\d{1,5}x\d{1,5}(,\d{1,5}x\d{1,5})*$/, 'WIDTHxHEIGHT in image pixels, with commas between them')
    .optional(),
})

/** Part of a run's state, when it was started with `label: 'claude'`. */
export const runLabellingSchema = z.object({
  /** `waiting`: frames are still being measured. */
  status: z.enum(['waiting', 'labelling', 'done']),
  model: z.string(),
  /** US dollars that the run may spend. */
  budget: z.number(),
  usage: labelUsageSchema,
  /** Why no more calls were made: the budget is used up, the key was refused. What is there stays. */
  stopped: problemSchema.optional(),
  /** Why the whole set was not named by Claude; frames may be labelled all the same. */
  unnamed: problemSchema.optional(),
})
export type RunLabelling = z.infer<typeof runLabellingSchema>

/**
 * `POST /runs/{run}/label`: a new run of the same frames, labelled by Claude. Nothing is measured again, and what
 * was labelled before is taken from the cache, so only the unlabelled frames are asked about.
 */
export const relabelSchema = z.object({ budget: z.number().positive().max(1000).optional() })
