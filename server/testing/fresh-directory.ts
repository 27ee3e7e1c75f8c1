/** A data directory with a fresh database, copied from the template. */
import { cp, glob, mkdtemp, readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { sha256 } from '../store/blobs.ts'

export const root = fileURLToPath(new URL('../..', import.meta.url))

/** Where the template for these migrations and these packages lies, once it is made. */
export async function templatePlace(): Promise<string> {
  const files = (await Array.fromAsync(glob('server/store/migrations/*.sql', { cwd: root }))).toSorted()
  const lock = await readFile(join(root, 'package-lock.json'))
  const contents = await Promise.all(files.map((file) => readFile(join(root, file))))
  return join(root, 'node_modules/.cache/token-pipeline', sha256(...contents, lock).slice(0, 12))
}

export async function freshDirectory(): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'token-pipeline-test-'))
  await cp(await templatePlace(), directory, { recursive: true })
  return directory
}
