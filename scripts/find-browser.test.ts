import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { findBrowser } from './find-browser.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'browsers-'))
})
afterEach(() => rm(folder, { recursive: true }))

async function program(name: string, mode = 0o755): Promise<string> {
  const path = join(folder, name)
  await writeFile(path, '')
  await chmod(path, mode)
  return path
}

it('takes what is stated, before what is on the path', async () => {
  await program('chromium')
  const stated = await program('my-chrome')
  expect(findBrowser({ CHROMIUM_PATH: stated, PATH: folder })).toBe(stated)
})

it('does not look further when what is stated is not there', async () => {
  await program('chromium')
  expect(findBrowser({ CHROMIUM_PATH: join(folder, 'gone'), PATH: folder })).toBeNull()
})

it('finds usual names on the path', async () => {
  const path = await program('google-chrome')
  expect(findBrowser({ PATH: [join(folder, 'empty'), folder].join(delimiter) })).toBe(path)
})

it('passes over what cannot be run', async () => {
  const plain = await program('chromium', 0o644)
  expect(findBrowser({ PATH: folder })).not.toBe(plain)
})
