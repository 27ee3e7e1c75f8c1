/** Near misses that somebody wants as they are, remembered in the file for everybody. */
import { keepText, keptText } from './text.ts'

const KEY = 'kept-misses'

export function keptMisses(): Set<string> {
  const text = keptText(figma.root, KEY)
  return new Set(text === null ? [] : text.split('\n'))
}

export function keep(ids: readonly string[], kept: boolean): void {
  const all = keptMisses()
  for (const id of ids) {
    if (kept) all.add(id)
    else all.delete(id)
  }
  keepText(figma.root, KEY, [...all].join('\n'))
}
