import { mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { isCurrent, stamp } from './stamp.ts'

const ORIGIN = 'http://localhost:4319'
let root: string
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'stamp-'))
  for (const folder of ['ui', 'server', 'build/page']) await mkdir(join(root, folder), { recursive: true })
  const made = ['build/main.js', 'build/ui.js', 'build/page/index.html', 'build/page/page.js']
  for (const file of [...made, 'manifest.json', 'package.json', 'ui/app.tsx', 'server/main.ts']) {
    await writeFile(join(root, file), file)
  }
})
afterEach(() => rm(root, { recursive: true }))

it('is current after a build, and for that server only', async () => {
  expect(await isCurrent(root, ORIGIN)).toBe(false)
  await stamp(root, ORIGIN)
  expect(await isCurrent(root, ORIGIN)).toBe(true)
  expect(await isCurrent(root, 'https://tokens.example.com')).toBe(false)
})

it.each([
  ['a changed source', 'ui/app.tsx', false],
  ['a new source', 'ui/new.tsx', false],
  ['a test', 'ui/app.test.tsx', true],
  ['the server, which is not built', 'server/main.ts', true],
  ['what the build writes itself', 'manifest.json', true],
])('after %s changed', async (_, file, current) => {
  await stamp(root, ORIGIN)
  await writeFile(join(root, file), 'changed')
  await utimes(join(root, file), new Date(0), new Date(0))
  expect(await isCurrent(root, ORIGIN)).toBe(current)
})

it('is old when something that was built is gone', async () => {
  await stamp(root, ORIGIN)
  await rm(join(root, 'build/ui.js'))
  expect(await isCurrent(root, ORIGIN)).toBe(false)
})
