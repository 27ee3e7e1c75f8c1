/** A command loads what it needs. It was 1,284 modules for `check` once, most of them the server's. */
import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'

const root = fileURLToPath(new URL('..', import.meta.url))

const valid = join(await mkdtemp(join(tmpdir(), 'doors-')), 'tokens.json')
await writeFile(valid, '{}')

/** Prints the URL of each module that is loaded, after the command's own output. */
const listing = `data:text/javascript,${encodeURIComponent(`
  import { registerHooks } from 'node:module'
  registerHooks({ load(url, context, next) { process.stderr.write(url + '\\n'); return next(url, context) } })
`)}`

async function modulesOf(...words: string[]): Promise<string[]> {
  const args = ['--import', listing, 'cli/main.ts', ...words]
  const { stderr } = await promisify(execFile)(process.execPath, args, { cwd: root })
  return stderr.split('\n').filter((line) => line.startsWith('file:'))
}

it.each([
  [['--version'], []],
  [
    ['check', valid],
    ['@humanwhocodes/momoa', 'culori'],
  ],
])('%j loads no server, no picture decoder, no other command', async (words, wanted) => {
  const modules = await modulesOf(...words)
  const ours = modules
    .filter((url) => !url.includes('/node_modules/'))
    .map((url) => url.split(root)[1] ?? url)
  const packages = modules.flatMap((url) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(url)?.[1] ?? [])
  expect(ours.filter((file) => file.startsWith('server/'))).toEqual(['server/version.ts'])
  expect([...new Set(packages)].toSorted()).toEqual([...wanted, 'commander', 'zod'].toSorted())
})
