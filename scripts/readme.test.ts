import { readFile } from 'node:fs/promises'
import { expect, it } from 'vitest'
import { withTables } from './readme.ts'
import { readmePath } from './sections.ts'

it("README.md shows the registry's types and formats (npm run docs writes them)", async () => {
  const readme = await readFile(readmePath, 'utf8')
  expect(withTables(readme)).toBe(readme)
})
