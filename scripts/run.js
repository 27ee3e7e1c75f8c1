/**
 * `node scripts/run.js build.ts …`, `node scripts/run.js vitest …`: runs a file, or a package's program, by a Node that
 * is new enough: the one that runs this, or else the one that `npm install` brought. That one can't be left to PATH:
 * npm 10 removes node_modules/.bin/node again with the packages of other platforms. JavaScript, because an older Node
 * reads no TypeScript.
 */
import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import process from 'node:process'
import { fileURLToPath, pathToFileURL } from 'node:url'

/** TypeScript is read from 24 on; `Promise.withResolvers`, `Map.groupBy` and `fs.glob` are in 22.17. */
const wantedFor = (file) => (file.endsWith('.ts') ? [24, 0] : [22, 17])
const modules = fileURLToPath(new URL('../node_modules', import.meta.url))
const { platform, arch } = process

/** Runs a file by this very process where it may; else by a child, whose end is ours. */
export async function run(file, args) {
  const wanted = wantedFor(file)
  if (isAtLeast(wanted)) {
    process.argv.splice(1, process.argv.length, file, ...args)
    await import(pathToFileURL(file).href)
    return
  }
  const node = broughtNode()
  if (node === undefined) {
    const isClone = existsSync(new URL('../package-lock.json', import.meta.url))
    console.error(
      `Node ${process.versions.node} (${process.execPath}) runs this, but Token Pipeline needs ${wanted.join('.')} or newer. ` +
        (isClone
          ? 'One comes with the project: run `npm install` without --omit=optional; or install'
          : 'Install') +
        ` Node ${wanted.join('.')}: https://nodejs.org`,
    )
    process.exit(1)
  }
  const env = { ...process.env, PATH: `${dirname(node)}${delimiter}${process.env.PATH ?? ''}` }
  const child = spawn(node, [file, ...args], { stdio: 'inherit', env })
  // Ctrl+C reaches the child by the terminal; what is sent to us alone is passed on.
  process.on('SIGINT', () => undefined)
  process.on('SIGTERM', () => child.kill('SIGTERM'))
  child.on('error', (error) => {
    console.error(`${node} does not start: ${error.message}. Install Node ${wanted[0]}.`)
    process.exit(1)
  })
  child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 143)))
}

function isAtLeast([major, minor]) {
  const [ours, oursMinor] = process.versions.node.split('.').map(Number)
  return ours > major || (ours === major && oursMinor >= minor)
}

function broughtNode() {
  const folder = { darwin: 'darwin', linux: 'linux', win32: 'win' }[platform]
  const program = platform === 'win32' ? 'node.exe' : 'node'
  return [`node-${folder}-${arch}`, `node-bin-${folder}-${arch}`]
    .map((name) => join(modules, name, 'bin', program))
    .find(existsSync)
}

function programOf(name) {
  const folder = join(modules, name)
  const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  return join(folder, typeof bin === 'string' ? bin : bin[name])
}

const [, self, what, ...args] = process.argv
if (self === fileURLToPath(import.meta.url))
  await run(
    /\.[jt]s$/.test(what) ? fileURLToPath(new URL(`../${what}`, import.meta.url)) : programOf(what),
    args,
  )
