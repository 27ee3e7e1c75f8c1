/** What the plugin reads of a Figma layer, as plain JSON. Lengths are CSS px; boxes are relative to the frame. */
import * as z from 'zod'
import { valueSchemas } from './dtcg.ts'

/**
 * Far beyond Figma's canvas, and far from where sums and products of lengths stop being numbers: one `Infinity` in a
 * token would make a whole library unreadable. What is more (pasted radii of 35,791,400 px) is as much as this.
 */
export const MOST_PX = 1e6
const length = z.number().overwrite((value) => Math.min(MOST_PX, Math.max(-MOST_PX, value)))
const positive = z.number().overwrite((value) => Math.min(MOST_PX, Math.max(0, value)))
const boxSchema = z.object({ x: length, y: length, width: positive, height: positive })
/** Ids of nested instances grow with their depth, about ten characters a level. */
const idSchema = z.string().max(2000)
/** No control and no half characters: no database holds them, no font is called so. */
const fontNameSchema = z
  .string()
  .max(200)
  .regex(/^[^\p{Cc}\p{Cs}]*$/u, 'has control or broken characters')

const colorSchema = valueSchemas.color
const stopsSchema = z
  .array(valueSchemas.gradient.element.extend({ color: colorSchema }))
  .min(1)
  .max(100)
const dimensionSchema = z.object({ value: length, unit: z.enum(['px', 'rem']) })
const shadowsSchema = z
  .array(
    z.object({
      color: colorSchema,
      offsetX: dimensionSchema,
      offsetY: dimensionSchema,
      blur: dimensionSchema,
      spread: dimensionSchema,
      inset: z.boolean(),
    }),
  )
  .min(1)
  .max(100)

/** A variable or style that is bound to a property, by its Figma id. */
const bindingsSchema = z.record(z.string(), z.string())

const paintSchema = z.discriminatedUnion('paint', [
  z.object({ paint: z.literal('solid'), color: colorSchema }),
  z.object({
    paint: z.literal('gradient'),
    shape: z.enum(['linear', 'radial', 'angular', 'diamond']),
    /** Degrees, clockwise from upwards as in CSS. */
    angle: length.optional(),
    stops: stopsSchema,
  }),
  z.object({ paint: z.literal('image'), hash: idSchema }),
])

const paintsSchema = z.array(paintSchema).max(100)

const textSchema = z.object({
  family: fontNameSchema.min(1),
  /** Figma's style name: "Semi Bold". */
  style: fontNameSchema,
  weight: z.number().min(1).max(1000),
  size: positive,
  /** Multiple of the size; absent where it is AUTO and nobody can tell what that comes to. */
  lineHeight: positive.optional(),
  /** AUTO: `lineHeight`, where it is there, is what the font makes of it. */
  auto: z.boolean().optional(),
  letterSpacing: length,
  characters: z.number().int(),
  italic: z.boolean().optional(),
  case: z.enum(['upper', 'lower', 'title', 'small-caps']).optional(),
  decoration: z.enum(['underline', 'strikethrough']).optional(),
})

export const layerSchema = z.object({
  id: idSchema,
  name: z.string(),
  /** Of a first layer: the frame that it is a picture in. */
  parent: idSchema.optional(),
  /** Figma's node type: FRAME, TEXT, RECTANGLE … */
  node: z.string().max(100),
  box: boxSchema,
  opacity: z.number().min(0).max(1),
  fills: paintsSchema,
  strokes: paintsSchema,
  /** Top, right, bottom, left. */
  strokeWeights: z.tuple([positive, positive, positive, positive]).optional(),
  dashes: z.array(length).max(100).optional(),
  /** How dashes end; absent: butt. */
  cap: z.enum(['round', 'butt', 'square']).optional(),
  /** Top left, top right, bottom right, bottom left. */
  radii: z.tuple([positive, positive, positive, positive]).optional(),
  shadows: shadowsSchema.optional(),
  /** Of the layer itself, or of what is behind it. */
  blurs: z
    .array(z.object({ of: z.enum(['layer', 'background']), radius: positive }))
    .max(100)
    .optional(),
  layout: z
    .object({
      direction: z.enum(['horizontal', 'vertical', 'grid']),
      /** Along the direction; of a grid, between its columns. Absent where space is distributed. */
      gap: length.optional(),
      /** Between the lines of a layout that wraps, or the rows of a grid. */
      counterGap: length.optional(),
      /** Top, right, bottom, left. */
      padding: z.tuple([length, length, length, length]),
    })
    .optional(),
  /** Of all its characters, or of the most where there are `segments`. */
  text: textSchema.optional(),
  /** A text in several styles, in reading order; each style once. */
  segments: z
    .array(textSchema.extend({ fills: paintsSchema }))
    .max(1000)
    .optional(),
  /** Key of the main component for instances and what is inside them. */
  component: idSchema.optional(),
  /** Id of the instance it belongs to. */
  instance: idSchema.optional(),
  /** Not in the flow of its parent's auto layout. */
  absolute: z.boolean().optional(),
  /** Mixed with what is behind it (multiply, screen …): pixels do not show its colours. */
  blended: z.boolean().optional(),
  /** Rotated: its box is what is around it. */
  turned: z.boolean().optional(),
  locked: z.boolean().optional(),
  bindings: bindingsSchema.optional(),
  /** What could not be read of it: names of properties. */
  lost: z.array(z.string().max(100)).max(100).optional(),
})
export type Layer = z.infer<typeof layerSchema>
export type Paint = z.infer<typeof paintSchema>
export type LayerText = z.infer<typeof textSchema>

/** Stands for a layer that could not be read at all, until it is taken out. */
const NOTHING: Layer = {
  id: '',
  name: '',
  node: '',
  box: { x: 0, y: 0, width: 0, height: 0 },
  opacity: 0,
  fills: [],
  strokes: [],
}

/** One bad value costs that value, one bad layer that layer: no frame is refused for a number in it. */
export const layersSchema: z.ZodType<Layer[]> = z
  .array(layerSchema.catch(({ value }) => mended(value) ?? NOTHING))
  .max(50_000)
  .overwrite((layers) => layers.filter((layer) => layer !== NOTHING))

const optional: ReadonlySet<string> = new Set(
  Object.entries(layerSchema.shape).flatMap(([name, schema]) => (schema.isOptional() ? [name] : [])),
)
const lists: ReadonlySet<string> = new Set(['fills', 'strokes'])

/** Without the properties that are wrong, which `lost` names; `null` where what every layer needs is missing. */
function mended(value: unknown): Layer | null {
  if (typeof value !== 'object' || value === null) return null
  const result = layerSchema.safeParse(value)
  if (result.success) return result.data
  const wrong = new Map(result.error.issues.map(({ path: [name, item] }) => [String(name), item]))
  const rest: Record<string, unknown> = { ...value }
  for (const [name, item] of wrong) {
    const own: unknown = rest[name]
    // Of several paints the others stay.
    if (lists.has(name) && Array.isArray(own) && typeof item === 'number')
      rest[name] = own.filter((_, i) => i !== item)
    else if (lists.has(name)) rest[name] = []
    else if (optional.has(name)) delete rest[name]
    else return null
  }
  const before: unknown[] = Array.isArray(rest['lost']) ? rest['lost'] : []
  return mended({ ...rest, lost: [...new Set([...before, ...wrong.keys()])] })
}
