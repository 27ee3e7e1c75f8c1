/** What the plugin reads of a Figma layer, as plain JSON. Lengths are CSS px; boxes are relative to the frame. */
import * as z from 'zod'
import { valueSchemas } from './dtcg.ts'
import { boxSchema } from './frame.ts'

/** A variable or style that is bound to a property, by its Figma id. */
const bindingsSchema = z.record(z.string(), z.string())

const paintSchema = z.discriminatedUnion('paint', [
  z.object({ paint: z.literal('solid'), color: valueSchemas.color }),
  z.object({
    paint: z.literal('gradient'),
    shape: z.enum(['linear', 'radial', 'angular', 'diamond']),
    /** Degrees, clockwise from upwards as in CSS. */
    angle: z.number().optional(),
    stops: valueSchemas.gradient,
  }),
  z.object({ paint: z.literal('image'), hash: z.string() }),
])

const textSchema = z.object({
  family: z.string(),
  /** Figma's style name: "Semi Bold". */
  style: z.string(),
  weight: z.number(),
  size: z.number(),
  /** Multiple of the size; absent for AUTO. */
  lineHeight: z.number().optional(),
  letterSpacing: z.number(),
  characters: z.number().int(),
})

export const layerSchema = z.object({
  id: z.string(),
  name: z.string(),
  parent: z.string().optional(),
  /** Figma's node type: FRAME, TEXT, RECTANGLE … */
  node: z.string(),
  box: boxSchema,
  opacity: z.number().min(0).max(1),
  fills: z.array(paintSchema),
  strokes: z.array(paintSchema),
  /** Top, right, bottom, left. */
  strokeWeights: z.tuple([z.number(), z.number(), z.number(), z.number()]).optional(),
  dashes: z.array(z.number()).optional(),
  /** How dashes end; absent: butt. */
  cap: z.enum(['round', 'butt', 'square']).optional(),
  /** Top left, top right, bottom right, bottom left. */
  radii: z.tuple([z.number(), z.number(), z.number(), z.number()]).optional(),
  shadows: valueSchemas.shadow.optional(),
  layout: z
    .object({
      direction: z.enum(['horizontal', 'vertical', 'grid']),
      /** Along the direction; of a grid, between its columns. Absent where space is distributed. */
      gap: z.number().optional(),
      /** Between the lines of a layout that wraps, or the rows of a grid. */
      counterGap: z.number().optional(),
      /** Top, right, bottom, left. */
      padding: z.tuple([z.number(), z.number(), z.number(), z.number()]),
    })
    .optional(),
  /** Of all its characters, or of the most where there are `segments`. */
  text: textSchema.optional(),
  /** A text in several styles, in reading order; each style once. */
  segments: z.array(textSchema.extend({ fills: z.array(paintSchema) })).optional(),
  /** Key of the main component for instances and what is inside them. */
  component: z.string().optional(),
  /** Id of the instance it belongs to. */
  instance: z.string().optional(),
  /** Not in the flow of its parent's auto layout. */
  absolute: z.boolean().optional(),
  /** Mixed with what is behind it (multiply, screen …): pixels do not show its colours. */
  blended: z.boolean().optional(),
  locked: z.boolean().optional(),
  bindings: bindingsSchema.optional(),
})
export type Layer = z.infer<typeof layerSchema>
export type Paint = z.infer<typeof paintSchema>
export type LayerText = z.infer<typeof textSchema>
export const layersSchema = z.array(layerSchema).max(50_000)
