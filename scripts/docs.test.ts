import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { expect, it } from 'vitest'
import { generated } from './docs.ts'

it('README.md, docs/api.md and docs/cli.md say what the code does (npm run docs writes them)', async () => {
  for (const { path, content } of await generated())
    expect(await readFile(path, 'utf8'), basename(path)).toBe(content)
})
