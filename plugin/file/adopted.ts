/** Which of the file's own things stand for which tokens: kept beside them, so that nothing of theirs is touched. */
import * as z from 'zod'
import { keepText, keptText } from './text.ts'

const KEY = 'adopted'
/** Token id → variable or style id. */
const schema = z.record(z.string(), z.string())

export function keptAdopted(): Record<string, string> {
  const text = keptText(figma.root, KEY)
  if (text === null) return {}
  try {
    const parsed = schema.safeParse(JSON.parse(text))
    return parsed.success ? parsed.data : {}
  } catch {
    return {}
  }
}

export const keepAdopted = (adopted: Readonly<Record<string, string>>): void =>
  keepText(figma.root, KEY, Object.keys(adopted).length === 0 ? '' : JSON.stringify(adopted))
