/** What a module must export to be a plugin: checked when it is loaded, before anything depends on it. */
import * as z from 'zod'
import { kinds } from '../../shared/dtcg.ts'
import { figmaFactsSchema, namespacesSchema, specimens } from '../../shared/token-type.ts'
import { uses } from '../../shared/token.ts'
import type { Format } from '../../core/formats/format.ts'
import type { TokenType } from '../../core/tokens/type.ts'

const isFunction = (value: unknown): boolean => typeof value === 'function'
const method = z.custom(isFunction, 'expected a function')
const sentence = z.string().min(1).max(300)
const knots = z.array(z.tuple([z.number(), z.number().min(0).max(1)])).min(1)
const name = z.string().regex(/^[a-z][a-z-]{0,39}$/, 'expected lower-case letters and hyphens')

/** Only what is asked is looked at; the module's own object is what runs. */
export const tokenTypeSchema = z.object({
  name,
  title: sentence,
  about: sentence,
  kind: z.enum(kinds),
  specimen: z.enum(specimens),
  namespace: namespacesSchema,
  figma: figmaFactsSchema,
  facts: z.object({ safeParse: method }).optional(),
  extract: z
    .object({ scene: method.optional(), layers: method.optional() })
    .refine(({ scene, layers }) => scene ?? layers, 'expected "scene", "layers" or both'),
  colors: z.object({ misread: z.number().min(0), own: z.boolean() }).optional(),
  settle: method.optional(),
  distance: method,
  confirms: method.optional(),
  threshold: z.object({ value: z.number().positive(), unit: z.string(), reason: sentence }),
  axis: z.object({ of: method, reach: method }),
  canonical: method,
  supported: method,
  calibration: knots.optional(),
  roles: z.object({
    calibration: knots.optional(),
    vocabulary: z.record(z.string().regex(/^[a-z][a-z0-9/-]*$/), z.array(z.enum(uses)).min(1)),
    propose: method,
  }),
  names: method,
  derive: method,
  statistics: method,
  describe: method,
  compare: method,
} satisfies Record<keyof TokenType, z.ZodType>)

export const formatSchema = z.object({
  name: z.string().regex(/^[a-z][a-z0-9-]{0,39}$/, 'expected lower-case letters, digits and hyphens'),
  title: sentence,
  about: sentence,
  files: z.array(z.string().min(1)).min(1),
  pictures: z.literal(true).optional(),
  render: method,
} satisfies Record<keyof Format, z.ZodType>)
