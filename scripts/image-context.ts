/** What `docker build` would see: .dockerignore leaves out everything and takes back a list. */
import { glob, readFile, stat } from 'node:fs/promises'
import { join, matchesGlob } from 'node:path'

/** Paths of files, with slashes. */
export async function contextFiles(root: string): Promise<string[]> {
  const lines = (await readFile(join(root, '.dockerignore'), 'utf8'))
    .split('\n')
    .filter((line) => /^[^#\s]/.test(line))
  const taken = lines.filter((line) => line.startsWith('!')).map((line) => line.slice(1))
  const left = lines.filter((line) => !line.startsWith('!') && line !== '*')
  const found: string[] = []
  for (const pattern of taken) {
    for await (const entry of glob(pattern, { cwd: root })) {
      const inside = (await stat(join(root, entry))).isDirectory()
        ? glob(`${entry}/**`, { cwd: root })
        : [entry]
      for await (const path of inside)
        if ((await stat(join(root, path))).isFile()) found.push(path.replaceAll('\\', '/'))
    }
  }
  return found.filter((path) => !left.some((pattern) => matchesGlob(path, pattern))).toSorted()
}
