/** All that styles of ours may be. A new kind of body is a file and a line here. */
import * as z from 'zod'
import type { Shown, Writable } from '../../../shared/variables.ts'
import type { Profile } from '../values.ts'
import type { BodyKind, Exact, Made } from './body.ts'
import { effect } from './effect.ts'
import type { Fonts } from './fonts.ts'
import { gradient } from './gradient.ts'
import { paint } from './paint.ts'
import { text } from './text.ts'
import type { OurStyle, StyleBody } from './types.ts'

const kinds = { text, effect, paint, gradient } as const

/** Name and body belong together by construction; TypeScript cannot correlate the two. */
type AnyKind = BodyKind<StyleBody, StyleType>
const kindOf = ({ style }: Pick<StyleBody, 'style'>): AnyKind => kinds[style] as unknown as AnyKind
const all = Object.values(kinds) as unknown as readonly AnyKind[]

export const bodySchema = z.discriminatedUnion('style', [
  text.schema,
  effect.schema,
  paint.schema,
  gradient.schema,
] as unknown as [z.ZodObject<{ style: z.ZodLiteral<string> }>]) as unknown as z.ZodType<StyleBody>

/** The body, or what is missing for one, in words. */
export const bodyOf = (token: Writable, fonts: Fonts | null, profile: Profile): Made<StyleBody> =>
  all.find(({ kind }) => kind === token.kind)?.of(token, profile, fonts) ?? {
    missing: `Figma has no style for ${token.kind} values: it leaves by export only.`,
  }

export const sameBody = (a: StyleBody | null, b: StyleBody | null): boolean =>
  a === null || b === null ? a === b : a.style === b.style && kindOf(a).same(a, b)

export const bodyKey = (body: StyleBody): string => kindOf(body).key(body)

export const showBody = (body: StyleBody | null): Shown =>
  body === null ? { text: 'something else' } : kindOf(body).show(body)

export const tidyBody = (body: StyleBody): StyleBody => kindOf(body).tidy(body)

export const groupOf = (body: StyleBody | null): string => (body ? kindOf(body).group : 'Styles')

/** Null for what we do not write: blurs, pictures, several paints. */
export function bodyNow(style: OurStyle): StyleBody | null {
  for (const kind of all) {
    const body = kind.type === style.type ? kind.read(style) : null
    if (body) return body
  }
  return null
}

export const makeStyle = (style: StyleBody['style']): OurStyle => kindOf({ style }).make()

export function setBody(style: OurStyle, body: StyleBody, exact: Exact | null): void {
  const kind = kindOf(body)
  if (kind.type !== style.type) throw new Error('It is a style of another kind.')
  kind.set(style, body, exact)
}
