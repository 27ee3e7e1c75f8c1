/** `npm run docs`: writes the tables that the registry and the list of formats answer into README.md. */
import { readFile, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { formats } from '../server/formats/index.ts'
import { registry } from '../server/tokens/index.ts'

export const readmePath = fileURLToPath(new URL('../README.md', import.meta.url))

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
const table = (head: readonly string[], rows: readonly string[][]): string =>
  [row(head), row(head.map(() => '---')), ...rows.map(row)].join('\n')

const sections: Record<string, () => string> = {
  types: () =>
    table(
      ['type', 'W3C kind', 'what it is', 'in Figma'],
      registry.map((type) => [type.title, `\`${type.kind}\``, type.about, type.figma.as.replace('-', ' ')]),
    ),
  formats: () =>
    table(
      ['`--formats`', 'what it is', 'files'],
      formats.map((format) => [
        `\`${format.name}\``,
        `${format.title}: ${format.about}`,
        format.files.map((file) => `\`${file}\``).join(', '),
      ]),
    ),
}

/** The same text with every section between its markers written anew. */
export function withTables(readme: string): string {
  let text = readme
  for (const [name, render] of Object.entries(sections)) {
    const [start, end] = [`<!-- ${name} -->`, `<!-- /${name} -->`]
    const [from, to] = [text.indexOf(start), text.indexOf(end)]
    if (from < 0 || to < from) throw new Error(`README.md lacks the markers ${start} … ${end}`)
    text = `${text.slice(0, from)}${start}\n${render()}\n${text.slice(to)}`
  }
  return text
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  await writeFile(readmePath, withTables(await readFile(readmePath, 'utf8')))
