/** How well a shadow was read in pixels. */
import * as z from 'zod'
import type { Sighting, Token } from '../../../shared/token.ts'
import type { Seen } from '../type.ts'

export const facts = z.strictObject({
  /** It was seen all around what casts it. */
  whole: z.boolean().optional(),
  /** Opacity that one 8-bit step of its ground is. */
  step: z.number().optional(),
})
export type ShadowFacts = z.infer<typeof facts>

export type SeenShadow = Seen<'shadow', ShadowFacts>
export type ShadowSighting = Sighting<'shadow', ShadowFacts>
export type ShadowToken = Token<'shadow', ShadowFacts>
