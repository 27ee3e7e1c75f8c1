/** A diff for the description of a pull request. Code hosts draw a swatch beside a color in backticks. */
import { type Diff, isSame } from './diff.ts'

export function diffMarkdown(diff: Diff): string {
  if (isSame(diff))
    return diff.unread.length > 0 ? 'Nothing that could be read changed.\n' : 'No token changed.\n'
  const { added, changed, removed, renamed, deprecated } = diff
  const parts = [
    table(
      'Changed',
      ['Token', 'Before', 'After', 'ΔE'],
      changed.map(({ path, mode, before, after, deltaE }) => [
        mode === undefined ? code(path) : `${code(path)} in ${code(mode)}`,
        code(before),
        code(after),
        deltaE === undefined ? '' : deltaE.toFixed(2),
      ]),
    ),
    table(
      'Renamed',
      ['Before', 'After', 'Value'],
      renamed.map(({ from, path, value }) => [code(from), code(path), code(value)]),
    ),
    table(
      'Deprecated',
      ['Token', 'Value'],
      deprecated.map(({ path, value }) => [code(path), code(value)]),
    ),
    table(
      'Removed',
      ['Token', 'Value'],
      removed.map(({ path, value }) => [code(path), code(value)]),
    ),
    table(
      'Added',
      ['Token', 'Value'],
      added.map(({ path, value }) => [code(path), code(value)]),
    ),
  ]
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`
}

function table(title: string, head: readonly string[], rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return ''
  const lines = [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`)
  return `### ${title} (${rows.length})\n\n${lines.join('\n')}`
}

/** A code span that holds any text: pipes end table cells even there, and backticks need longer fences. */
function code(text: string): string {
  const safe = text.replaceAll('|', '\\|').replace(/\s+/g, ' ')
  const longest = Math.max(0, ...(safe.match(/`+/g) ?? []).map((run) => run.length))
  const fence = '`'.repeat(longest + 1)
  return longest > 0 ? `${fence} ${safe} ${fence}` : fence + safe + fence
}
