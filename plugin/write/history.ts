/** What each write did, kept in the file, so that it can be taken back after Figma was closed. */
import type { Done } from './apply.ts'
import { keepText, keptText } from './chunks.ts'
import type { StyleDone } from './style-types.ts'

export interface WriteRecord {
  /** Unix milliseconds. */
  readonly at: number
  readonly done: readonly Done[]
  readonly styles: readonly StyleDone[]
  readonly adoptedBefore: Readonly<Record<string, string>>
  readonly adoptedAfter: Readonly<Record<string, string>>
}

const LIST = 'writes'
/** A write of 5,000 variables takes about 3 MB: a handful is enough for second thoughts. */
const KEPT = 3

const times = (): number[] => {
  const text = keptText(figma.root, LIST)
  return text === null ? [] : text.split(' ').map(Number)
}
const keyOf = (at: number) => `write-${at}`

export function remember(made: WriteRecord): void {
  const before = times()
  // Two writes within a millisecond are two writes.
  const record = { ...made, at: Math.max(made.at, (before.at(-1) ?? 0) + 1) }
  const all = [...before, record.at]
  keepText(figma.root, keyOf(record.at), JSON.stringify(record))
  for (const old of all.slice(0, -KEPT)) keepText(figma.root, keyOf(old), '')
  keepText(figma.root, LIST, all.slice(-KEPT).join(' '))
}

/** The last write; null when there is none, or what was kept of it is damaged. */
export function lastRecord(): WriteRecord | null {
  const at = times().at(-1)
  const text = at === undefined ? null : keptText(figma.root, keyOf(at))
  if (text === null) return null
  try {
    return JSON.parse(text) as WriteRecord
  } catch {
    return null
  }
}

export function forgetLast(): void {
  const all = times()
  const at = all.pop()
  if (at === undefined) return
  keepText(figma.root, keyOf(at), '')
  keepText(figma.root, LIST, all.join(' '))
}

/** What stays of a write of which some lines were taken back. */
export function replaceLast(record: WriteRecord): void {
  if (record.done.length + record.styles.length === 0) forgetLast()
  else keepText(figma.root, keyOf(record.at), JSON.stringify(record))
}
