/** What we remember on variables, and on the collections we made. */
import * as z from 'zod'
import { NAMESPACE } from '../../file/text.ts'
import { keptSchema, marks } from '../mark.ts'
import { type CollectionRole, type WrittenVariable, purposes } from './types.ts'

const ROLE = 'role'

const value = z.union([
  z.number(),
  z.string(),
  z.object({ r: z.number(), g: z.number(), b: z.number(), a: z.number() }),
  z.object({ variable: z.string() }),
])

// Scopes and platforms are texts here: Figma's list of them grows, and what it gave us it takes back.
export const variableMarks = marks<WrittenVariable>(
  'token',
  z.object({
    name: z.string(),
    values: z.record(z.string(), value),
    scopes: z.array(z.string()),
    code: z.record(z.string(), z.string()),
    description: z.string(),
    hidden: z.boolean(),
    kept: keptSchema,
  }) as unknown as z.ZodType<WrittenVariable>,
)

export function roleOf(thing: PluginDataMixin): CollectionRole | null {
  const role = thing.getSharedPluginData(NAMESPACE, ROLE)
  return purposes.some((purpose) => role === purpose || role.startsWith(`${purpose}:`))
    ? (role as CollectionRole)
    : null
}

export const setRole = (thing: PluginDataMixin, role: CollectionRole): void =>
  thing.setSharedPluginData(NAMESPACE, ROLE, role)
