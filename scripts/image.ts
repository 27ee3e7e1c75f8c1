/**
 * `npm run image`: what `docker build .` and `docker run` would do, without Docker: each stage of the Dockerfile in a
 * clean folder, from the files that .dockerignore lets through, by the Node that runs this; then the last stage's command
 * is started, its health check asked, and the finished folder searched for what must not be in it.
 */
import { execFileSync, spawn } from 'node:child_process'
import { cp, glob, mkdir, mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Step, stagesOf } from './dockerfile.ts'
import { contextFiles } from './image-context.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
/** Never in an image: secrets, history, data, tests, what only builds. */
const FOREIGN = [
  '**/.env*',
  '.git',
  '{cli,core,scripts,server,shared}/**/*.test.ts',
  'data',
  'node_modules/vitest',
  'node_modules/esbuild',
]
/** Three times the 60 s that the health check of the Dockerfile grants a start: other work may run beside this. */
const HEALTHY_MS = 180_000

/** @param folders Those of finished stages, by name. */
async function follow(step: Step, folder: string, context: string, folders: ReadonlyMap<string, string>) {
  if (step.word === 'RUN')
    return void execFileSync('sh', ['-c', step.rest], { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] })
  const [, from] = /--from=(\S+)/.exec(step.rest) ?? []
  const paths = step.rest.split(' ').filter((path) => !path.startsWith('--'))
  const to = paths.pop() ?? '.'
  const source = from === undefined ? context : (folders.get(from) ?? '')
  for (const path of paths) {
    const at = from === undefined ? path : relative('/app', path)
    const target = to.endsWith('/') ? join(folder, to, path) : join(folder, to)
    await mkdir(dirname(target), { recursive: true })
    await cp(join(source, at), target, { recursive: true })
  }
}

/** As the orchestrator asks: the image's own health check, until it is content. */
async function start(folder: string, command: readonly string[], check: readonly string[]): Promise<number> {
  const data = await mkdtemp(join(tmpdir(), 'image-data-'))
  const env = { PATH: process.env['PATH'], NODE_ENV: 'production', DATA_DIR: data, PORT: '4398' }
  const began = performance.now()
  const server = spawn(process.execPath, command.slice(1), {
    cwd: folder,
    env,
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const ended = new Promise<number | null>((resolve) => server.once('exit', resolve))
  const isHealthy = () => {
    try {
      execFileSync(process.execPath, check.slice(1), { env, stdio: 'ignore' })
      return true
    } catch {
      return false
    }
  }
  while (!isHealthy())
    if (server.exitCode !== null || performance.now() - began > HEALTHY_MS)
      throw new Error('The image does not become healthy: see what its server says above.')
  const seconds = (performance.now() - began) / 1000
  server.kill('SIGTERM')
  const code = await ended
  await rm(data, { recursive: true, force: true })
  if (code !== 0) throw new Error(`The image's server ended with ${code} when it was told to stop.`)
  return seconds
}

async function megabytes(folder: string): Promise<number> {
  let bytes = 0
  for await (const path of glob('**/*', { cwd: folder })) {
    const one = await stat(join(folder, path))
    if (one.isFile()) bytes += one.size
  }
  return bytes / 1e6
}

const work = await mkdtemp(join(tmpdir(), 'image-'))
try {
  const context = join(work, 'context')
  for (const path of await contextFiles(root)) await cp(join(root, path), join(context, path))
  const folders = new Map<string, string>()
  const stages = stagesOf(await readFile(join(root, 'Dockerfile'), 'utf8'))
  for (const { name, steps } of stages) {
    const folder = join(work, name)
    await mkdir(folder)
    folders.set(name, folder)
    for (const step of steps)
      if (step.word === 'COPY' || step.word === 'RUN') await follow(step, folder, context, folders)
  }
  const last = stages.at(-1)
  const image = folders.get(last?.name ?? '') ?? ''
  for (const pattern of FOREIGN)
    for await (const path of glob(pattern, { cwd: image }))
      throw new Error(
        `The image has ${path}, which is none of its business: see .dockerignore and Dockerfile.`,
      )
  const worded = (word: string) => last?.steps.find((step) => step.word === word)?.rest ?? ''
  if (worded('USER') !== 'node') throw new Error('The image runs as root: its last stage needs "USER node".')
  const listOf = (text: string) => JSON.parse(text.slice(text.indexOf('['))) as string[]
  const seconds = await start(image, listOf(worded('CMD')), listOf(worded('HEALTHCHECK')))
  console.log(
    `The image: ${(await megabytes(image)).toFixed(0)} MB beyond Node, healthy after ${seconds.toFixed(1)} s.`,
  )
} finally {
  await rm(work, { recursive: true, force: true })
}
