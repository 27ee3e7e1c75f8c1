/** What a place says of its colour, beside the value: how surely it was read, and how much of it there is. */
import * as z from 'zod'
import type { Sighting, Token } from '../../../shared/token.ts'
import type { Seen } from '../type.ts'

export const facts = z.strictObject({
  /** Read from flat pixels, or stated by a layer. */
  exact: z.boolean().optional(),
  /** A flat fill with straight sides: no part of a picture. */
  boxed: z.boolean().optional(),
  /** Strokes of text that are a pixel thick and more. */
  thick: z.boolean().optional(),
  /** CSS px² of fill. */
  area: z.number().optional(),
  /** Of the frame, 0–1. */
  share: z.number().optional(),
  /** Index of the box around it in the scene; -1: the frame itself. */
  parent: z.number().optional(),
  /** CSS px: size of the text. */
  px: z.number().optional(),
  /** `#rrggbb` that is seen of a translucent paint. */
  shown: z.string().optional(),
  /** Letters of a line of text. */
  glyphs: z.number().optional(),
  /** Role that the names of layers say. */
  named: z.string().optional(),
  /** CSS px along a line, and across it. */
  length: z.number().optional(),
  width: z.number().optional(),
})
export type ColorFacts = z.infer<typeof facts>

export type SeenColor = Seen<'color', ColorFacts>
export type ColorSighting = Sighting<'color', ColorFacts>
export type ColorToken = Token<'color', ColorFacts>
