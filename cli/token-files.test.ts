import { mkdir, mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, expect, it } from 'vitest'
import { filesNamed, tokensAt } from './token-files.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'files-'))
  for (const name of [
    'a/base.json',
    'a/deep/more.tokens',
    'a/node_modules/x/skip.json',
    'a/readme.md',
    'b.css',
  ]) {
    await mkdir(join(folder, name, '..'), { recursive: true })
    await writeFile(
      join(folder, name),
      name.endsWith('css') ? ':root{}' : `{"${name}":{"$value":1,"$type":"number"}}`,
    )
  }
})

it.each([
  ['a folder', 'a', ['a/base.json', 'a/deep/more.tokens']],
  ['a glob', '**/*.json', ['a/base.json']],
  ['a file', 'b.css', ['b.css']],
])('%s stands for its token files', async (_, name, files) => {
  expect(await filesNamed([join(folder, name)])).toEqual(files.map((file) => join(folder, file)))
})

it('refuses what stands for nothing', async () => {
  await expect(filesNamed([join(folder, '*.yaml')])).rejects.toThrow(/names no token file/)
})

it('a folder of W3C files is one document', async () => {
  const all = await tokensAt(join(folder, 'a'))
  expect(all).toHaveLength(1)
  expect(Object.keys(all[0]?.sources ?? {})).toHaveLength(2)
})
