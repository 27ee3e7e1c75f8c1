/** What changed since tokens left the last time. Pure. */
import * as z from 'zod'
import { cssName } from '../../shared/names.ts'
import { type ItemRow, valueOf } from './rows.ts'

/** Name in code → value in words. */
const snapshotSchema = z.record(z.string(), z.string())
export type Snapshot = Readonly<z.infer<typeof snapshotSchema>>

export interface Changes {
  readonly added: readonly string[]
  readonly changed: readonly string[]
  readonly gone: readonly string[]
}

/** As it was remembered; null when that is nothing. */
export function storedSnapshot(text: string | undefined): Snapshot | null {
  try {
    return snapshotSchema.parse(JSON.parse(text ?? ''))
  } catch {
    return null
  }
}

export const snapshotOf = (items: readonly ItemRow[]): Snapshot =>
  Object.fromEntries(
    items
      .filter(({ excluded }) => !excluded)
      .map((item) =>
        item.row === 'token'
          ? [cssName(item.token.path), valueOf(item.token)]
          : [cssName(item.semantic.path), item.points.map(({ token }) => cssName(token.path)).join(' ')],
      ),
  )

export function changesSince(before: Snapshot, now: Snapshot): Changes {
  const names = Object.keys(now)
  return {
    added: names.filter((name) => !(name in before)),
    changed: names.filter((name) => name in before && before[name] !== now[name]),
    gone: Object.keys(before).filter((name) => !(name in now)),
  }
}

/** "2 new, 1 changed, 1 gone"; null when nothing did. */
export function changesInWords({ added, changed, gone }: Changes): string | null {
  const parts = [
    [added.length, 'new'],
    [changed.length, 'changed'],
    [gone.length, 'gone'],
  ] as const
  const said = parts.filter(([count]) => count > 0).map(([count, word]) => `${count} ${word}`)
  return said.length > 0 ? said.join(', ') : null
}
