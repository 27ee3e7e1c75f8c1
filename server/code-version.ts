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
  'pipeline/layer-paths.ts',
  'pipeline/box-index.ts',
]

/** @param plugins URLs of modules whose types measure as well; what those import is theirs to version. */
export async function codeVersion(plugins: readonly string[] = []): Promise<string> {
  const files = await Array.fromAsync(
    glob(measuring, { cwd: here, exclude: (name) => name.endsWith('.test.ts') }),
  )
  const contents = await Promise.all(
    [...files.toSorted().map((file) => `${here}${file}`), ...plugins.map((url) => new URL(url))].map((file) =>
      readFile(file),
    ),
  )
  return sha256(...contents)
}
