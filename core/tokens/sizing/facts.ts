/** What was sized. */
import * as z from 'zod'
import type { Sighting, Token } from '../../../shared/token.ts'
import type { Seen } from '../type.ts'
import { parts } from './parts.ts'

export const facts = z.strictObject({
  part: z.enum(parts),
})
export type SizeFacts = z.infer<typeof facts>

export type SeenSize = Seen<'dimension', SizeFacts>
export type SizeSighting = Sighting<'dimension', SizeFacts>
export type SizeToken = Token<'dimension', SizeFacts>
