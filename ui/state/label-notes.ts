/** What Claude said of a token, where it was asked: shown beside the token, never part of its value. */
import { estimatedSchema, type LabelNote, labelNoteSchema } from '../../shared/label.ts'
import type { TokenSummary } from '../../shared/token.ts'

export function labelOf({ derived }: Pick<TokenSummary, 'derived'>): LabelNote | null {
  const parsed = labelNoteSchema.safeParse(derived['label'])
  return parsed.success ? parsed.data : null
}

/** A guess for what nothing stated; null where none was made. */
export function guessOf({ derived }: Pick<TokenSummary, 'derived'>): string | null {
  const parsed = estimatedSchema.safeParse(derived['estimated'])
  if (!parsed.success) return null
  const { fontFamily, fontWeight } = parsed.data
  return [fontFamily, fontWeight].filter((part) => part !== undefined).join(' ') || null
}
