/** Parts of a Markdown file that are written by commands: whatever stands between `<!-- name -->` and `<!-- /name -->`. */
import { readFile, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'

export const readmePath = fileURLToPath(new URL('../README.md', import.meta.url))

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`

/** @param numbers Columns after the first are numbers, aligned as such. */
export function markdownTable(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  { numbers = false } = {},
): string {
  const rule = head.map((_, column) => (numbers && column > 0 ? '--:' : '---'))
  return [row(head), row(rule), ...rows.map(row)].join('\n')
}

/** @throws Error naming the markers that are missing. */
export function withSection(text: string, name: string, content: string): string {
  const [start, end] = [`<!-- ${name} -->`, `<!-- /${name} -->`]
  const [from, to] = [text.indexOf(start), text.indexOf(end)]
  if (from < 0 || to < from) throw new Error(`The file lacks the markers ${start} … ${end}`)
  return `${text.slice(0, from)}${start}\n${content}\n${text.slice(to)}`
}

export async function writeSection(path: string, name: string, content: string): Promise<void> {
  await writeFile(path, withSection(await readFile(path, 'utf8'), name, content))
}
