/**
 * The lock holds what every platform installs. npm drops the packages of other platforms when it writes a lock beside
 * an installed node_modules, and `npm ci` of 11.6 and newer then refuses to run. `npm run lock` puts
 * them back.
 */
import { readFile } from 'node:fs/promises'
import { expect, it } from 'vitest'

interface Locked {
  readonly dependencies?: Readonly<Record<string, string>>
  readonly devDependencies?: Readonly<Record<string, string>>
  readonly optionalDependencies?: Readonly<Record<string, string>>
  readonly resolved?: string
}
const root = new URL('..', import.meta.url)
const { packages } = JSON.parse(await readFile(new URL('package-lock.json', root), 'utf8')) as {
  packages: Record<string, Locked>
}

/** Node's search: the folder's own node_modules, then those of the folders around it. */
function isFound(from: string, name: string): boolean {
  if (`${from}${from ? '/' : ''}node_modules/${name}` in packages) return true
  return from !== '' && isFound(from.slice(0, Math.max(0, from.lastIndexOf('/node_modules/'))), name)
}

it('has every package that one of its packages wants, on whatever platform', () => {
  const missing = Object.entries(packages).flatMap(([at, entry]) =>
    Object.keys({ ...entry.dependencies, ...entry.devDependencies, ...entry.optionalDependencies })
      .filter((name) => !isFound(at, name))
      .map((name) => `${at} → ${name}`),
  )
  expect(Object.keys(packages).length).toBeGreaterThan(500)
  expect(missing).toEqual([])
})

it('names no registry, and so can be installed from any', () => {
  expect(Object.entries(packages).filter(([, { resolved }]) => resolved?.startsWith('http'))).toEqual([])
})

it('has nothing that one npm writes and another removes', () => {
  // npm 10 knows no `libc` and drops it, npm 11 writes it: without, all of them leave the lock alone.
  expect(Object.entries(packages).filter(([, entry]) => 'libc' in entry)).toEqual([])
})
