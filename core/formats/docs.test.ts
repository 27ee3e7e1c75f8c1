import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { formats } from './index.ts'

const path = fileURLToPath(new URL('../../docs/formats.md', import.meta.url))

/** Padded as the formatter pads tables, so that both leave the file alone. */
function table(): string {
  const rows = [
    ['format', 'for whom', 'files'],
    ...formats.map(({ name, about, files }) => [
      `\`${name}\``,
      about,
      files.map((file) => `\`${file}\``).join(', '),
    ]),
  ]
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join(' | ')} |`
  const [head = [], ...body] = rows.map(line)
  return [head, line(widths.map((width) => '-'.repeat(width))), ...body].join('\n')
}

it('docs/formats.md lists every format', () => {
  const text = readFileSync(path, 'utf8')
  const [before = '', rest = ''] = text.split(/(?<=<!-- formats: .*-->\n)/)
  const after = rest.slice(rest.indexOf('<!-- /formats -->'))
  const generated = `${before}\n${table()}\n\n${after}`
  if (process.env['UPDATE'] === '1') writeFileSync(path, generated)
  expect(readFileSync(path, 'utf8')).toBe(generated)
})
