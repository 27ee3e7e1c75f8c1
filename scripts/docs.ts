/** `npm run docs`: writes what the code answers by itself: tables in README.md, docs/api.md, docs/cli.md. */
import { readFile, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { apiDoc } from './api-doc.ts'
import { cliDoc } from './cli-doc.ts'
import { withTables } from './readme-tables.ts'
import { readmePath } from './sections.ts'

export interface Generated {
  readonly path: string
  readonly content: string
}

const doc = (name: string): string => fileURLToPath(new URL(`../docs/${name}`, import.meta.url))

export const generated = async (): Promise<Generated[]> => [
  { path: readmePath, content: withTables(await readFile(readmePath, 'utf8')) },
  { path: doc('api.md'), content: apiDoc() },
  { path: doc('cli.md'), content: await cliDoc() },
]

if (process.argv[1] === fileURLToPath(import.meta.url))
  for (const { path, content } of await generated()) await writeFile(path, content)
