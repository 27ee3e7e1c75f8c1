/** How well a corner was read in pixels. */
import * as z from 'zod'
import type { Sighting, Token } from '../../../shared/token.ts'
import type { Seen } from '../type.ts'

export const facts = z.strictObject({
  /** CSS px: half the shorter side of something fully round. */
  px: z.number().optional(),
  /** Corners of the box that agree. */
  corners: z.number().optional(),
  /** Image px per CSS px. */
  scale: z.number().optional(),
  /** CSS px: how far the reading may be off. */
  error: z.number().optional(),
})
export type RadiusFacts = z.infer<typeof facts>

export type SeenRadius = Seen<'dimension', RadiusFacts>
export type RadiusSighting = Sighting<'dimension', RadiusFacts>
export type RadiusToken = Token<'dimension', RadiusFacts>
