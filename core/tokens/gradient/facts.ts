/** How the colours run; a gradient of W3C is its stops alone. */
import * as z from 'zod'
import type { Sighting, Token } from '../../../shared/token.ts'
import type { Seen } from '../type.ts'

export const facts = z.strictObject({
  shape: z.string(),
  /** Degrees, as CSS counts them. */
  angle: z.number().optional(),
  /** Of something radial: its centre as shares of the box, and how much wider than high it is. */
  x: z.number().optional(),
  y: z.number().optional(),
  aspect: z.number().optional(),
})
export type GradientFacts = z.infer<typeof facts>

export type SeenGradient = Seen<'gradient', GradientFacts>
export type GradientSighting = Sighting<'gradient', GradientFacts>
export type GradientToken = Token<'gradient', GradientFacts>
