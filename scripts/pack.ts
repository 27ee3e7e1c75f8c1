/**
 * `npm run pack`: the package as it is published, in build/package and as a tarball in build/release: compiled
 * JavaScript with types, the built plugin and page, and the dependencies that run. No Node: `engines` says which.
 */
import { execFileSync } from 'node:child_process'
import { cp, glob, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const folder = join(root, 'build/package')
const release = join(root, 'build/release')
const node = (...args: string[]) => execFileSync(process.execPath, args, { cwd: root, stdio: 'inherit' })

interface Package {
  readonly name: string
  readonly version: string
  readonly description: string
  readonly license: string
  readonly keywords?: readonly string[]
  readonly repository?: unknown
  readonly bin: Readonly<Record<string, string>>
  readonly exports: Readonly<Record<string, string>>
  readonly dependencies: Readonly<Record<string, string>>
  readonly publishedEngines: Readonly<Record<string, string>>
}

/** `./cli/library.ts` as it is compiled. */
const compiled = (path: string) => ({
  types: path.replace(/\.ts$/, '.d.ts'),
  default: path.replace(/\.ts$/, '.js'),
})

export const published = (own: Package) => ({
  name: own.name,
  version: own.version,
  description: own.description,
  license: own.license,
  ...(own.repository !== undefined && { repository: own.repository }),
  type: 'module',
  bin: own.bin,
  exports: {
    ...Object.fromEntries(Object.entries(own.exports).map(([name, path]) => [name, compiled(path)])),
    './package.json': './package.json',
  },
  engines: own.publishedEngines,
  dependencies: own.dependencies,
  publishConfig: { access: 'public', provenance: true },
})

/** @returns The tarball. */
export async function pack(): Promise<string> {
  node('scripts/build.ts')
  await rm(folder, { recursive: true, force: true })
  node('node_modules/typescript/bin/tsc', '-p', 'tsconfig.package.json')
  await sayDeclarations()
  const copied = [
    'server/store/migrations',
    'cli/bin.js',
    'scripts/run.js',
    'build/main.js',
    'build/ui.js',
    'build/page',
    'manifest.json',
    'README.md',
    'CHANGELOG.md',
    'LICENSE',
  ]
  for (const path of copied) await cp(join(root, path), join(folder, path), { recursive: true })
  const own = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as Package
  await writeFile(join(folder, 'package.json'), `${JSON.stringify(published(own), null, 2)}\n`)
  await mkdir(release, { recursive: true })
  const said = execFileSync('npm', ['pack', '--json', '--pack-destination', release], {
    cwd: folder,
    shell: process.platform === 'win32',
  })
  const [{ filename }] = JSON.parse(said.toString()) as [{ filename: string }]
  return join(release, filename.replace('@', '').replace('/', '-'))
}

/** The compiler rewrites `./x.ts` in code; declarations keep it, which not every compiler follows. */
async function sayDeclarations(): Promise<void> {
  for await (const file of glob('**/*.d.ts', { cwd: folder })) {
    const path = join(folder, file)
    const text = await readFile(path, 'utf8')
    await writeFile(path, text.replace(/((?:from|import\() ?['"]\.[^'"]*)\.ts(['"])/g, '$1.js$2'))
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) console.log(await pack())
