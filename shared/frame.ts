/** A frame: one exported image with its scale, size and mode label. All lengths here are CSS px unless said otherwise. */
import * as z from 'zod'

/** CSS px, floats, origin at the frame's top-left. */
export const boxSchema = z.object({
  x: z.number(),
  y: z.number(),
  width: z.number().min(0),
  height: z.number().min(0),
})
export type Box = z.infer<typeof boxSchema>

/** One line of text. No control characters and no half characters: databases and terminals choke on them. */
export const lineSchema = (most: number) =>
  z
    .string()
    .min(1)
    .max(most)
    .regex(/^[^\p{Cc}\p{Cs}]*$/u, 'has control or broken characters')

/** What people typed, as one line: Figma allows line breaks in names. */
export const oneLine = (text: string): string => text.replace(/[\p{Cc}\p{Cs}]+/gu, ' ').trim()

/** The id is the client's: a Figma node id or a file name. */
export const frameIdSchema = lineSchema(200)
export const frameNameSchema = lineSchema(500)
/** As long as Figma allows. `__proto__` loses its underlines: no JavaScript object can hold a value under it. */
export const modeSchema = lineSchema(40).overwrite((mode) => (mode === '__proto__' ? 'proto' : mode))

/** Image pixels per CSS px. */
export const scaleSchema = z.number().min(0.25).max(8)

export const frameSchema = z.object({
  id: frameIdSchema,
  name: frameNameSchema,
  scale: scaleSchema,
  /** CSS px. */
  width: z.number().positive(),
  height: z.number().positive(),
  /** `Light`, `Dark`, `Mobile` …; one run-wide label when a frame has none. */
  mode: modeSchema.optional(),
  /** Where the image starts relative to the frame (shadows and overflow start outside it). */
  origin: z.object({ x: z.number(), y: z.number() }).optional(),
})
export type Frame = z.infer<typeof frameSchema>

/** The scale a file name states: `@2x` or `@2` at its end means 2; otherwise 1. */
export function scaleFromName(name: string): number {
  const match = /@(\d(?:\.\d+)?)x?(?:-[a-z]+)?(?:\.[a-z]+)?$/i.exec(name)
  const scale = match ? Number(match[1]) : 1
  return scaleSchema.safeParse(scale).success ? scale : 1
}
