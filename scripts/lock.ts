/** `npm run lock`: package-lock.json anew, complete for every platform, as each npm leaves it. */
import { execFileSync } from 'node:child_process'
import { copyFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const files = ['package.json', 'package-lock.json', '.npmrc']

// Away from node_modules: beside it, npm keeps only what is installed on this platform.
const directory = await mkdtemp(join(tmpdir(), 'lock-'))
try {
  for (const file of files) await copyFile(join(root, file), join(directory, file))
  execFileSync('npm', ['install', '--package-lock-only', '--ignore-scripts', '--no-audit', '--no-fund'], {
    cwd: directory,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  })
  const lock = JSON.parse(await readFile(join(directory, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, { libc?: unknown }>
  }
  // npm 10 removes it, npm 11 writes it.
  for (const entry of Object.values(lock.packages)) delete entry.libc
  await writeFile(join(root, 'package-lock.json'), `${JSON.stringify(lock, null, 2)}\n`)
} finally {
  await rm(directory, { recursive: true, force: true })
}
