/** Our marks on variables, styles and collections: which token it is, and what we wrote last. */
import * as z from 'zod'
import { NAMESPACE } from '../../file/text.ts'
import { type CollectionRole, type Mark, purposes } from '../types.ts'

const KEY = 'token'
const ROLE = 'role'

const value = z.union([
  z.number(),
  z.string(),
  z.object({ r: z.number(), g: z.number(), b: z.number(), a: z.number() }),
  z.object({ variable: z.string() }),
])
export const markSchema = z.object({
  id: z.string().min(1),
  last: z
    .object({
      name: z.string(),
      values: z.record(z.string(), value),
      scopes: z.array(z.string()),
      code: z.record(z.string(), z.string()),
      description: z.string(),
      hidden: z.boolean(),
      kept: z.object({ theirs: z.string(), ours: z.string() }).optional(),
    })
    .optional(),
})

/** Null for what is not ours, and for what somebody damaged: that is then treated as the designer's own. */
export function markOf(thing: PluginDataMixin): Mark | null {
  const text = thing.getSharedPluginData(NAMESPACE, KEY)
  if (text === '') return null
  try {
    const parsed = markSchema.safeParse(JSON.parse(text))
    return parsed.success ? (parsed.data as Mark) : null
  } catch {
    return null
  }
}

export function setMark(thing: PluginDataMixin, mark: Mark): void {
  const text = JSON.stringify(mark)
  if (thing.getSharedPluginData(NAMESPACE, KEY) !== text) thing.setSharedPluginData(NAMESPACE, KEY, text)
}

export function roleOf(thing: PluginDataMixin): CollectionRole | null {
  const role = thing.getSharedPluginData(NAMESPACE, ROLE)
  return purposes.some((purpose) => role === purpose || role.startsWith(`${purpose}:`))
    ? (role as CollectionRole)
    : null
}

export const setRole = (thing: PluginDataMixin, role: CollectionRole): void =>
  thing.setSharedPluginData(NAMESPACE, ROLE, role)
