/**
 * What languages of named constants share: one line a constant, whatever stands for another after it. Values and comments
 * are spelled by the format, since each language escapes in its own way.
 */
import { Problem } from '../../shared/problem.ts'
import type { Entry } from './sheet.ts'
import { refuseClashes } from './unique.ts'

export interface Line {
  readonly entry: Entry
  /** The identifier in the target language. */
  readonly name: string
  /** The value in the target language. */
  readonly value: string
  /** Identifier of another line that stands for the value. */
  readonly alias?: string | undefined
}

/** @throws Problem `export-failed` naming both tokens, where two have one name. */
export function refuseSameNames(lines: readonly Line[], where: string): void {
  const names = new Map(lines.map(({ entry, name }) => [entry, name]))
  refuseClashes([...names.keys()], where, (entry) => names.get(entry) ?? '')
}

/** Values first, then what stands for them, then what stands for those: what a line needs is above it. */
export function inOrder(lines: readonly Line[]): Line[] {
  const byName = new Map(lines.map((line) => [line.name, line]))
  const depths = new Map<string, number>()
  const depthOf = ({ name, alias }: Line): number => {
    const target = alias === undefined ? undefined : byName.get(alias)
    const depth = depths.get(name) ?? (target ? depthOf(target) + 1 : 0)
    depths.set(name, depth)
    return depth
  }
  return lines.toSorted((a, b) => depthOf(a) - depthOf(b))
}

/** The text of a file: no two empty lines in a row, none at its ends. @throws Problem `export-failed` for garbage in it. */
export function finished(text: string, where: string): string {
  // A parser would accept them silently.
  const garbage = /\[object \w+\]|[=:>(]\s*(?:undefined|NaN)\b/.exec(text)?.[0]
  if (garbage !== undefined)
    throw new Problem(
      'export-failed',
      `The output of ${where} contains "${garbage}".`,
      'Report this with your tokens.',
    )
  return `${text.trim().replace(/\n{3,}/g, '\n\n')}\n`
}
