/** What each token type tells about itself, so that nobody else needs to know its name. */
import * as z from 'zod'
import { kinds } from './dtcg.ts'
import { uses } from './token.ts'

/** How a panel or page draws a token of this type. */
export const specimens = ['swatch', 'bar', 'corner', 'line', 'text', 'card', 'strip', 'box'] as const
export type Specimen = (typeof specimens)[number]

/** Figma's variable scopes that this project writes. */
export const scopes = [
  'FRAME_FILL',
  'SHAPE_FILL',
  'TEXT_FILL',
  'STROKE_COLOR',
  'EFFECT_COLOR',
  'GAP',
  'WIDTH_HEIGHT',
  'CORNER_RADIUS',
  'STROKE_FLOAT',
  'EFFECT_FLOAT',
  'OPACITY',
  'FONT_SIZE',
  'FONT_WEIGHT',
  'FONT_FAMILY',
  'LINE_HEIGHT',
  'LETTER_SPACING',
] as const

export const figmaFactsSchema = z.object({
  /** What a token becomes in Figma. `none`: it has no home there and leaves by export only. */
  as: z.enum(['variable', 'text-style', 'effect-style', 'paint-style', 'none']),
  /** Scopes of a semantic variable, by the use it was seen in. */
  scopes: z.partialRecord(z.enum(uses), z.array(z.enum(scopes))),
})
export type FigmaFacts = z.infer<typeof figmaFactsSchema>

/** Where a token's values live in other people's vocabularies. */
export const namespacesSchema = z.object({
  /** First path segment of every token of the type, and the CSS prefix. */
  path: z.string().regex(/^[a-z][a-z0-9-]*$/),
  /** Other words that people call such tokens by, as their slugs: `space`, `gap`. */
  also: z.array(z.string()).optional(),
  /** Words that such names end with: `column-gap`, `max-inline-size`. */
  ends: z.array(z.string()).optional(),
  /** Tailwind v4 theme namespace: `color` gives `--color-*`. */
  tailwind: z.string(),
  /**
   * Where it is another for tokens seen as some part (`facts.part`, or the first word of a role): what is high is no
   * square, and `h-control` needs `--height-control`.
   */
  tailwindOf: z.record(z.string(), z.string()).optional(),
  /** Tailwind v3 `theme.extend` key. */
  tailwind3: z.string(),
  /** Tokens Studio token type. */
  tokensStudio: z.string(),
  /** Unit for the web: text and spacing may become rem, hairlines stay px. */
  unit: z.enum(['rem', 'px']),
})
export type Namespaces = z.infer<typeof namespacesSchema>

export const typeInfoSchema = z.object({
  name: z.string(),
  title: z.string(),
  /** One plain sentence for people: what this type is. */
  about: z.string(),
  kind: z.enum(kinds),
  specimen: z.enum(specimens),
  namespace: namespacesSchema,
  figma: figmaFactsSchema,
  roles: z.array(z.string()),
  /** The distance that counts as "the same", in words, with its default number. */
  threshold: z.object({ value: z.number(), unit: z.string(), reason: z.string() }),
})
export type TypeInfo = z.infer<typeof typeInfoSchema>

export const formatInfoSchema = z.object({
  name: z.string(),
  title: z.string(),
  /** Who needs it, in plain words. */
  about: z.string(),
  files: z.array(z.string()),
})
export type FormatInfo = z.infer<typeof formatInfoSchema>
