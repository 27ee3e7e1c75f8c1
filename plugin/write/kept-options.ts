/** What the designer chose about writing, kept in the file with each write. */
import { type WriteOptions, writeOptionsSchema } from '../../shared/variables.ts'
import { keepText, keptText } from './chunks.ts'
import { defaultOptions } from './names.ts'

const KEY = 'options'

export function keptOptions(): WriteOptions {
  const text = keptText(figma.root, KEY)
  if (text === null) return defaultOptions
  try {
    const parsed = writeOptionsSchema.safeParse(JSON.parse(text))
    return parsed.success ? parsed.data : defaultOptions
  } catch {
    return defaultOptions
  }
}

export const keepOptions = (options: WriteOptions): void => keepText(figma.root, KEY, JSON.stringify(options))
