/**
 * What the panel and the plugin's main thread say to each other. `calls` is one table: a name, what is asked, what is
 * answered; a new message is one entry. Only plain JSON and `Uint8Array` cross (figma.ui.postMessage).
 */
import * as z from 'zod'
import { boxSchema, frameIdSchema, scaleSchema } from './frame.ts'
import { bindResultSchema, checkLinesSchema, checkPartSchema } from './check.ts'
import { layersSchema } from './layer.ts'
import { problemSchema } from './problem.ts'
import {
  lastWriteSchema,
  planPartSchema,
  TICKS_PER_MESSAGE,
  TOKENS_PER_MESSAGE,
  writableRoleSchema,
  writableSchema,
  writeOptionsSchema,
  writeResultSchema,
} from './variables.ts'

/** A frame that could be measured, before it is. CSS px. */
export const frameRefSchema = z.object({
  id: frameIdSchema,
  name: z.string(),
  width: z.number(),
  height: z.number(),
  /** Proposed mode label: what the frame's variables say. */
  mode: z.string().min(1).max(40).optional(),
  /** A pasted picture of so many pixels whose layer does not tell its scale: it has to be asked for. */
  pixels: z.object({ width: z.number(), height: z.number() }).optional(),
  /** A picture inside this frame, measured by its own pixels. */
  inside: frameIdSchema.optional(),
})
export type FrameRef = z.infer<typeof frameRefSchema>

/** A line of the plugin's menu. `mode`: what the selected frames show. */
const wishSchema = z.object({
  do: z.enum(['measure', 'check', 'export']),
  mode: z.string().max(40).optional(),
})
export type Wish = z.infer<typeof wishSchema>

const nothing = z.object({})
const bytes = z.instanceof(Uint8Array)
const ticks = z.object({
  ids: z.array(z.string()).max(TICKS_PER_MESSAGE),
  /** Line id → id of one of its `choices`. */
  choices: z.record(z.string(), z.string()).optional(),
})

export const calls = {
  /** First word of the panel. */
  hello: {
    ask: nothing,
    answer: z.object({
      /** Names the file for ever: a uuid in its root plugin data, or empty until one is minted. */
      file: z.object({ id: z.string(), name: z.string() }),
      /** What the panel remembered, from `clientStorage`. */
      stored: z.record(z.string(), z.string()),
      selection: z.array(frameRefSchema),
      /** False in Dev Mode and for viewers. */
      canWrite: z.boolean(),
      /** What was chosen in the plugin's menu; null where it was just opened. */
      wish: wishSchema.nullable(),
    }),
  },
  /** The panel mints ids: the main thread has no `crypto`. */
  nameFile: { ask: z.object({ id: z.uuid() }), answer: nothing },
  remember: { ask: z.object({ key: z.string(), value: z.string().nullable() }), answer: nothing },
  /** All top-level frames of the current page, or of all pages: one run may measure several. */
  allFrames: {
    ask: z.object({ everywhere: z.boolean().optional() }),
    answer: z.object({ frames: z.array(frameRefSchema) }),
  },
  thumbnail: { ask: z.object({ frame: frameIdSchema }), answer: z.object({ png: bytes }) },
  /**
   * PNG, sRGB, scale 2 unless that were too large: the answer tells. A pasted picture answers its own bytes, which may
   * be JPEG or WebP; `scale` is asked for where its layer does not tell it. Width and height are the image's, in CSS px;
   * `origin` is where it starts relative to the frame (a shadow starts outside).
   */
  capture: {
    ask: z.object({ frame: frameIdSchema, scale: scaleSchema.optional() }),
    answer: z.object({
      png: bytes,
      scale: z.number(),
      width: z.number(),
      height: z.number(),
      origin: z.object({ x: z.number(), y: z.number() }),
    }),
  },
  /** How a frame looks now, to compare it with how it looked: drawn by Figma, also where it is a pasted picture. */
  look: { ask: z.object({ frame: frameIdSchema }), answer: z.object({ png: bytes }) },
  /** Some layers of a frame, in paint order; `next` says where to go on. Posting thousands at once would stop the editor. */
  layers: {
    ask: z.object({ frame: frameIdSchema, from: z.number().int().min(0).optional() }),
    answer: z.object({ layers: layersSchema, next: z.number().int().optional() }),
  },
  /** Screenshots inside these frames that can be measured by their own pixels. */
  pictures: {
    ask: z.object({ frames: z.array(frameIdSchema).max(1000) }),
    answer: z.object({ frames: z.array(frameRefSchema) }),
  },
  /** Selects and zooms to a layer, or to a place in a frame. */
  show: {
    ask: z.object({ frame: frameIdSchema, layer: z.string().optional(), box: boxSchema.optional() }),
    answer: nothing,
  },
  resize: { ask: z.object({ width: z.number(), height: z.number() }), answer: nothing },
  /** Tokens for the next `plan`, some at a time; `first` forgets earlier ones. */
  tokens: {
    ask: z.object({
      first: z.boolean(),
      tokens: z.array(writableSchema).max(TOKENS_PER_MESSAGE),
      roles: z.array(writableRoleSchema).max(TOKENS_PER_MESSAGE).optional(),
      /** Modes of the roles, in order: themes, and viewports where there are several. */
      modes: z.array(z.string().min(1).max(40)).optional(),
      viewports: z.array(z.string().min(1).max(40)).optional(),
    }),
    answer: nothing,
  },
  /** What writing would do. Writes nothing. Answers the first lines. */
  plan: {
    ask: z.object({
      options: writeOptionsSchema.optional(),
      /** Compares with the next part of the team libraries too. */
      more: z.boolean().optional(),
    }),
    answer: planPartSchema,
  },
  /** More lines of the plan that was answered last. */
  planLines: { ask: z.object({ from: z.number().int().min(0) }), answer: planPartSchema },
  /** Lines that the next `write` or `revert` is about; `first` forgets earlier ones. */
  tick: { ask: ticks.extend({ first: z.boolean() }), answer: nothing },
  /** Writes the lines ticked before and these; plans anew first, and what changed meanwhile returns to review. */
  write: {
    ask: ticks.extend({
      /** Adds a named point to the file's version history first. */
      savePoint: z.boolean().optional(),
    }),
    answer: writeResultSchema,
  },
  /** Stops a write or revert that is under way, after the current slice. */
  cancel: { ask: nothing, answer: nothing },
  /** The last write, if it can still be taken back. */
  lastWrite: { ask: nothing, answer: z.object({ write: lastWriteSchema.nullable() }) },
  /** What taking the last write back would do: lines `revert` and `skip`. */
  planRevert: { ask: nothing, answer: planPartSchema },
  /** Takes back the lines ticked before and these. */
  revert: { ask: ticks, answer: writeResultSchema },
  /** How far the layers of these frames are on the file's variables and styles. Writes nothing. */
  check: {
    ask: z.object({ frames: z.array(frameIdSchema).max(1000), libraries: z.boolean().optional() }),
    answer: checkPartSchema,
  },
  /** More lines of the check that was answered last. */
  checkLines: { ask: z.object({ from: z.number().int().min(0) }), answer: checkLinesSchema },
  /** Binds the layers behind these lines of the last check, which is made anew first. `revert` takes it back. */
  bind: {
    ask: z.object({
      ids: z.array(z.string()),
      /** Line id → id of one of its `choices`. */
      choices: z.record(z.string(), z.string()).optional(),
      savePoint: z.boolean().optional(),
    }),
    answer: bindResultSchema,
  },
  /** Near misses that are meant as they are: they are not shown again, for nobody. */
  keepMisses: { ask: z.object({ ids: z.array(z.string()).max(1000), kept: z.boolean() }), answer: nothing },
  /** The curated tokens as text of the panel's own making, kept in the file: a colleague without server sees them. */
  keepLibrary: { ask: z.object({ text: z.string() }), answer: nothing },
  keptLibrary: { ask: nothing, answer: z.object({ text: z.string().nullable() }) },
  /** No `z.url()`: the main thread has no `URL` to check it with. */
  openLink: { ask: z.object({ url: z.string().regex(/^https?:\/\/\S+$/) }), answer: nothing },
} as const satisfies Record<string, { ask: z.ZodType; answer: z.ZodType }>

export type Call = keyof typeof calls
export type Ask<C extends Call> = z.input<(typeof calls)[C]['ask']>
/** What a handler of the call gets: parsed. */
export type Asked<C extends Call> = z.output<(typeof calls)[C]['ask']>
export type Answer<C extends Call> = z.output<(typeof calls)[C]['answer']>

/** Panel → plugin. */
export const callSchema = z.object({
  call: z.enum(Object.keys(calls) as [Call, ...Call[]]),
  /** Pairs the answer with the question. */
  id: z.number().int(),
  ask: z.unknown(),
})

/** Plugin → panel: an answer, a refusal, or news. */
export const newsSchema = z.discriminatedUnion('news', [
  z.object({ news: z.literal('answer'), id: z.number().int(), answer: z.unknown() }),
  z.object({ news: z.literal('problem'), id: z.number().int(), problem: problemSchema }),
  z.object({ news: z.literal('selection'), frames: z.array(frameRefSchema) }),
  z.object({ news: z.literal('progress'), done: z.number(), total: z.number() }),
])
export type News = z.infer<typeof newsSchema>
