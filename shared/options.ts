/** What a run may be told. Every value has a default that suits most people. */
import * as z from 'zod'

export const mergeModes = ['supported', 'all'] as const

export const runOptionsSchema = z.object({
  /** Names of token types; absent means all. */
  types: z.array(z.string()).min(1).optional(),
  /** Per type: the distance that counts as "the same", in that type's own unit (GET /types tells it). */
  thresholds: z.record(z.string(), z.number().positive()).default({}),
  /**
   * `supported` absorbs uncertain readings into supported values and leaves supported ones apart;
   * `all` applies the threshold to everything.
   */
  merge: z.enum(mergeModes).default('supported'),
})
export type RunOptions = z.infer<typeof runOptionsSchema>
export const defaultOptions: RunOptions = runOptionsSchema.parse({})
