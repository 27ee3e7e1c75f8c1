/** How text looks beyond W3C's typography. Types keep it in `derived`, where all that was seen looks so. */
import * as z from 'zod'
import type { JSONValue } from './json.ts'

export const textLooksSchema = z.object({
  /** The line height is what the font makes of it. */
  auto: z.boolean().optional(),
  italic: z.boolean().optional(),
  case: z.enum(['upper', 'lower', 'title', 'small-caps']).optional(),
  decoration: z.enum(['underline', 'strikethrough']).optional(),
})
export type TextLooks = z.infer<typeof textLooksSchema>

/** `derived.looks`; null where the type does not tell. */
export function textLooksOf(derived: Readonly<Record<string, JSONValue>>): TextLooks | null {
  const parsed = textLooksSchema.safeParse(derived['looks'])
  return parsed.success ? parsed.data : null
}
