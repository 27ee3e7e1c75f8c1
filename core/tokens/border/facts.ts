/** What a place says of its line, beside width, colour and style. */
import * as z from 'zod'
import type { Sighting, Token } from '../../../shared/token.ts'
import type { Seen } from '../type.ts'

export const facts = z.strictObject({
  /** CSS px of line. */
  length: z.number(),
  /** Sides of a box that have it. */
  sides: z.number(),
})
export type BorderFacts = z.infer<typeof facts>

export type SeenBorder = Seen<'border', BorderFacts>
export type BorderSighting = Sighting<'border', BorderFacts>
export type BorderToken = Token<'border', BorderFacts>
