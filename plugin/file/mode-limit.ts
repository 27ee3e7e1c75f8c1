/** How many modes the file's plan allows. Figma only says it when it refuses one: that is remembered in the file. */
import { keepText, keptText } from './text.ts'

const KEY = 'mode-limit'

/** Null while nobody knows of one: a collection with more modes shows that the plan is another by now. */
export function modeLimit(
  collections: readonly { readonly modes: readonly unknown[]; readonly remote: boolean }[],
): number | null {
  const limit = Number(keptText(figma.root, KEY) ?? 0)
  const most = Math.max(0, ...collections.filter(({ remote }) => !remote).map(({ modes }) => modes.length))
  return limit > 0 && most <= limit ? limit : null
}

export const keepModeLimit = (limit: number): void => keepText(figma.root, KEY, String(limit))
