/** What the plugin is asked to write into the file, the plan it makes of that, and what it did. */
import * as z from 'zod'
import { type Kind, kinds } from './dtcg.ts'
import { gradientFormSchema } from './gradient.ts'
import { observedSchemas } from './observed.ts'
import { pathSchema, uses } from './token.ts'
import { textLooksSchema } from './text-looks.ts'
import { figmaFactsSchema } from './token-type.ts'

const each = <T extends z.ZodType>(make: (kind: Kind) => T) => kinds.map(make) as [T, ...T[]]

/** A token as the plugin gets it: the value, where it was used, and the facts its type declares. */
export const writableSchema = z.discriminatedUnion(
  'kind',
  each((kind) =>
    z.object({
      id: z.string(),
      path: pathSchema,
      kind: z.literal(kind),
      value: observedSchemas[kind],
      description: z.string(),
      uses: z.array(z.enum(uses)),
      figma: figmaFactsSchema,
      /** Of a gradient: what its stops do not say. */
      form: gradientFormSchema.optional(),
      /** Of text: what typography has no word for. */
      looks: textLooksSchema.optional(),
      /** Ids of some layers that showed it: what is bound to them is reused first. */
      layers: z.array(z.string()).max(50).optional(),
    }),
  ),
)
export type Writable = z.infer<typeof writableSchema>

/** A semantic as the plugin gets it: an alias by role, one primitive per mode. */
export const writableRoleSchema = z.object({
  id: z.string(),
  path: pathSchema,
  role: z.string(),
  /** Kind of the primitives it points to. */
  kind: z.enum(kinds),
  /** Mode label → id of a token sent along. */
  alias: z.record(z.string(), z.string()),
  /** Its modes are viewports, which have a collection of their own; absent: themes. */
  axis: z.literal('viewport').optional(),
  description: z.string(),
  uses: z.array(z.enum(uses)),
  figma: figmaFactsSchema,
})
export type WritableRole = z.infer<typeof writableRoleSchema>

/** How names in this file are spelled. Code syntax does not follow it: that equals the exports. */
export const nameStyleSchema = z.object({
  /** Of every segment: `blue-gray`, `blueGray`, `BlueGray`, `Blue Gray`, `blue_gray`. */
  case: z.enum(['kebab', 'camel', 'pascal', 'title', 'snake']),
  /** A first segment before all others; empty for none. */
  prefix: z.string().max(40),
  /** Steps of a color ramp. */
  ramp: z.enum(['as-named', '50-950', '100-900', '1-12']),
  /** Last segment of lengths: as the token is called, `16`, `4` (of the smallest), `md`. */
  lengths: z.enum(['as-named', 'px', 'multiplier', 't-shirt']),
})
export type NameStyle = z.infer<typeof nameStyleSchema>

/** What a designer may choose about writing; kept in the file with each write. */
export const writeOptionsSchema = z.object({
  /** `two`: Primitives and Semantic. `one`: everything in one collection, Tokens. */
  collections: z.enum(['two', 'one']),
  /** Primitives stay out of the published library. */
  hidePrimitives: z.boolean(),
  /** So do the ramps for which roles stand wherever they were seen. */
  hideCovered: z.boolean().default(false),
  /** Which export the names in Dev Mode are those of; Swift is the only one for iOS. */
  code: z
    .object({ web: z.enum(['css', 'scss']), android: z.enum(['android', 'compose']) })
    .default({ web: 'css', android: 'android' }),
  names: nameStyleSchema,
  /** Look for equal values in the enabled team libraries too (their variables have to be fetched for it). */
  libraries: z.boolean(),
})
export type WriteOptions = z.infer<typeof writeOptionsSchema>

export const actions = [
  /** Already in the file or a library under some name: used as it is, nothing is made. */
  'adopt',
  'create',
  'update',
  'rename',
  'unchanged',
  /** Edited by hand since our last write: `choices` are theirs and ours. */
  'conflict',
  /** Several things in the file have this very value: `choices` lists them. */
  'question',
  /** The name is taken by something of another type. */
  'clash',
  /** Written by us once, not measured any more. Deleted only when ticked. */
  'orphan',
  'unsupported',
  /** In the plan of a revert: goes back to what it was. */
  'revert',
  /** In the plan of a revert: edited since, left alone. */
  'skip',
] as const
export type Action = (typeof actions)[number]

/** A value as people read it, with a CSS color or gradient to paint where it is one. */
export const shownSchema = z.object({ text: z.string(), color: z.string().optional() })
export type Shown = z.infer<typeof shownSchema>

/** One thing that a line changes: `before` is absent for something new, `after` for something removed. */
export const planChangeSchema = z.object({
  what: z.enum(['value', 'name', 'scopes', 'code', 'description', 'publishing']),
  mode: z.string().optional(),
  before: shownSchema.optional(),
  after: shownSchema.optional(),
})
export type PlanChange = z.infer<typeof planChangeSchema>

export const planLineSchema = z.object({
  /** Id of the token, or of the orphan: unique in a plan, and what `write` takes. */
  id: z.string(),
  name: z.string(),
  action: z.enum(actions),
  /** One sentence in the designer's words. */
  reason: z.string(),
  /** Heading it stands under: a collection's name, "Text styles" … */
  group: z.string(),
  changes: z.array(planChangeSchema),
  /** Whether it should be ticked to begin with; null where there is nothing to tick. */
  ticked: z.boolean().nullable(),
  /** What may be chosen (`write.choices`); the first is the default. */
  choices: z.array(z.object({ id: z.string(), label: z.string() })).optional(),
})
export type PlanLine = z.infer<typeof planLineSchema>
export const planSchema = z.object({
  lines: z.array(planLineSchema),
  /** What it was made with: asked for, else kept in the file, else proposed from the variables that are there. */
  options: writeOptionsSchema.optional(),
  /** How many variables of the team libraries were compared, of how many. */
  libraries: z.object({ read: z.number().int(), total: z.number().int() }).optional(),
  /** Ramps for which roles stand wherever they were seen, and which are published all the same. */
  covered: z.array(z.string()).optional(),
})
export type Plan = z.infer<typeof planSchema>

/** Tokens that cross in one message: parsing one takes a fifth of a millisecond. */
export const TOKENS_PER_MESSAGE = 50
/** Lines that cross in one message: more would make Figma's editor stand still. */
export const LINES_PER_MESSAGE = 100
/** A plan crosses in parts. */
export const planPartSchema = planSchema.extend({
  lines: z.array(planLineSchema).max(LINES_PER_MESSAGE),
  /** Ask `planLines` for more from this line on; absent in the last part. */
  next: z.number().int().optional(),
})
export type PlanPart = z.infer<typeof planPartSchema>
/** Ticks that cross in one message. */
export const TICKS_PER_MESSAGE = 500

export const writeResultSchema = z.object({
  created: z.number().int(),
  updated: z.number().int(),
  renamed: z.number().int(),
  unchanged: z.number().int(),
  adopted: z.number().int(),
  removed: z.number().int(),
  /** What a library would publish of it next: things of ours, without those that are hidden. */
  publish: z.object({ added: z.number().int(), renamed: z.number().int() }).optional(),
  /** What was done otherwise than it was shown, and why, in sentences. */
  notes: z.array(z.string()).optional(),
  /** What could not be written, and why; the rest was. */
  failed: z.array(z.object({ name: z.string(), reason: z.string() })),
  /** Ids of lines that changed in the file since the plan was shown: not written, look again. */
  review: z.array(z.string()),
  /** Stopped half-way: the file is consistent, and the next plan holds the rest. */
  cancelled: z.boolean(),
  /** "Revert this write" has something to do. */
  revertible: z.boolean(),
})
export type WriteResult = z.infer<typeof writeResultSchema>

/** The last write that can be taken back. */
export const lastWriteSchema = z.object({
  /** Unix milliseconds. */
  at: z.number(),
  things: z.number().int(),
})
export type LastWrite = z.infer<typeof lastWriteSchema>
