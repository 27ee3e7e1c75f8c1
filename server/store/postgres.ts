/** The dialect on a server: pools with limits, so that nobody waits for ever on what is frozen or cut off. */
import { drizzle } from 'drizzle-orm/node-postgres'
import { migrate } from 'drizzle-orm/node-postgres/migrator'
import { Client, Pool, type PoolConfig } from 'pg'
import { type Engine, migrationsFolder } from './engine.ts'
import { listener } from './listener.ts'
import * as schema from './schema.ts'

type Log = (message: string, facts?: Record<string, unknown>) => void

/** Any number that no other program takes: replicas that start together migrate one after the other. */
const MIGRATION_LOCK = 7_046_921

/**
 * Milliseconds. Our slowest statement takes 300; a transaction whose client was cut off holds its run's row for the
 * third of these, and who waits for the row gives up at the second and is told to come back.
 */
const patience = {
  connectionTimeoutMillis: 5_000,
  lock_timeout: 5_000,
  idle_in_transaction_session_timeout: 10_000,
  statement_timeout: 15_000,
  query_timeout: 20_000,
  keepAlive: true,
  keepAliveInitialDelayMillis: 10_000,
} satisfies PoolConfig

/** Connections by duty: frames being measured never take those that requests are answered with. */
const POOLS = { requests: 10, work: 8, queue: 5 }

export async function postgres(url: string, log: Log): Promise<Engine> {
  await bringUpToDate(url)
  const pools: Pool[] = []
  const pool = (max: number) => {
    const made = new Pool({ connectionString: url, max, ...patience })
    // An idle connection that breaks would otherwise end the process.
    made.on('error', (error) => log('database connection lost', { error: error.message }))
    // So would one that breaks within a transaction, between two statements: the next one fails by itself.
    made.on('connect', (client) => client.on('error', () => undefined))
    pools.push(made)
    return drizzle({ client: made, schema })
  }
  const listeners: (() => Promise<void>)[] = []
  return {
    name: 'postgres',
    db: pool(POOLS.requests),
    workDb: pool(POOLS.work),
    queue: { connectionString: url, max: POOLS.queue, ...patience },
    async listen(channel, heard) {
      listeners.push(await listener(url, channel, heard, log))
    },
    async close() {
      await Promise.all(listeners.map((stop) => stop()))
      await Promise.all(pools.map((one) => one.end()))
    },
  }
}

/** On a session without limits: waiting for another replica's migration is no fault. */
async function bringUpToDate(url: string): Promise<void> {
  const client = new Client({
    connectionString: url,
    connectionTimeoutMillis: patience.connectionTimeoutMillis,
  })
  client.on('error', () => undefined)
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK])
    await migrate(drizzle({ client, schema }), { migrationsFolder })
  } finally {
    // The lock goes with the session.
    await client.end().catch(() => undefined)
  }
}
