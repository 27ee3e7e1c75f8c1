/** What no reader of tokens could understand is refused before any format writes it. */
import type { Values } from '../../shared/dtcg.ts'
import { Problem } from '../../shared/problem.ts'
import type { Entry } from './sheet.ts'

export function refuseUnreadable(entries: readonly Entry[]): void {
  for (const { path, kind, value } of entries) {
    // The one lower-case word that every JavaScript object already has: tools written in it trip over it.
    if (path.includes('constructor')) {
      throw unreadable(
        path,
        'has "constructor" in its name, which tools written in JavaScript cannot read',
        'Rename it.',
      )
    }
    const fonts =
      kind === 'fontFamily'
        ? (value as Values['fontFamily'])
        : kind === 'typography'
          ? (value as Values['typography']).fontFamily
          : []
    // No format of tokens can escape braces: half of their readers would look for a token of that name.
    const font = [fonts].flat().find((name) => /[{}]/.test(name))
    if (font !== undefined) {
      throw unreadable(
        path,
        `has the font "${font}", whose braces readers take for an alias`,
        'Correct the name of the font.',
      )
    }
  }
}

const unreadable = (path: readonly string[], what: string, remedy: string): Problem =>
  new Problem('export-failed', `The token ${path.join('/')} ${what}.`, remedy)
