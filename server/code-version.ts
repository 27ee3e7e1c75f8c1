/** A hash of the code that measures: what other code measured is measured again. */
import { glob, readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { sha256 } from './store/blobs.ts'

const here = fileURLToPath(new URL('.', import.meta.url))
const measuring = [
  'scene/**/*.ts',
  'tokens/**/*.ts',
  'decode/*.ts',
  'pipeline/examine.ts',
  'pipeline/fuse.ts',
  'pipeline/images.ts',
  'pipeline/box-index.ts',
]

export async function codeVersion(): Promise<string> {
  const files = await Array.fromAsync(
    glob(measuring, { cwd: here, exclude: (name) => name.endsWith('.test.ts') }),
  )
  const contents = await Promise.all(files.toSorted().map((file) => readFile(`${here}${file}`)))
  return sha256(...contents)
}
