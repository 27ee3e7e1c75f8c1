/** What goes over HTTP, under `/api/v1`. The OpenAPI document is generated from these schemas. */
import * as z from 'zod'
import { exportOptions } from './export-options.ts'
import {
  frameIdSchema,
  frameNameSchema,
  frameSchema,
  lineSchema,
  modeSchema,
  oneLine,
  scaleSchema,
} from './frame.ts'
import { frameLabelSchema, runLabellingSchema } from './label.ts'
import { curateSchema } from './library.ts'
import { runOptionsSchema } from './options.ts'
import { problemSchema } from './problem.ts'
import { sightingSchema } from './token.ts'
import { formatInfoSchema, typeInfoSchema } from './token-type.ts'

export const API = '/api/v1'
export const idSchema = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/, '1–64 letters, digits, - or _')

/** What a token may do: look, measure and curate, or also remove projects. */
export const scopes = ['read', 'run', 'admin'] as const
export type Scope = (typeof scopes)[number]

/** `GET /session`: the token is good, and this is who answers. */
export const sessionSchema = z.object({
  product: z.literal('token-pipeline'),
  version: z.string(),
  workspace: z.string(),
  scopes: z.array(z.enum(scopes)),
})

export const projectSchema = z.object({ id: idSchema, name: lineSchema(200) })

export const createRunSchema = z.object({
  project: idSchema.default('default'),
  options: runOptionsSchema.prefault({}),
})
export type CreateRun = z.input<typeof createRunSchema>

/** Query of `PUT /runs/{run}/frames/{frame}`; the body is the image itself. */
export const putFrameQuerySchema = z.object({
  /** Line breaks and other control characters become spaces. */
  name: z.string().transform(oneLine).pipe(frameNameSchema).optional(),
  /** Absent: from the name (`@2x`), else 1. */
  scale: z.coerce.number().pipe(scaleSchema).optional(),
  mode: modeSchema.optional(),
  originX: z.coerce.number().min(-1e6).max(1e6).optional(),
  originY: z.coerce.number().min(-1e6).max(1e6).optional(),
})
export type PutFrameQuery = z.infer<typeof putFrameQuerySchema>

export const frameStatuses = ['received', 'measured', 'failed'] as const
export type FrameStatus = (typeof frameStatuses)[number]
export const frameStateSchema = frameSchema.extend({
  /** SHA-256 over those of the picture and the layers, and the scale. */
  hash: z.string(),
  status: z.enum(frameStatuses),
  problem: problemSchema.optional(),
  /** What Claude said of it, or why it did not; absent where it was not asked (yet). */
  label: frameLabelSchema.optional(),
})
export type FrameState = z.infer<typeof frameStateSchema>

export const runStatuses = ['receiving', 'measuring', 'completed', 'failed', 'cancelled'] as const
export type RunStatus = (typeof runStatuses)[number]
export const runStateSchema = z.object({
  id: idSchema,
  project: idSchema,
  status: z.enum(runStatuses),
  /** The last event's number: follow the events from here. */
  seq: z.number().int().min(0),
  options: runOptionsSchema,
  frames: z.array(frameStateSchema),
  problem: problemSchema.optional(),
  /** Only with the option `label: 'claude'`. */
  labelling: runLabellingSchema.optional(),
  createdAt: z.iso.datetime(),
})
export type RunState = z.infer<typeof runStateSchema>

export const pageQuerySchema = z.object({
  after: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(1000).default(200),
})
export const sightingsPageSchema = z.object({
  sightings: z.array(sightingSchema),
  /** Ask again with `after` = this; absent on the last page. */
  next: z.number().int().optional(),
  total: z.number().int(),
})

export const patchLibrarySchema = z.object({
  /** The revision the steps were decided on; a newer library answers 409. */
  revision: z.number().int().min(0),
  steps: z.array(curateSchema).min(1).max(1000),
})

export const importFileSchema = z.object({
  name: z.string().min(1).max(200),
  content: z.string().max(5_000_000),
})
export type ImportFile = z.infer<typeof importFileSchema>
export const importRequestSchema = z.object({
  /** W3C, Tokens Studio, Style Dictionary, Figma variables, CSS; several W3C files are one document. */
  files: z.array(importFileSchema).min(1).max(100),
  /** Only tell what would happen. */
  preview: z.boolean().default(false),
})
export const importReportSchema = z.object({
  /** All that the files say: the sum of the five below. */
  read: z.number().int(),
  added: z.number().int(),
  /** There already, under the same name. */
  joined: z.number().int(),
  /** Kept as they stand: no type here takes them. */
  carried: z.number().int(),
  /** Of a token that is there by now: its values in other modes, the same in another file, its parts. */
  again: z.number().int(),
  /** Came in nowhere; a line says which and why. */
  left: z.number().int(),
  /** The same in sentences, with names and reasons. */
  lines: z.array(z.string()),
})
export type ImportReport = z.infer<typeof importReportSchema>

/** Query of every export. */
export const exportQuerySchema = z.object({
  ...exportOptions,
  /** `true`: also where each token was seen, as a file beside the tokens, where the format has one. */
  evidence: z.enum(['true', 'false']).default('false'),
  /** `true`: also what is doubtful, or was only seen in drawings, in chrome or cut by a frame's edge. */
  doubtful: z.enum(['true', 'false']).default('false'),
  /** `false`: no pictures of places in formats that would show them. */
  pictures: z.enum(['true', 'false']).default('true'),
})
export type ExportQuery = z.infer<typeof exportQuerySchema>

export const exportRequestSchema = z
  .object({ run: idSchema.optional(), library: idSchema.optional() })
  .refine((of) => (of.run === undefined) !== (of.library === undefined), {
    message: 'name exactly one of "run" and "library"',
  })

export const exportedFileSchema = z.object({ path: z.string(), mediaType: z.string(), content: z.string() })
export type ExportedFile = z.infer<typeof exportedFileSchema>
export const exportSchema = z.object({ files: z.array(exportedFileSchema) })

export const typesSchema = z.object({ types: z.array(typeInfoSchema) })
export const formatsSchema = z.object({ formats: z.array(formatInfoSchema) })
export const frameParamSchema = frameIdSchema
