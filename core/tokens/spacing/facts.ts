/** What a distance lies between. */
import * as z from 'zod'
import type { Sighting, Token } from '../../../shared/token.ts'
import type { Seen } from '../type.ts'

export const facts = z.strictObject({
  axis: z.enum(['x', 'y']),
  /** What is at its two ends in pixels: `box text`. */
  between: z.string().optional(),
  /** CSS px: how far the reading may be off. */
  error: z.number().optional(),
  /** CSS px: height of the capitals beside it. */
  cap: z.number().optional(),
  /** CSS px: the box that a padding lies in. */
  width: z.number().optional(),
  height: z.number().optional(),
})
export type LengthFacts = z.infer<typeof facts>

export type SeenLength = Seen<'dimension', LengthFacts>
export type LengthSighting = Sighting<'dimension', LengthFacts>
export type LengthToken = Token<'dimension', LengthFacts>
