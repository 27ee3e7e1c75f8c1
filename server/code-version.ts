/** A hash of the code that measures: what other code measured is measured again. */
import { glob, readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { sha256 } from './store/blobs.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const measuring = [
  'core/scene/**/*.ts',
  'core/tokens/**/*.ts',
  'server/decode/*.ts',
  'core/pipeline/examine.ts',
  'core/pipeline/fuse.ts',
  'core/pipeline/images.ts',
  'core/pipeline/layer-paths.ts',
  'core/pipeline/box-index.ts',
]

/** @param plugins URLs of modules whose types measure as well; what those import is theirs to version. */
export async function codeVersion(plugins: readonly string[] = []): Promise<string> {
  const files = await Array.fromAsync(
    glob(measuring, { cwd: root, exclude: (name) => name.endsWith('.test.ts') }),
  )
  const contents = await Promise.all(
    [...files.toSorted().map((file) => `${root}${file}`), ...plugins.map((url) => new URL(url))].map((file) =>
      readFile(file),
    ),
  )
  return sha256(...contents)
}
