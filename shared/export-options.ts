/** What people may say about files that leave, in the same words in the panel, the command line and the API. */
import * as z from 'zod'

export const nameCases = ['kebab', 'camel', 'snake'] as const

/** A word that every output may begin a name with. */
export const prefixSchema = z
  .string()
  .max(20)
  .regex(/^[a-z][a-z0-9]*$/, 'expected small letters and digits, as in acme')

export const exportOptions = {
  /** px per rem. */
  rem: z.coerce.number().min(1).max(100).default(16),
  /** Of lengths on the web that the type would write in rem. */
  unit: z.enum(['rem', 'px']).default('rem'),
  /** Before every name that others could have too. */
  prefix: prefixSchema.optional(),
  /** How the words of a name are joined, where a format leaves it open. */
  case: z.enum(nameCases).optional(),
}
export type ExportOptions = z.infer<z.ZodObject<typeof exportOptions>>

/** As formats take them. */
export const renderOptions = ({ rem, unit, prefix, case: spelled }: ExportOptions) => ({
  remBase: rem,
  ...(unit === 'px' && { unit }),
  ...(prefix !== undefined && { prefix }),
  ...(spelled !== undefined && { case: spelled }),
})
