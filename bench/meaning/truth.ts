/** What the colours of a frame are really for: which of them a competent designer accepts for each role. */
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import * as z from 'zod'

const parts = z.enum(['bg', 'border', 'ink'])
export type RolePart = z.infer<typeof parts>

const hex = z.string().regex(/^#[0-9a-f]{6}$/)
const roleTruthSchema = z.object({
  /** Composited, as painted; empty: the role must not be given. */
  accept: z.array(hex),
  required: z.boolean(),
  /** What each accepted colour is seen as; absent: anything. */
  parts: z.record(hex, z.array(parts)).optional(),
})
export type RoleTruth = z.infer<typeof roleTruthSchema>

const roleTruthsSchema = z.object({
  id: z.string(),
  system: z.string(),
  theme: z.string(),
  /** A role that is not there is not judged. */
  roles: z.record(z.string(), roleTruthSchema),
  /** Grave mistakes, by role; `any`: colours of pictures, which no role may have. */
  forbidden: z.record(z.string(), z.array(z.string())),
  /** All true colours of the frame. */
  palette: z.array(hex),
})
export type RoleTruths = z.infer<typeof roleTruthsSchema>

export const readRoleTruths = async (corpus: string, id: string): Promise<RoleTruths> =>
  roleTruthsSchema.parse(JSON.parse(await readFile(path.join(corpus, 'roles', `${id}.json`), 'utf8')))
