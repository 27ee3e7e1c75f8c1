/** What is kept of a write, parsed when it is read again: the file may have been anywhere meanwhile. */
import * as z from 'zod'
import { bodySchema } from '../things/style/bodies.ts'
import { styleMarks } from '../things/style/mark.ts'
import type { Done } from '../things/thing.ts'
import { variableMarks } from '../things/variable/mark.ts'

const rgba = z.object({ r: z.number(), g: z.number(), b: z.number(), a: z.number() })
const value = z.union([
  z.number(),
  z.string(),
  rgba,
  z.object({ variable: z.string() }),
  z.object({ other: z.string() }),
])
const variableSnapshot = z.object({
  name: z.string(),
  values: z.record(z.string(), value),
  scopes: z.array(z.string()),
  code: z.record(z.string(), z.string()),
  description: z.string(),
  hidden: z.boolean(),
  mark: variableMarks.schema.nullable(),
})
const styleSnapshot = z.object({
  name: z.string(),
  description: z.string(),
  body: bodySchema.nullable(),
  mark: styleMarks.schema.nullable(),
})
// Records of before there was one list say only by their shape what they are about.
const variable = z.object({
  thing: z.literal('variable').default('variable'),
  id: z.string(),
  before: variableSnapshot.nullable(),
  after: variableSnapshot.nullable(),
  collection: z.string(),
  type: z.enum(['BOOLEAN', 'COLOR', 'EASING', 'FLOAT', 'STRING', 'TIMING']),
})
const style = z.object({
  thing: z.literal('style').default('style'),
  id: z.string(),
  kind: z.enum(['text', 'effect', 'paint', 'gradient']),
  before: styleSnapshot.nullable(),
  after: styleSnapshot.nullable(),
})
// Scopes and platforms are texts here: Figma's list of them grows, and what it gave us it takes back.
const done = z.union([variable, style]) as unknown as z.ZodType<Done>

/** What was done to one layer. */
const boundSchema = z.object({
  layer: z.string(),
  name: z.string(),
  /** `mode`: the layer was switched to a variable mode. */
  kind: z.enum(['COLOR', 'FLOAT', 'text-style', 'effect-style', 'mode']),
  /** Of `mode`: the collection's id. */
  fields: z.array(z.string()).readonly(),
  /** Id of the variable, style or mode. */
  target: z.string(),
  /** What it showed; null for styles, which were equal. Of `mode`: the id of the mode that was set, null for none. */
  before: z.union([z.number(), z.string(), rgba]).nullable(),
})
export type BindDone = z.infer<typeof boundSchema>

const adoptionSchema = z.object({ token: z.string(), before: z.string().nullable(), after: z.string() })

/** Some of what was done to things, or to layers. */
export const pieceSchema = z.union([z.array(done), z.object({ bindings: z.array(boundSchema) })])
export const headSchema = z.object({
  adoptions: z.array(adoptionSchema),
  styles: z.array(done).default([]),
})

export interface WriteRecord {
  /** Unix milliseconds. */
  readonly at: number
  /** In the order of doing. */
  readonly done: readonly Done[]
  readonly adoptions: readonly z.infer<typeof adoptionSchema>[]
  /** Layers that were bound. */
  readonly bindings: readonly BindDone[]
}

export const thingsOf = ({ done, adoptions, bindings }: Omit<WriteRecord, 'at'>): number =>
  done.length + adoptions.length + bindings.length
