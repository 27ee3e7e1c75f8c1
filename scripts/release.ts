/**
 * `npm run release`: all that a release consists of, in build/release: the plugin with its manifest, the npm tarball, the
 * static page, the image's context, notes and checksums. The same sources give the same archives.
 */
import { createHash } from 'node:crypto'
import { glob, mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { zipSync } from 'fflate'
import { contextFiles } from './image-context.ts'
import { pack } from './pack.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const release = join(root, 'build/release')
/** One date for all time. */
const EPOCH = new Date(1980, 0, 1)

/** @param under Folder that the paths are of; it is not in the archive. */
async function zip(name: string, paths: readonly string[], under = ''): Promise<void> {
  const files = paths.toSorted().map(async (path) => [path, await readFile(join(root, under, path))] as const)
  await writeFile(
    join(release, name),
    zipSync(Object.fromEntries(await Promise.all(files)), { mtime: EPOCH }),
  )
}

/** What CHANGELOG.md says of a version, or of what is not released yet. */
export function notesOf(changelog: string, version: string): string {
  const sections = changelog.split(/^## /m).slice(1)
  const section =
    sections.find((one) => one.startsWith(version)) ?? sections.find((one) => one.startsWith('Unreleased'))
  return (section ?? '').replace(/^.*\n/, '').trim()
}

async function main(): Promise<void> {
  await rm(release, { recursive: true, force: true })
  await mkdir(release, { recursive: true })
  await pack()
  const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { version: string }
  await zip(`token-pipeline-plugin-${version}.zip`, [
    'manifest.json',
    'build/main.js',
    'build/ui.js',
    'LICENSE',
  ])
  const page = await Array.fromAsync(glob('**/*.*', { cwd: join(root, 'build/page') }))
  await zip(`token-pipeline-page-${version}.zip`, page, 'build/page')
  await zip(`token-pipeline-image-${version}.zip`, [
    'Dockerfile',
    'compose.yaml',
    ...(await contextFiles(root)),
  ])
  await writeFile(
    join(release, 'NOTES.md'),
    `${notesOf(await readFile(join(root, 'CHANGELOG.md'), 'utf8'), version)}\n`,
  )
  const lines = (await readdir(release)).toSorted().map(async (name) => {
    const bytes = await readFile(join(release, name))
    console.log(`${name}: ${(bytes.length / 1e6).toFixed(2)} MB`)
    return `${createHash('sha256').update(bytes).digest('hex')}  ${name}\n`
  })
  await writeFile(join(release, 'SHA256SUMS'), (await Promise.all(lines)).join(''))
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main()
