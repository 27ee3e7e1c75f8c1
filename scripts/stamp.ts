/** Whether the build is newer than what it was made from. */
import { createHash } from 'node:crypto'
import { access, glob, mkdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

const SOURCES = ['{shared,core,plugin,ui,scripts}/**/*', 'examples/**/*', '*.{js,json}']
const OUTPUTS = [
  'build/main.js',
  'build/ui.js',
  'build/page/index.html',
  'build/page/page.js',
  'manifest.json',
]

/** Paths, sizes and times instead of contents: a millisecond each, and a touched file costs one build. */
async function fingerprint(root: string, origin: string): Promise<string> {
  const hash = createHash('sha256').update(origin)
  const files = await Array.fromAsync(glob(SOURCES, { cwd: root }))
  for (const file of files.toSorted()) {
    // What the build writes and what it does not read must not make it old.
    if (file === 'manifest.json' || file.includes('.test.')) continue
    const { size, mtimeMs } = await stat(join(root, file))
    hash.update(`${file}\0${size}\0${mtimeMs}\n`)
  }
  return hash.digest('hex')
}

const stampFile = (root: string) => join(root, 'build/.stamp')

export async function isCurrent(root: string, origin: string): Promise<boolean> {
  try {
    for (const output of OUTPUTS) await access(join(root, output))
    return (await readFile(stampFile(root), 'utf8')) === (await fingerprint(root, origin))
  } catch {
    return false
  }
}

export async function stamp(root: string, origin: string): Promise<void> {
  await mkdir(join(root, 'build'), { recursive: true })
  await writeFile(stampFile(root), await fingerprint(root, origin))
}
