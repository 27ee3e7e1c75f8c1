/** A measurement as it was stored, read again by the schemas of the types that made it. */
import * as z from 'zod'
import { frameSchema } from '../../../shared/frame.ts'
import { type ProblemData, problemSchema } from '../../../shared/problem.ts'
import { type Sighting, sightingOf } from '../../../shared/token.ts'
import { factsOf } from '../../tokens/facts.ts'
import type { Registry, TokenType } from '../../tokens/type.ts'
import { failureOf } from '../failure.ts'
import type { Examined } from '../ports.ts'

const examinedSchema = z.object({
  frame: frameSchema,
  sightings: z.record(z.string(), z.array(z.unknown())),
  skipped: z.array(z.object({ type: z.string(), problem: problemSchema })),
  milliseconds: z.number(),
  picture: z.string().optional(),
  paths: z.array(z.string()).optional(),
})

/** All but the sightings, which only their types can read. */
export const coverOf = (stored: unknown): z.infer<typeof examinedSchema> => examinedSchema.parse(stored)

/**
 * @param onFailed Told of a type whose sightings are not as it would make them now: they are left out, the others stay.
 * Sightings of types that are not there (a plugin's, without it) are left out too.
 * @throws ZodError where it is no measurement at all.
 */
export function readExamined(
  stored: unknown,
  types: Registry,
  onFailed: (type: TokenType, problem: ProblemData) => void,
): Examined {
  const { sightings: unread, ...cover } = coverOf(stored)
  const sightings: Record<string, Sighting[]> = {}
  for (const type of types) {
    const list = unread[type.name]
    if (!list) continue
    const read = sightingsSchema(type).safeParse(list)
    if (read.success) sightings[type.name] = read.data as Sighting[]
    else
      onFailed(
        type,
        failureOf(type, `measured in "${cover.frame.name}" could not be read`, read.error).toJSON(),
      )
  }
  return { ...cover, sightings }
}

const schemas = new WeakMap<TokenType, z.ZodType>()

function sightingsSchema(type: TokenType): z.ZodType {
  const schema =
    schemas.get(type) ?? z.array(sightingOf(type.kind).extend({ facts: factsOf(type).optional() }))
  schemas.set(type, schema)
  return schema
}
