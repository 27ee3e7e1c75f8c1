/** The scaffolds run on a copy of the project, and what they write compiles, passes and measures. */
import { execFile } from 'node:child_process'
import { cp, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { root } from './scaffold.ts'

const run = promisify(execFile)
let copy = ''
/** What was made, and what it imports. */
const probe = {
  extends: './server/tsconfig.json',
  include: [
    'core/tokens/index.ts',
    'core/tokens/probe-*/*.ts',
    'core/formats/index.ts',
    'core/formats/probe*.ts',
  ],
}
const node = async (...args: readonly string[]): Promise<string> => {
  const done = run(process.execPath, [...args], { cwd: copy, timeout: 100_000 })
  const { stdout } = await done.catch(({ stdout, stderr }: { stdout: string; stderr: string }) => {
    throw new Error(`${args.join(' ')}\n${stdout}${stderr}`)
  })
  return stdout
}

beforeAll(async () => {
  copy = await mkdtemp(join(tmpdir(), 'token-pipeline-scaffold-'))
  for (const name of await readdir(root))
    if (!/^(node_modules|build|\.git|e2e)$/.test(name))
      await cp(join(root, name), join(copy, name), { recursive: true })
  await symlink(join(root, 'node_modules'), join(copy, 'node_modules'))
})
afterAll(() => rm(copy, { recursive: true, force: true }))

it('a new type and a new format work at once', { timeout: 300_000 }, async () => {
  await node('scripts/new-type.ts', 'probe-ratio')
  await node('scripts/new-type.ts', 'probe-height', '--kind', 'dimension')
  await node('scripts/new-format.ts', 'probe')
  await writeFile(join(copy, 'tsconfig.probe.json'), JSON.stringify(probe))
  await node('node_modules/typescript/bin/tsc', '-p', 'tsconfig.probe.json')
  // Their own tests, the contract they join, and what must be current.
  const suites = ['core/tokens/probe', 'core/tokens/contract', 'core/formats/probe', 'scripts/docs']
  const tests = 'probe|reads the cards|writes names|say what the code does'
  await node('node_modules/vitest/vitest.mjs', 'run', '--project', 'unit', ...suites, '-t', tests)
  const asked = ['--types', 'probe-ratio,probe-height', '--formats', 'probe,css', '--json']
  const { tokens } = JSON.parse(await node('cli/main.ts', 'extract', 'examples/pricing.png', ...asked)) as {
    tokens: { type: string }[]
  }
  expect(new Set(tokens.map(({ type }) => type))).toEqual(new Set(['probe-ratio', 'probe-height']))
})

it.each([
  ['nothing', [], 'Say which'],
  ['a name that is not one', ['My Type'], 'Say which'],
  ['what is there', ['radius'], 'is there already'],
  ['a kind that has no scaffold', ['easing', '--kind', 'cubicBezier'], 'start with one of number, dimension'],
])('refuses %s', async (_, args, expected) => {
  await expect(node('scripts/new-type.ts', ...args)).rejects.toThrow(expected)
})
