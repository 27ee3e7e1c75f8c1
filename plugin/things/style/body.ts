/** What one kind of body knows of itself: `bodies.ts` is the table. */
import type * as z from 'zod'
import type { Kind } from '../../../shared/dtcg.ts'
import type { Shown, Writable } from '../../../shared/variables.ts'
import type { Profile } from '../values.ts'
import type { Rgba } from '../types.ts'
import type { Fonts } from './fonts.ts'
import type { OurStyle } from './types.ts'

/** The body, or what is missing for one, in words. */
export type Made<B> = { readonly body: B } | { readonly missing: string }

/** Variables that hold exactly this and no other value, for parts of a style to be bound to. */
export interface Exact {
  color(color: Rgba): Variable | null
  /** Where the scope allows it. */
  number(value: number, scope: VariableScope): Variable | null
}

export interface BodyKind<B, T extends StyleType> {
  readonly type: T
  /** Heading that its styles stand under. */
  readonly group: string
  readonly schema: z.ZodType<B>
  /** Kind of the tokens that become such styles. */
  readonly kind: Kind
  /** A part that was not seen is not invented. Without `fonts` nothing is said about whether they are there. */
  of(token: Writable, profile: Profile, fonts: Fonts | null): Made<B>
  same(a: B, b: B): boolean
  /** Bodies with equal keys are candidates; `same` decides. */
  key(body: B): string
  show(body: B): Shown
  /** As it is seen: colors in 255 steps, lengths in hundredths of a px. */
  tidy(body: B): B
  make(): OurStyle
  /** Null for what is of another kind, or does more than a token says. */
  read(style: Extract<OurStyle, { type: T }>): B | null
  set(style: Extract<OurStyle, { type: T }>, body: B, exact: Exact | null): void
}
