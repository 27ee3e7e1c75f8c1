/** What a run may be told. Every value has a default that suits most people. */
import * as z from 'zod'
import { labelers } from './label.ts'

/** Whose words roles are spelled in: what was measured (`bg/brand`), Material's (`primary`), shadcn's (`primary`). */
export const grammars = ['property', 'material', 'shadcn'] as const
export type Grammar = (typeof grammars)[number]

export const mergeModes = ['supported', 'all'] as const

export const runOptionsSchema = z.object({
  /** Names of token types; absent means all. */
  types: z.array(z.string().max(100)).min(1).max(100).optional(),
  /** Per type: the distance that counts as "the same", in that type's own unit (GET /types tells it). */
  thresholds: z.record(z.string(), z.number().positive()).default({}),
  /**
   * `supported` absorbs uncertain readings into supported values and leaves supported ones apart;
   * `all` applies the threshold to everything.
   */
  merge: z.enum(mergeModes).default('supported'),
  /** How new roles are spelled; `auto`: as the project's own names are, else by property. What has a name keeps it. */
  grammar: z.enum(['auto', ...grammars]).default('auto'),
  /** `claude` sends the pictures of the frames to Anthropic: only with the designer's word for this file. */
  label: z.enum(labelers).default('local'),
  /** US dollars that labelling may spend in this run; then it stops and keeps what is there. About 60 desktop frames. */
  budget: z.number().positive().max(1000).default(2),
})
export type RunOptions = z.infer<typeof runOptionsSchema>
export const defaultOptions: RunOptions = runOptionsSchema.parse({})
