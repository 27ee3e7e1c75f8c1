/** The curated token set of a project: ids are minted here, and what people decided stays decided. */
import * as z from 'zod'
import { modeSchema } from './frame.ts'
import { type TokenSet, emptyTokenSet, tokenSetSchema } from './token-set.ts'
import { foreignFields, pathSchema } from './token.ts'

const decidedSchema = z.record(z.string().min(1).max(40), z.string().nullable())

/** What a person decided about one token or role, by its id. */
export const curationSchema = z.object({
  /** Named by hand: nothing renames it any more. */
  named: z.boolean().optional(),
  /** Not wanted: neither written nor exported, and it stays so when it is seen again. */
  excluded: z.boolean().optional(),
  /** Readings of this token belong to that one. */
  mergedInto: z.string().optional(),
  description: z.string().max(500).optional(),
  /** A name it had before; exports keep it once as a deprecated alias. */
  formerPath: pathSchema.optional(),
  /** Of a role: mode → id of the token that has it, null for nobody. Outranks rules and labels. */
  alias: decidedSchema.optional(),
})
export type Curation = z.infer<typeof curationSchema>

export interface Library {
  /** Grows with each change; a writer states the one it read. */
  revision: number
  set: TokenSet
  curation: Record<string, Curation>
  /** The content of revision `lost` could not be read any more: this one goes on from `from`. */
  recovered?: { lost: number; from: number; at: string } | undefined
  /** Modes as frames still call them → what people call them here; `null`: not wanted. */
  modes?: Record<string, string | null> | undefined
}
export const librarySchema: z.ZodType<Library> = z.object({
  revision: z.number().int().min(0),
  set: tokenSetSchema,
  curation: z.record(z.string(), curationSchema),
  recovered: z.object({ lost: z.number().int(), from: z.number().int(), at: z.iso.datetime() }).optional(),
  modes: z.record(modeSchema, modeSchema.nullable()).optional(),
})
export const emptyLibrary = (): Library => ({ revision: 0, set: emptyTokenSet(), curation: {} })

/** One curating step; `id` is a token's or, where that makes sense, a role's; of a mode, its label. */
export const curateSchema = z.discriminatedUnion('do', [
  /** `written`: the name as people write it, where `path` must spell it otherwise. */
  z.object({
    do: z.literal('rename'),
    id: z.string(),
    path: pathSchema,
    written: foreignFields.written,
  }),
  z.object({ do: z.literal('describe'), id: z.string(), description: z.string().max(500) }),
  z.object({ do: z.literal('exclude'), id: z.string(), excluded: z.boolean() }),
  z.object({ do: z.literal('merge'), id: z.string(), into: z.string() }),
  z.object({ do: z.literal('split'), id: z.string() }),
  /** A mode gets another name; where that is a mode already, the two become one and that one's values stay. */
  z.object({ do: z.literal('rename-mode'), id: modeSchema, name: modeSchema }),
  /** A mode goes, with what roles were in it, and stays away when frames show it again. */
  z.object({ do: z.literal('remove-mode'), id: modeSchema }),
  /** Who has a role, in these modes. `id` is the role's own: a new one where nobody had it so far. */
  z.object({
    do: z.literal('role'),
    id: z.string().min(1).max(64),
    type: z.string(),
    role: z
      .string()
      .regex(/^[a-z0-9]+([-/][a-z0-9]+)*$/)
      .max(80),
    /** Its name, where the role is new. */
    path: pathSchema,
    alias: decidedSchema,
  }),
])
export type Curate = z.infer<typeof curateSchema>
