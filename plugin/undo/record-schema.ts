/** What is kept of a write, parsed when it is read again: the file may have been anywhere meanwhile. */
import * as z from 'zod'
import type { BindDone } from '../bind/types.ts'
import type { Adoption, Done } from '../apply/apply.ts'
import { markSchema } from '../things/variable/mark.ts'
import { bodySchema, styleMarkSchema } from '../things/style/read.ts'
import type { StyleDone } from '../things/style/types.ts'

const rgba = z.object({ r: z.number(), g: z.number(), b: z.number(), a: z.number() })
const value = z.union([
  z.number(),
  z.string(),
  rgba,
  z.object({ variable: z.string() }),
  z.object({ other: z.string() }),
])
const snapshot = z.object({
  name: z.string(),
  values: z.record(z.string(), value),
  scopes: z.array(z.string()),
  code: z.record(z.string(), z.string()),
  description: z.string(),
  hidden: z.boolean(),
  mark: markSchema.nullable(),
})
const done = z.object({
  id: z.string(),
  before: snapshot.nullable(),
  after: snapshot.nullable(),
  collection: z.string(),
  type: z.enum(['BOOLEAN', 'COLOR', 'EASING', 'FLOAT', 'STRING', 'TIMING']),
})
const styleSnapshot = z.object({
  name: z.string(),
  description: z.string(),
  body: bodySchema.nullable(),
  mark: styleMarkSchema.nullable(),
})

// Scopes and platforms are texts here: Figma's list of them grows, and what it gave us it takes back.
const bindings: z.ZodType<BindDone[]> = z.array(
  z.object({
    layer: z.string(),
    name: z.string(),
    kind: z.enum(['COLOR', 'FLOAT', 'text-style', 'effect-style', 'mode']),
    fields: z.array(z.string()),
    target: z.string(),
    before: z.union([z.number(), z.string(), rgba]).nullable(),
  }),
)
/** Some of what was done to variables, or to layers. */
export const pieceSchema = z.union([z.array(done), z.object({ bindings })]) as unknown as z.ZodType<
  Done[] | { bindings: BindDone[] }
>
export const headSchema: z.ZodType<{
  styles: StyleDone[]
  adoptions: Adoption[]
  bindings: BindDone[]
}> = z.object({
  styles: z.array(
    z.object({
      id: z.string(),
      kind: z.enum(['text', 'effect', 'paint', 'gradient']),
      before: styleSnapshot.nullable(),
      after: styleSnapshot.nullable(),
    }),
  ),
  adoptions: z.array(z.object({ token: z.string(), before: z.string().nullable(), after: z.string() })),
  bindings,
})
