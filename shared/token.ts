/** Sightings and tokens: a value, and every place that proves it. */
import * as z from 'zod'
import { type Kind, kinds } from './dtcg.ts'
import { boxSchema, frameIdSchema } from './frame.ts'
import { type JSONValue, jsonRecord, jsonSchema } from './json.ts'
import { type Observed, observedSchemas } from './observed.ts'

export const sources = ['layers', 'pixels'] as const
export type Source = (typeof sources)[number]

/** What a value was doing where it was seen. Figma scopes and roles follow from it. */
export const uses = [
  'background',
  'text',
  'icon',
  'stroke',
  'gap',
  'padding',
  'corner',
  'effect',
  'size',
] as const
export type Use = (typeof uses)[number]

/** What a type's own later steps need of a place; each type says by a schema what can be there. Plain JSON. */
export type Facts = Readonly<Record<string, JSONValue | undefined>>
export const factsSchema: z.ZodType<Facts> = z.record(z.string(), jsonSchema)

/**
 * What a place shows instead of design: a drawing (illustration, logo, scaled mock-up), the chrome around a design
 * (a phone's status bar, the sheet of a cover), or half of something that the frame's edge cuts.
 */
export const apartness = ['drawing', 'chrome', 'cut'] as const
export type Apart = (typeof apartness)[number]

/** One observation of a value: the unit of provenance. */
export interface Sighting<K extends Kind = Kind, F extends Facts = Facts> {
  value: Observed<K>
  /** The raw reading, where a type moved `value` within its measurement error. */
  measured?: Observed<K> | undefined
  source: Source
  use?: Use | undefined
  /** Id of the frame it was seen in. */
  frame: string
  /** CSS px in that frame. */
  box?: z.infer<typeof boxSchema> | undefined
  /** 0–1: how reliable this reading is. How much it covers comes from the box. */
  weight: number
  /** The value right behind it: the background an ink was read on. Contrast pairs come from it. */
  against?: Observed<K> | undefined
  facts?: F | undefined
  confirmedBy?: Source | undefined
  disagrees?: Observed<K> | undefined
  /** Identity of the component the layer belongs to: its instances are one witness. */
  component?: string | undefined
  /** Id of the instance of that component. */
  instance?: string | undefined
  /** Id of the layer. */
  layer?: string | undefined
  /** Seen inside a picture: Figma's hash of it. */
  image?: string | undefined
  /** It is no design there; absent: it is. */
  apart?: Apart | undefined
}

/** A primitive: a value the design uses, with the sightings that prove it. */
export interface Token<K extends Kind = Kind, F extends Facts = Facts> {
  /** Type and canonical value: unique in a run, no identity. */
  key: string
  /** Minted when the token first enters a library; never derived from value or name. */
  id?: string | undefined
  type: string
  kind: K
  path: string[]
  value: Observed<K>
  /** 0–1. */
  confidence: number
  description?: string | undefined
  sightings: Sighting<K, F>[]
  derived: Record<string, JSONValue>
  written?: string[] | undefined
  deprecated?: boolean | string | undefined
  extensions?: Record<string, JSONValue> | undefined
}

/** The union that narrows on `kind`. */
export type AnyToken = { [K in Kind]: Token<K> }[Kind]

/** Characters. Names of syntax scopes in editors' themes have 500, reasons in public token files up to 1,400. */
export const MAX_NAME = 2000
export const MAX_WORDS = 4000
/** Groups around a token. */
export const MAX_DEPTH = 30

/** Of tokens that were in use before anything was measured. */
export const foreignFields = {
  /** The name as people wrote it, where `path` spells it differently. */
  written: z.array(z.string().min(1).max(MAX_NAME)).min(1).max(MAX_DEPTH).optional(),
  deprecated: z.union([z.boolean(), z.string().max(MAX_WORDS)]).optional(),
  /** Other tools' `$extensions`, untouched. */
  extensions: jsonRecord.optional(),
}

export const pathSchema = z
  .array(z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'lower-case letters, digits and single hyphens'))
  .min(1)
  .max(8)

const sightingFields = {
  source: z.enum(sources),
  use: z.enum(uses).optional(),
  frame: frameIdSchema,
  box: boxSchema.optional(),
  weight: z.number().min(0).max(1),
  facts: factsSchema.optional(),
  confirmedBy: z.enum(sources).optional(),
  component: z.string().optional(),
  instance: z.string().optional(),
  layer: z.string().optional(),
  image: z.string().optional(),
  apart: z.enum(apartness).optional(),
}
const tokenFields = {
  key: z.string().min(1),
  id: z.string().min(1).optional(),
  type: z.string().min(1),
  path: pathSchema,
  confidence: z.number().min(0).max(1),
  description: z.string().max(MAX_WORDS).optional(),
  derived: jsonRecord,
  ...foreignFields,
}

/** Of one kind; a type's own schema takes the place of `facts`. */
export const sightingOf = <K extends Kind>(kind: K) =>
  z.object({
    ...sightingFields,
    value: observedSchemas[kind],
    measured: observedSchemas[kind].optional(),
    against: observedSchemas[kind].optional(),
    disagrees: observedSchemas[kind].optional(),
  })

/** How much was seen of a token, without the places themselves. */
export const evidenceSchema = z.object({
  sightings: z.number().int().min(0),
  frames: z.array(frameIdSchema),
  uses: z.array(z.enum(uses)),
  sources: z.array(z.enum(sources)),
  /** Components that show it, and instances of them that were seen; absent without layers. */
  components: z.number().int().optional(),
  instances: z.number().int().optional(),
  /** Seen in pictures inside the frames alone: a reference, nothing that the design states. */
  reference: z.boolean().optional(),
  /** Seen in drawings, in chrome or cut alone: the commonest of these. */
  apart: z.enum(apartness).optional(),
})
export type Evidence = z.infer<typeof evidenceSchema>

const each = <T extends z.ZodType>(make: (kind: Kind) => T) => kinds.map(make) as [T, ...T[]]

export const sightingSchema = z.union(each((kind) => sightingOf(kind)))
export const tokenSchema = z.discriminatedUnion(
  'kind',
  each((kind) =>
    z.object({
      ...tokenFields,
      kind: z.literal(kind),
      value: observedSchemas[kind],
      sightings: z.array(sightingOf(kind)),
    }),
  ),
) as unknown as z.ZodType<AnyToken>

/** A token as lists and events carry it: counts instead of places. */
export type TokenSummary = Omit<AnyToken, 'sightings'> & { evidence: Evidence }
export const summarySchema = z.discriminatedUnion(
  'kind',
  each((kind) =>
    z.object({
      ...tokenFields,
      kind: z.literal(kind),
      value: observedSchemas[kind],
      evidence: evidenceSchema,
    }),
  ),
) as unknown as z.ZodType<TokenSummary>

const distinct = <T extends string>(values: readonly (T | undefined)[]): T[] =>
  [...new Set(values.filter((value) => value !== undefined))].toSorted((a, b) => (a < b ? -1 : 1))

/** What all sightings are instead of design; `undefined` where one is design. */
export function apartOf(sightings: readonly Pick<Sighting, 'apart'>[]): Apart | undefined {
  if (sightings.length === 0 || sightings.some(({ apart }) => apart === undefined)) return undefined
  const times = (one: Apart) => sightings.filter(({ apart }) => apart === one).length
  return apartness.reduce((most, one) => (times(one) > times(most) ? one : most))
}

export function summarise({ sightings, ...token }: AnyToken): TokenSummary {
  const components = distinct(sightings.map((s) => s.component)).length
  const apart = apartOf(sightings)
  return {
    ...token,
    evidence: {
      ...(components > 0 && { components, instances: distinct(sightings.map((s) => s.instance)).length }),
      ...(sightings.length > 0 && sightings.every((s) => s.image !== undefined) && { reference: true }),
      ...(apart && { apart }),
      sightings: sightings.length,
      frames: distinct(sightings.map((s) => s.frame)),
      uses: distinct(sightings.map((s) => s.use)),
      sources: distinct(sightings.flatMap((s) => [s.source, s.confirmedBy])),
    },
  }
}
