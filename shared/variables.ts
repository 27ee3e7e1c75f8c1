/** What the plugin is asked to write into the file, the plan it makes of that, and what it did. */
import * as z from 'zod'
import { type Kind, kinds } from './dtcg.ts'
import { observedSchemas } from './observed.ts'
import { pathSchema, uses } from './token.ts'
import { figmaFactsSchema } from './token-type.ts'

const each = <T extends z.ZodType>(make: (kind: Kind) => T) => kinds.map(make) as [T, ...T[]]

/** A token as the plugin gets it: the value, where it was used, and the facts its type declares. */
export const writableSchema = z.discriminatedUnion(
  'kind',
  each((kind) =>
    z.object({
      id: z.string(),
      path: pathSchema,
      kind: z.literal(kind),
      value: observedSchemas[kind],
      description: z.string(),
      uses: z.array(z.enum(uses)),
      figma: figmaFactsSchema,
    }),
  ),
)
export type Writable = z.infer<typeof writableSchema>

export const planLineSchema = z.object({
  /** Id of the token. */
  id: z.string(),
  name: z.string(),
  action: z.enum(['create', 'update', 'rename', 'unchanged', 'conflict', 'clash', 'unsupported']),
  /** One sentence in the designer's words. */
  reason: z.string(),
})
export type PlanLine = z.infer<typeof planLineSchema>
export const planSchema = z.object({ lines: z.array(planLineSchema) })
export type Plan = z.infer<typeof planSchema>

export const writeResultSchema = z.object({
  created: z.number().int(),
  updated: z.number().int(),
  renamed: z.number().int(),
  unchanged: z.number().int(),
  /** What could not be written, and why; the rest was. */
  failed: z.array(z.object({ name: z.string(), reason: z.string() })),
})
export type WriteResult = z.infer<typeof writeResultSchema>
