/**
 * What a model may answer: ids of the question and words of closed lists. One fixed schema per registry: the service
 * compiles a schema once, and ids are checked here.
 */
import * as z from 'zod'
import { certainties, components } from '../../../shared/label.ts'
import type { Use } from '../../../shared/token.ts'

/** What each type's roles are called. The same for every question of a process, so that the answer schema is fixed. */
export interface Vocabulary {
  readonly type: string
  readonly title: string
  readonly about: string
  readonly roles: readonly string[]
  /** What each role is seen as; a value that was never seen so cannot have it. */
  readonly uses: Readonly<Record<string, readonly Use[]>>
}

export const NO_ROLE = 'none'
export const UNKNOWN = 'unknown'

/** Families a guess may name: what interfaces are mostly set in. A guess outside of it is "unknown". */
export const families: readonly string[] = [
  'Inter, Roboto, Open Sans, Lato, Montserrat, Poppins, Nunito, Source Sans 3, Work Sans, DM Sans, Manrope',
  'Plus Jakarta Sans, IBM Plex Sans, Noto Sans, Public Sans, Rubik, Figtree, Helvetica, Arial, SF Pro, Segoe UI',
  'Ubuntu, Georgia, Times New Roman, Merriweather, Lora, Playfair Display, Source Serif 4, JetBrains Mono',
  'Fira Code, IBM Plex Mono, Roboto Mono, Menlo, Courier New, sans-serif, serif, monospace',
].flatMap((line) => line.split(', '))
export const weights = ['100', '200', '300', '400', '500', '600', '700', '800', '900'] as const

/** Ids of a question are at most this long: `a12`, `n345`. */
const id = z.string().max(8)

export const labelSchema = z.object({
  id,
  role: z.string().max(64),
  keep: z.boolean(),
  certainty: z.enum(certainties),
})
export const groupSchema = z.object({ component: z.enum(components), ids: z.array(id).max(500) })
export const fontSchema = z.object({
  id,
  family: z.enum([...families, UNKNOWN]),
  weight: z.enum([...weights, UNKNOWN]),
})
const description = z.string().max(120)
export const nameSchema = z.object({ id, name: z.string().max(64), description })
export const roleSchema = z.object({ id, role: z.string().max(64), certainty: z.enum(certainties) })
export const describedSchema = z.object({ id, description })

/** Parsed piece by piece afterwards, so that one odd entry costs only itself. */
export const frameAnswerSchema = z.object({
  labels: z.array(z.unknown()),
  groups: z.array(z.unknown()),
  fonts: z.array(z.unknown()),
})
export type FrameAnswer = z.infer<typeof frameAnswerSchema>
export const namesAnswerSchema = z.object({
  names: z.array(z.unknown()),
  roles: z.array(z.unknown()),
  described: z.array(z.unknown()),
})
export type NamesAnswer = z.infer<typeof namesAnswerSchema>

const free = z.string()

/** As asked of the service. Bounds are left out: it enforces none, and we check them anyway. */
export const frameWireSchema = (vocabulary: readonly Vocabulary[]) =>
  z.object({
    labels: z.array(labelSchema.extend({ id: free, role: z.enum(rolesOf(vocabulary)) })),
    groups: z.array(z.object({ component: z.enum(components), ids: z.array(free) })),
    fonts: z.array(fontSchema.extend({ id: free })),
  })
export const namesWireSchema = (vocabulary: readonly Vocabulary[]) =>
  z.object({
    names: z.array(z.object({ id: free, name: free, description: free })),
    roles: z.array(z.object({ id: free, role: z.enum(rolesOf(vocabulary)), certainty: z.enum(certainties) })),
    described: z.array(z.object({ id: free, description: free })),
  })

const rolesOf = (vocabulary: readonly Vocabulary[]): [string, ...string[]] => [
  NO_ROLE,
  ...new Set(vocabulary.flatMap(({ roles }) => roles).filter((role) => role !== NO_ROLE)),
]
