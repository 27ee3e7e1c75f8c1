/** What a type's sightings may say beside their value, as a schema; a type that has none says nothing. */
import * as z from 'zod'
import type { Facts } from '../../shared/token.ts'
import type { TokenType } from './type.ts'

const none: z.ZodType<Facts> = z.strictObject({})

/** Asks the type's own schema, whichever copy of zod it was made with. */
export const factsOf = ({ facts }: Pick<TokenType, 'facts'>): z.ZodType<Facts> =>
  facts === undefined
    ? none
    : z.unknown().transform((said, context): Facts => {
        const read = facts.safeParse(said)
        if (read.success) return read.data
        for (const { path, message } of read.error.issues)
          context.addIssue({ code: 'custom', path: [...path], message })
        return z.NEVER
      })
