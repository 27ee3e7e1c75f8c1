/**
 * What was really seen of a value. `Observed<K>` equals `Value<K>` for simple kinds; a composite may lack parts
 * (a pixel shows a font's size but never its family), and at least one part is there.
 */
import * as z from 'zod'
import { type Kind, type Value, type Values, valueSchemas } from './dtcg.ts'

const atLeastOne = (part: object) => Object.values(part).some((value) => value !== undefined)
const some = { message: 'at least one part must have been observed' }

/** One schema per kind for observed values. */
export const observedSchemas = {
  ...valueSchemas,
  border: valueSchemas.border.partial().refine(atLeastOne, some),
  transition: valueSchemas.transition.partial().refine(atLeastOne, some),
  typography: valueSchemas.typography.partial().refine(atLeastOne, some),
  shadow: z.array(valueSchemas.shadow.element.partial().refine(atLeastOne, some)).min(1),
}

/** Written so that `undefined` is never a value: an unseen part is an absent key. */
type Seen<T> = T extends readonly (infer E)[] ? Partial<E>[] : Partial<T>
type Composite = 'border' | 'transition' | 'typography' | 'shadow'
export type ObservedValues = { [K in Kind]: K extends Composite ? Seen<Values[K]> : Values[K] }
export type Observed<K extends Kind = Kind> = ObservedValues[K]

/** The kind of each part of a composite. Arrays (shadow) name the parts of one layer. */
const partKinds = {
  border: { color: 'color', width: 'dimension', style: 'strokeStyle' },
  transition: { duration: 'duration', delay: 'duration', timingFunction: 'cubicBezier' },
  typography: {
    fontFamily: 'fontFamily',
    fontSize: 'dimension',
    fontWeight: 'fontWeight',
    letterSpacing: 'dimension',
    lineHeight: 'number',
  },
  shadow: {
    color: 'color',
    offsetX: 'dimension',
    offsetY: 'dimension',
    blur: 'dimension',
    spread: 'dimension',
  },
} as const satisfies Record<Composite, Record<string, Kind>>

/** The kind of each part of a composite; `{}` for a simple kind. */
export const partKindsOf = (kind: Kind): Readonly<Record<string, Kind>> =>
  kind in partKinds ? partKinds[kind as Composite] : {}

export interface Part {
  readonly name: string
  readonly kind: Kind
  readonly value: Value
}

/** The whole value when every part was observed, else `null`. */
export function complete<K extends Kind>(kind: K, observed: Observed<K>): Value<K> | null {
  const parsed = valueSchemas[kind].safeParse(observed)
  return parsed.success ? (parsed.data as Value<K>) : null
}

/** The observed parts of a composite that is not complete, each as a value of its own kind; `[]` for simple kinds. */
export function parts(kind: Kind, observed: Observed): Part[] {
  if (!(kind in partKinds)) return []
  const table: Record<string, Kind> = partKinds[kind as Composite]
  const layers = (Array.isArray(observed) ? observed : [observed]) as Record<string, Value | undefined>[]
  return layers.flatMap((layer, i) =>
    Object.entries(table).flatMap(([name, partKind]) => {
      const value = layer[name]
      const unique = layers.length > 1 ? `${name}-${i + 1}` : name
      return value === undefined ? [] : [{ name: unique, kind: partKind, value: asSpelled(partKind, value) }]
    }),
  )
}

/** A value that is no value of its kind stays as it is: who writes it down says so by its name. */
const asSpelled = (kind: Kind, value: Value): Value => complete(kind, value) ?? value
