/**
 * `npm run matrix [-- 22 24 26]`: the packed tarball, installed in an empty project and run by each of these Nodes, which
 * come from the package registry: outside of the root install, so that nobody else pays for them.
 */
import { execFileSync, spawn } from 'node:child_process'
import { cp, mkdir, mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { pack } from './pack.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const { platform, arch } = process
const windows = platform === 'win32'
const quiet = ['--no-audit', '--no-fund', '--loglevel=error']

const npm = (cwd: string, ...args: string[]) =>
  execFileSync('npm', args, { cwd, shell: windows, stdio: ['ignore', 'pipe', 'inherit'] })

async function bytesIn(folder: string): Promise<number> {
  const names = await readdir(folder, { recursive: true, withFileTypes: true })
  const sizes = names.filter((one) => one.isFile()).map((one) => stat(join(one.parentPath, one.name)))
  return (await Promise.all(sizes)).reduce((sum, { size }) => sum + size, 0)
}

/** Node itself, as the registry has it for this platform. */
async function nodeOf(version: string, at: string): Promise<string> {
  const folder = { darwin: 'darwin', linux: 'linux', win32: 'win' }[platform as 'darwin' | 'linux' | 'win32']
  await mkdir(at, { recursive: true })
  await writeFile(join(at, 'package.json'), '{}')
  npm(at, 'install', `node-${folder}-${arch}@${version}`, '--ignore-scripts', ...quiet)
  return join(at, 'node_modules', `node-${folder}-${arch}`, 'bin', windows ? 'node.exe' : 'node')
}

/** Says on leaving what CPU time it took, all threads together. */
const TELL_CPU = `data:text/javascript,import{writeFileSync}from'node:fs';process.on('exit',()=>{const{user,system}=process.cpuUsage();writeFileSync(process.env.CPU_FILE,String((user+system)/1e6))})`

const { name: NAME } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { name: string }
const EXAMPLE = `
import { readFile } from 'node:fs/promises'
import { extract, render } from '${NAME}'
const set = await extract([{ name: 'dashboard.png', image: await readFile('dashboard.png') }], { types: ['color'] })
const [css] = await render(set, 'css')
if (set.primitives.length < 5 || !css.content.includes('--color-')) throw new Error('that is not what it measures')
`

async function tryWith(node: string, project: string): Promise<void> {
  const cpuFile = join(project, 'cpu.txt')
  const env = {
    ...process.env,
    CPU_FILE: cpuFile,
    DATA_DIR: join(project, 'data'),
    NODE_OPTIONS: `--import=${TELL_CPU}`,
  }
  const bin = join(project, 'node_modules', NAME, 'cli/bin.js')
  const run = async (...args: string[]) => {
    const out = execFileSync(node, args, { cwd: project, env, stdio: ['ignore', 'pipe', 'pipe'] }).toString()
    return { out, cpu: Number(await readFile(cpuFile, 'utf8')).toFixed(2) }
  }
  const version = await run(bin, '--version')
  const extracted = await run(bin, 'extract', 'dashboard.png', '--out', 'tokens')
  const checked = await run(bin, 'check', 'tokens/tokens.json')
  const library = await run('library.mjs')
  const served = await serve(node, bin, { ...env, PORT: '0' }, project)
  const started = Number(await readFile(cpuFile, 'utf8')).toFixed(2)
  console.log(
    `Node ${execFileSync(node, ['--version']).toString().trim()}: --version ${version.out.trim()} ${version.cpu} s CPU, ` +
      `extract ${extracted.cpu} s, check ${checked.cpu} s, library ${library.cpu} s, serve ${served} ${started} s`,
  )
}

async function serve(node: string, bin: string, env: NodeJS.ProcessEnv, cwd: string): Promise<string> {
  const child = spawn(node, [bin, 'serve'], { cwd, env, stdio: ['ignore', 'pipe', 'inherit'] })
  let said = ''
  const address = await new Promise<string>((resolve, reject) => {
    child.on('exit', (code) => reject(new Error(`serve ended with ${code}: ${said}`)))
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString()
      const found = /http:\S+\/#token=\S+/.exec(said)
      if (found) resolve(found[0])
    })
  })
  const { origin } = new URL(address)
  const [health, page] = await Promise.all([fetch(`${origin}/health`), fetch(`${origin}/`)])
  if (!health.ok || !(await page.text()).includes('page.js')) throw new Error('serve does not give its page')
  const gone = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGTERM')
  await gone
  return 'up and down'
}

const versions = process.argv.slice(2).length > 0 ? process.argv.slice(2) : ['22', '24', '26']
const tarball = await pack()
console.log(`${tarball}: ${((await stat(tarball)).size / 1e6).toFixed(2)} MB`)
const folder = await mkdtemp(join(tmpdir(), 'matrix-'))
try {
  const project = join(folder, 'project')
  await mkdir(project)
  await writeFile(join(project, 'package.json'), '{"private":true,"type":"module"}')
  npm(project, 'install', tarball, ...quiet)
  console.log(`installed: ${Math.round((await bytesIn(join(project, 'node_modules'))) / 1e6)} MB`)
  await cp(join(root, 'examples/dashboard.png'), join(project, 'dashboard.png'))
  await writeFile(join(project, 'library.mjs'), EXAMPLE)
  for (const version of versions) {
    const node = await nodeOf(version, join(folder, `node-${version}`))
    await rm(join(project, 'data'), { recursive: true, force: true })
    await tryWith(node, project)
  }
} finally {
  await rm(folder, { recursive: true, force: true })
}
