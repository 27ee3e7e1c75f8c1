/** What the designer chose about writing, kept in the file with each write. */
import { type WriteOptions, writeOptionsSchema } from '../../shared/variables.ts'
import { keepText, keptText } from './text.ts'

const KEY = 'options'

/** Null until the first write. */
export function keptOptions(): WriteOptions | null {
  const text = keptText(figma.root, KEY)
  if (text === null) return null
  try {
    const parsed = writeOptionsSchema.safeParse(JSON.parse(text))
    return parsed.success ? parsed.data : null
  } catch {
    return null
  }
}

export const keepOptions = (options: WriteOptions): void => keepText(figma.root, KEY, JSON.stringify(options))
