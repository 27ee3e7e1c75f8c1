/** The one dialect, Postgres, on two engines: embedded (PGlite) and a server. About forty lines differ; they are here. */
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { PGlite } from '@electric-sql/pglite'
import { drizzle as drizzlePg } from 'drizzle-orm/node-postgres'
import { migrate as migratePg } from 'drizzle-orm/node-postgres/migrator'
import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core'
import { drizzle as drizzlePglite } from 'drizzle-orm/pglite'
import { migrate as migratePglite } from 'drizzle-orm/pglite/migrator'
import { Client, Pool } from 'pg'
import { type ConstructorOptions, fromPglite } from 'pg-boss'
import { openEmbedded } from './embedded-client.ts'
import * as schema from './schema.ts'

export type Database = PgDatabase<PgQueryResultHKT, typeof schema>
/** What a transaction hands in. Inside one, never use the outer database: on PGlite it waits for the transaction's end. */
export type Transaction = Parameters<Parameters<Database['transaction']>[0]>[0]

export interface Engine {
  readonly name: 'embedded' | 'postgres'
  readonly db: Database
  /** How pg-boss reaches the same database. */
  readonly queue: ConstructorOptions
  /** Calls back with the payload of each NOTIFY. A lost connection is made again; what was missed is missed. */
  listen(channel: string, heard: (payload: string) => void): Promise<void>
  close(): Promise<void>
}

const migrationsFolder = fileURLToPath(new URL('migrations', import.meta.url))

export async function embedded(directory: string): Promise<Engine> {
  const client = await openEmbedded(join(directory, 'database'))
  const db = drizzlePglite({ client: client as PGlite, schema })
  await migratePglite(db, { migrationsFolder })
  return {
    name: 'embedded',
    db,
    queue: { db: fromPglite(client), backend: 'pglite' },
    async listen(channel, heard) {
      await client.listen(channel, heard)
    },
    close: () => client.close(),
  }
}

/** Any number that no other program takes: replicas that start together migrate one after the other. */
const MIGRATION_LOCK = 7_046_921

export async function postgres(
  url: string,
  log: (message: string, facts?: Record<string, unknown>) => void,
): Promise<Engine> {
  const pool = new Pool({ connectionString: url, max: 10 })
  // An idle connection that breaks would otherwise end the process.
  pool.on('error', (error) => log('database connection lost', { error: error.message }))
  const client = await pool.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK])
    await migratePg(drizzlePg({ client, schema }), { migrationsFolder })
  } finally {
    await client.query('select pg_advisory_unlock($1)', [MIGRATION_LOCK]).catch(() => undefined)
    client.release()
  }
  const listeners: (() => Promise<void>)[] = []
  return {
    name: 'postgres',
    db: drizzlePg({ client: pool, schema }),
    queue: { connectionString: url, max: 5 },
    async listen(channel, heard) {
      listeners.push(await listener(url, channel, heard, log))
    },
    async close() {
      await Promise.all(listeners.map((stop) => stop()))
      await pool.end()
    },
  }
}

/** A session of its own (so no PgBouncer in transaction mode), made again a second after it broke. */
async function listener(
  url: string,
  channel: string,
  heard: (payload: string) => void,
  log: (message: string, facts?: Record<string, unknown>) => void,
): Promise<() => Promise<void>> {
  let stopped = false
  let client: Client | undefined
  const connect = async (): Promise<void> => {
    client = new Client({ connectionString: url, keepAlive: true })
    client.on('notification', ({ payload }) => heard(payload ?? ''))
    client.on('error', (error) => log('listener lost', { error: error.message }))
    client.on('end', () => {
      if (!stopped) setTimeout(() => void connect().catch(() => client?.emit('end')), 1000)
    })
    await client.connect()
    await client.query(`listen ${channel}`)
  }
  await connect()
  return async () => {
    stopped = true
    await client?.end().catch(() => undefined)
  }
}
