/** The result of a run, and the shape of a library. */
import * as z from 'zod'
import { type JSONValue, jsonRecord, jsonSchema } from './json.ts'
import { kinds } from './dtcg.ts'
import {
  type AnyToken,
  MAX_WORDS,
  foreignFields,
  pathSchema,
  summarySchema,
  tokenSchema,
  uses,
} from './token.ts'

/** A role seen in use, pointing to one primitive per mode. */
export const semanticSchema = z.object({
  id: z.string().min(1).optional(),
  type: z.string().min(1),
  path: pathSchema,
  role: z.string().min(1),
  description: z.string().max(MAX_WORDS).optional(),
  /** Mode label → key of a primitive; the modes are those of its axis. */
  alias: z.record(z.string(), z.string()),
  /** What its values change with: the viewport (Mobile, Desktop); absent: the theme (Light, Dark). */
  axis: z.literal('viewport').optional(),
  /** What its values were seen as, within what the role is for; absent where nobody can say. */
  uses: z.array(z.enum(uses)).optional(),
  /** Why its token has it, in words, and how sure that is (0–1); absent where people said so. */
  because: z.object({ why: z.string().max(300), sure: z.number().min(0).max(1) }).optional(),
  ...foreignFields,
})
export type Semantic = z.infer<typeof semanticSchema>

/** A question for the designer: is `drop` a misread `keep`? Nothing happens by itself. */
export const suggestionSchema = z.object({
  action: z.literal('merge'),
  type: z.string(),
  keep: z.string(),
  drop: z.string(),
  /** One sentence in the designer's words: "13 px once, 12 px 38 times: same?" */
  reason: z.string(),
})
export type Suggestion = z.infer<typeof suggestionSchema>

/** Values that few people tell apart, together: nothing is joined beforehand, and nobody need be. */
export const twinsSchema = z.object({
  type: z.string(),
  /** The commonest of them: what would be kept. */
  keep: z.string(),
  /** Keys, the keeper first, with the places that show each, and the layers where there are any. */
  members: z.array(z.object({ key: z.string(), places: z.number().int(), layers: z.number().int() })).min(2),
  /** "12 px, 13 px and 12.5 px: 38, 1 and 2 places; joining would change 3 places." */
  says: z.string().max(500),
})
export type Twins = z.infer<typeof twinsSchema>

/** A token of somebody's file that no type here takes: kept as it stands. */
const carriedSchema = z.object({
  path: z.array(z.string()).min(1),
  reason: z.string(),
  /** Of a value that W3C knows, in its canonical form; absent where nobody here understands it. */
  kind: z.enum(kinds).optional(),
  value: jsonSchema.optional(),
  /** As the file has it. */
  node: jsonRecord,
  /** What other modes say instead. */
  modes: z.record(z.string(), jsonSchema).optional(),
})
export type Carried = z.infer<typeof carriedSchema>

export interface TokenSet {
  /** Themes, the default one first. */
  modes: string[]
  /** Viewports, the default one first; absent where the frames show only one. */
  viewports?: string[] | undefined
  primitives: AnyToken[]
  semantics: Semantic[]
  /** Per type name: what that type says of the whole set (base unit, ratio …). */
  statistics: Record<string, Record<string, JSONValue>>
  suggestions: Suggestion[]
  /** Near twins by their keeper; absent: none. */
  twins?: Twins[] | undefined
  /** What other tools' files have beside the tokens of types; absent: nothing. */
  carried?: Carried[] | undefined
}

const labels = z.array(z.string().min(1).max(40)).min(1)
const rest = {
  modes: labels,
  viewports: labels.optional(),
  semantics: z.array(semanticSchema),
  statistics: z.record(z.string(), jsonRecord),
  suggestions: z.array(suggestionSchema),
  twins: z.array(twinsSchema).optional(),
  carried: z.array(carriedSchema).optional(),
}
export const tokenSetSchema: z.ZodType<TokenSet> = z.object({ ...rest, primitives: z.array(tokenSchema) })

/** A token set as the API lists it: places are paged separately. */
export const tokenSetSummarySchema = z.object({ ...rest, primitives: z.array(summarySchema) })
export type TokenSetSummary = z.infer<typeof tokenSetSummarySchema>

/** The modes that a semantic may have a value in, the default one first. */
export const modesOn = (
  { modes, viewports = [] }: Pick<TokenSet, 'modes' | 'viewports'>,
  { axis }: Pick<Semantic, 'axis'>,
): readonly string[] => (axis === 'viewport' ? viewports : modes)

export const emptyTokenSet = (): TokenSet => ({
  modes: ['Default'],
  primitives: [],
  semantics: [],
  statistics: {},
  suggestions: [],
})
