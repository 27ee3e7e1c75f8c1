/** A hash of the code that measures: what other code measured is measured again. */
import { glob, readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { sha256 } from './store/blobs.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
/** All that is pure, so that nobody keeps a list: measuring again costs 65 ms a frame, a stale measurement trust. */
const measuring = ['core/**/*.{ts,js}', 'server/decode/**/*.{ts,js}']

/** @param plugins URLs of modules whose types measure as well; what those import is theirs to version. */
export async function codeVersion(plugins: readonly string[] = []): Promise<string> {
  const files = await Array.fromAsync(
    glob(measuring, { cwd: root, exclude: (name) => /(\.test|\.d)\.ts$|testing$/.test(name) }),
  )
  const contents = await Promise.all(
    [...files.toSorted().map((file) => `${root}${file}`), ...plugins.map((url) => new URL(url))].map((file) =>
      readFile(file),
    ),
  )
  return sha256(...contents)
}
