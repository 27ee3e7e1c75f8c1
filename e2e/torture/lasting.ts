/** What was saved comes back on another ground: embedded → folder → Postgres and S3 → bucket → embedded. */
import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { createToken } from '../../server/access/tokens.ts'
import { openStore } from '../../server/store/open.ts'
import { type Door, ask, oneRun } from './designer.ts'
import { ground } from './fleet.ts'
import { serverProcess } from './process.ts'

export interface LastingReport {
  readonly runs: number
  readonly said: readonly string[]
  readonly complaints: readonly string[]
}

const cli = fileURLToPath(new URL('../../cli/main.ts', import.meta.url))
const run = promisify(execFile)
const command = async (env: Record<string, string>, ...words: string[]): Promise<string> =>
  (await run(process.execPath, [cli, ...words], { env: { ...process.env, ...env } })).stderr.trim()

const RUNS = 3

export async function lasting(): Promise<LastingReport> {
  const home = await mkdtemp(join(tmpdir(), 'lasting-'))
  const base = await ground()
  const said: string[] = []
  const complaints: string[] = []
  const bucket = { ...prefixed(base.env), BACKUP_S3_BUCKET: 'backups' }
  try {
    const first = { DATA_DIR: join(home, 'first') }
    const runs: string[] = []
    const before = await serving(first, undefined, async (door) => {
      for (let n = 0; n < RUNS; n++) runs.push((await oneRun(door, 3, 40 + n)).run)
      return all(door, runs)
    })
    said.push(await command(first, 'backup', join(home, 'place')))
    await emptied(base.env)
    said.push(await command(base.env, 'restore', join(home, 'place')))
    const token = await teamToken(base.env)
    const onPostgres = await serving(base.env, token, (door) => all(door, runs))
    said.push(await command({ ...base.env, ...bucket }, 'backup', 's3'))
    said.push(await command({ ...base.env, ...bucket }, 'backup', 's3'))
    const last = { DATA_DIR: join(home, 'last') }
    said.push(await command({ ...last, ...bucket }, 'restore', 's3'))
    const again = await serving(last, undefined, (door) => all(door, runs))
    if (onPostgres !== before) complaints.push('on Postgres something is not what it was')
    if (again !== before) complaints.push('back on the embedded database something is not what it was')
    if (!/ 0 of them new/.test(said.at(-2) ?? '')) complaints.push('the second backup copied something again')
  } finally {
    await base.close()
    await rm(home, { recursive: true, force: true })
  }
  return { runs: RUNS, said, complaints }
}

/** Another bucket of the same store. */
const prefixed = (env: Record<string, string>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(env).flatMap(([name, value]) =>
      name.startsWith('S3_') ? [[`BACKUP_${name}`, value]] : [],
    ),
  )

/** The ground comes with a token in it. */
async function emptied(env: Record<string, string>): Promise<void> {
  const store = await open(env)
  await store.db.delete((await import('../../server/store/schema.ts')).tokens)
  await store.close()
}

async function teamToken(env: Record<string, string>): Promise<string> {
  const store = await open(env)
  const { secret } = await createToken(store.db, { name: 'a', workspace: 'local', scopes: ['read', 'run'] })
  await store.close()
  return secret
}

const open = (env: Record<string, string>) =>
  openStore({
    directory: '',
    databaseUrl: env['DATABASE_URL'],
    s3: {
      endpoint: env['S3_ENDPOINT'] ?? '',
      bucket: env['S3_BUCKET'] ?? '',
      region: 'us-east-1',
      accessKeyId: env['S3_ACCESS_KEY_ID'] ?? '',
      secretAccessKey: env['S3_SECRET_ACCESS_KEY'] ?? '',
    },
    log: () => undefined,
  })

async function serving<T>(
  env: Record<string, string>,
  token: string | undefined,
  work: (door: Door) => Promise<T>,
): Promise<T> {
  const server = await serverProcess({ LOG_LEVEL: 'error', ...env })
  await server.start()
  try {
    const own = token ?? (await readFile(join(env['DATA_DIR'] ?? '', 'token'), 'utf8')).trim()
    return await work({ origin: () => server.origin, token: own })
  } finally {
    await server.stop()
  }
}

/** A hash over everything that can be read of these runs and their libraries. */
async function all(door: Door, runs: readonly string[]): Promise<string> {
  const hash = createHash('sha256')
  const paths = runs.flatMap((one) => [
    `/runs/${one}`,
    `/runs/${one}/tokens`,
    `/runs/${one}/frames/f0/image`,
    `/runs/${one}/events`,
  ])
  for (const path of [...paths, '/projects', ...[0, 1, 2].map((n) => `/projects/p${n}/library`)])
    hash.update(path).update(Buffer.from(await (await ask(door, 'GET', path)).arrayBuffer()))
  return hash.digest('hex')
}
