/** What a frame or a system really has. Lengths are CSS px. */
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import * as z from 'zod'

const tier = z.enum(['must', 'nice', 'noise', 'incidental'])
const weight = z.number().optional()
const px = z.number()

const truthSchema = z.object({
  colors: z.array(z.object({ hex: z.string(), tier, weight })),
  spacing: z.array(z.object({ px, tier, weight, altPx: z.array(px).optional() })),
  typography: z.array(
    z.object({ sizePx: px, weight: z.number(), lineHeightPx: px, tier, importance: z.number().optional() }),
  ),
  radius: z.array(z.object({ px, pill: z.boolean(), effective: z.array(px).optional(), tier, weight })),
  border: z.array(z.object({ px, tier, weight })),
  shadow: z.array(
    z.object({
      x: px,
      y: px,
      blur: px,
      spread: px,
      alpha: z.number(),
      inset: z.boolean().optional(),
      tier,
      weight,
    }),
  ),
})
export type Truth = z.infer<typeof truthSchema>
/** What a truth tells of: `colors`, `spacing` … */
export type Topic = keyof Truth

const manifestSchema = z.object({
  systems: z.array(z.string()),
  frames: z.array(
    z.object({
      id: z.string(),
      system: z.string(),
      width: z.number(),
      height: z.number(),
      scale: z.number(),
      theme: z.string(),
      png: z.string(),
      truth: z.string(),
      /** Of a picture whose truth was found by hand: the topics it covers. The others are empty, not absent. */
      known: z.array(truthSchema.keyof()).optional(),
    }),
  ),
})
export type Manifest = z.infer<typeof manifestSchema>

const json = async (file: string): Promise<unknown> => JSON.parse(await readFile(file, 'utf8'))

export const readManifest = async (corpus: string): Promise<Manifest> =>
  manifestSchema.parse(await json(path.join(corpus, 'manifest.json')))
export const readTruth = async (corpus: string, file: string): Promise<Truth> =>
  truthSchema.parse(await json(path.join(corpus, file)))
