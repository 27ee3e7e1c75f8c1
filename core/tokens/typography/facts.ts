/** What was measured of a line of text, CSS px; layers only say how much text there is. */
import * as z from 'zod'
import type { Sighting, Token } from '../../../shared/token.ts'
import type { Seen } from '../type.ts'

export const facts = z.strictObject({
  /** Letters. */
  glyphs: z.number(),
  /** Height of the tallest letters. */
  cap: z.number().optional(),
  /** Height of small letters. */
  x: z.number().optional(),
  /** Thickness of strokes. */
  stem: z.number().optional(),
  /** From this baseline to the next. */
  leading: z.number().optional(),
  /** Image px per CSS px. */
  scale: z.number().optional(),
  /** As a layer states it: what W3C's typography has no word for. */
  auto: z.boolean().optional(),
  italic: z.boolean().optional(),
  case: z.enum(['upper', 'lower', 'title', 'small-caps']).optional(),
  decoration: z.enum(['underline', 'strikethrough']).optional(),
})
export type TextFacts = z.infer<typeof facts>

export type SeenText = Seen<'typography', TextFacts>
export type TextSighting = Sighting<'typography', TextFacts>
export type TextToken = Token<'typography', TextFacts>
