/** How far the layers of some frames are on the file's variables and styles, and what could be bound. */
import * as z from 'zod'
import { shownSchema } from './variables.ts'

export const checkKinds = [
  /** Frames that show another variable mode's values than the one they are in: they switch to it. */
  'mode',
  /** Layers that show exactly what a variable or style holds, and are not bound to it: ticked. */
  'bind',
  /** Several have this very value: `choices` lists them. */
  'question',
  /** A value next to one that the file has: a suggestion, never ticked. */
  'near',
  /** A value that nothing in the file is near to. */
  'new',
  /** Not ours to change here: inside a library, overridden, locked. */
  'left',
] as const
export type CheckKind = (typeof checkKinds)[number]

/** One place on the canvas. */
export const checkPlaceSchema = z.object({
  frame: z.string(),
  layer: z.string(),
  name: z.string(),
  /** `fill`, `gap`, `corner radius` … in the designer's words. */
  property: z.string(),
  /** Of a main component: so many instances in these frames follow it. */
  instances: z.number().int().optional(),
})
export type CheckPlace = z.infer<typeof checkPlaceSchema>

export const checkLineSchema = z.object({
  /** Unique in a check, stable over checks: what `bind` and `keep` take. */
  id: z.string(),
  kind: z.enum(checkKinds),
  /** What the layers show. */
  value: shownSchema,
  /** What they would be bound to. */
  target: shownSchema
    .extend({ id: z.string(), name: z.string(), collection: z.string(), library: z.boolean() })
    .optional(),
  reason: z.string(),
  ticked: z.boolean().nullable(),
  /** Id of the line without which this one cannot be done: frames that switch first. */
  needs: z.string().optional(),
  count: z.number().int(),
  /** The first of them. */
  places: z.array(checkPlaceSchema),
  choices: z.array(z.object({ id: z.string(), label: z.string() })).optional(),
})
export type CheckLine = z.infer<typeof checkLineSchema>

const counts = {
  /** Values that layers show, of the kinds that the file has variables or styles for. */
  total: z.number().int(),
  /** Of them: bound, or exactly what a variable or style holds. */
  onSystem: z.number().int(),
  bound: z.number().int(),
  near: z.number().int(),
  fresh: z.number().int(),
  /** Near misses that somebody chose to keep. */
  kept: z.number().int(),
}
export const checkSchema = z.object({
  ...counts,
  frames: z.array(z.object({ id: z.string(), name: z.string(), page: z.string(), ...counts })),
  lines: z.array(checkLineSchema),
})
export type Check = z.infer<typeof checkSchema>

/** What crosses at once. `next`: where `checkLines` goes on. */
export const checkLinesSchema = z.object({
  lines: z.array(checkLineSchema),
  next: z.number().int().optional(),
})
export const checkPartSchema = checkSchema.extend(checkLinesSchema.shape)

export const bindResultSchema = z.object({
  /** Values of layers that were bound. */
  bound: z.number().int(),
  /** Frames that were switched to another variable mode. */
  switched: z.number().int(),
  failed: z.array(z.object({ name: z.string(), reason: z.string() })),
  /** Ids of lines of which something changed since it was shown: look again. */
  review: z.array(z.string()),
  cancelled: z.boolean(),
  revertible: z.boolean(),
})
export type BindResult = z.infer<typeof bindResultSchema>
