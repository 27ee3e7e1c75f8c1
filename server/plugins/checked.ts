/**
 * A type of somebody else's, with its answers checked where they enter: a value that its W3C kind does not allow would
 * make a whole library unreadable, long after anybody remembers which plugin it came from.
 */
import * as z from 'zod'
import { boxSchema } from '../../shared/frame.ts'
import { jsonRecord } from '../../shared/json.ts'
import { observedSchemas } from '../../shared/observed.ts'
import { Problem } from '../../shared/problem.ts'
import { pathSchema, uses } from '../../shared/token.ts'
import { withinTime } from './bounded.ts'
import { factsOf } from '../../core/tokens/facts.ts'
import type { Seen, TokenType } from '../../core/tokens/type.ts'

/** In one frame. Our own colors, the most numerous, are seen 8,000 times in a busy one. */
const MOST_SIGHTINGS = 100_000

export function checked(type: TokenType, module: string): TokenType {
  const value = observedSchemas[type.kind]
  const sightings = z
    .array(
      z.looseObject({
        value,
        measured: value.optional(),
        against: value.optional(),
        weight: z.number().min(0).max(1),
        use: z.enum(uses).optional(),
        box: boxSchema.optional(),
        facts: factsOf(type).optional(),
      }),
    )
    .max(MOST_SIGHTINGS)
  const demand = <T>(schema: z.ZodType, what: string, answer: T): T => {
    const { error } = schema.safeParse(answer)
    if (error) throw wrongAnswer(type.name, module, what, error.issues[0])
    return answer
  }
  const { extract } = type
  const timed = <T>(what: string, work: () => T): T =>
    withinTime(`The plugin ${module}: ${what} of "${type.name}"`, work)
  return {
    ...type,
    extract: {
      ...(extract.scene && {
        scene: (seen) =>
          demand<Seen[]>(
            sightings,
            'extract.scene',
            timed('extract.scene', () => extract.scene?.(seen) ?? []),
          ),
      }),
      ...(extract.layers && {
        layers: (list) => {
          const found = timed('extract.layers', () => extract.layers?.(list) ?? null)
          return found && demand<Seen[]>(sightings, 'extract.layers', found)
        },
      }),
    },
    ...(type.settle && {
      settle: (list) =>
        demand(
          sightings,
          'settle',
          timed('settle', () => type.settle?.(list) ?? []),
        ),
    }),
    names: (tokens, taken, called) =>
      demand(
        z.map(z.string(), pathSchema),
        'names',
        timed('names', () => type.names(tokens, taken, called)),
      ),
    derive: (token, all) => demand(jsonRecord, 'derive', type.derive(token, all)),
    statistics: (tokens) => demand(jsonRecord, 'statistics', type.statistics(tokens)),
  }
}

const wrongAnswer = (type: string, module: string, what: string, issue: z.core.$ZodIssue | undefined) =>
  new Problem(
    'invalid-plugin',
    `The plugin ${module} broke its word: ${what} of "${type}" answered ${[...(issue?.path ?? [])].join('.') || 'something'} that is not valid (${issue?.message ?? 'unknown'}).`,
    'Tell whoever wrote the plugin; the other types are not affected.',
  )
