/**
 * What a run tells while it works: narration, at most 8 kB each, numbered per run from 1. Truth is the stored result;
 * a client that missed events asks for the state and follows from its `seq`.
 */
import * as z from 'zod'
import { frameIdSchema } from './frame.ts'
import { frameLabelSchema } from './label.ts'
import { problemSchema } from './problem.ts'
import { semanticSchema } from './token-set.ts'
import { summarySchema } from './token.ts'

const frame = frameIdSchema
export const phases = ['receiving', 'measuring', 'labelling', 'concluding'] as const
export type Phase = (typeof phases)[number]

export const runEventSchema = z.discriminatedUnion('event', [
  /** A frame is on disk. */
  z.object({ event: z.literal('received'), frame, name: z.string() }),
  z.object({ event: z.literal('phase'), phase: z.enum(phases) }),
  /** `done` of `total` frames are through the current phase. */
  z.object({
    event: z.literal('progress'),
    phase: z.enum(phases),
    done: z.number().int(),
    total: z.number().int(),
  }),
  z.object({ event: z.literal('measuring'), frame }),
  /** One type of one frame was measured. */
  z.object({ event: z.literal('found'), frame, type: z.string(), sightings: z.number().int() }),
  /** One type could not be measured in one frame, or (without a frame) put together at all; the others go on. */
  z.object({
    event: z.literal('skipped'),
    frame: frame.optional(),
    type: z.string(),
    problem: problemSchema,
  }),
  z.object({ event: z.literal('measured'), frame, milliseconds: z.number() }),
  z.object({ event: z.literal('failed-frame'), frame, problem: problemSchema }),
  /** Claude is asked about a frame. */
  z.object({ event: z.literal('labelling'), frame }),
  /** How that went; the others go on. `cost`: US dollars that the run has spent so far. */
  z.object({ event: z.literal('labelled'), frame, label: frameLabelSchema, cost: z.number() }),
  /** The whole set was named, or why not. New names follow as `tokens`. */
  z.object({
    event: z.literal('named'),
    /** Names taken over. */
    names: z.number().int(),
    /** Proposals that were not used. */
    dropped: z.number().int(),
    problem: problemSchema.optional(),
    cost: z.number(),
  }),
  /** Tokens as known so far: upserts by key, and keys that are gone. */
  z.object({ event: z.literal('tokens'), upserts: z.array(summarySchema), removals: z.array(z.string()) }),
  /** Roles as known so far: which token has each in which mode. Upserts and removals by type and role. */
  z.object({
    event: z.literal('roles'),
    upserts: z.array(semanticSchema),
    removals: z.array(semanticSchema.pick({ type: true, role: true })),
  }),
  z.object({
    event: z.literal('completed'),
    tokens: z.number().int(),
    frames: z.number().int(),
    failed: z.number().int(),
  }),
  z.object({ event: z.literal('failed'), problem: problemSchema }),
  z.object({ event: z.literal('cancelled') }),
])
export type RunEvent = z.infer<typeof runEventSchema>

const terminal = new Set<RunEvent['event']>(['completed', 'failed', 'cancelled'])
export const isTerminal = (event: RunEvent): boolean => terminal.has(event.event)

/** An event as stored and sent: `seq` is the SSE id. */
export const numberedEventSchema = z.object({ seq: z.number().int().positive(), data: runEventSchema })
export type NumberedEvent = z.infer<typeof numberedEventSchema>
