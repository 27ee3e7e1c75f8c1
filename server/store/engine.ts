/** The one dialect, Postgres, on two engines: embedded (PGlite, here) and a server (postgres.ts). */
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { PGlite } from '@electric-sql/pglite'
import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core'
import { drizzle as drizzlePglite } from 'drizzle-orm/pglite'
import { migrate as migratePglite } from 'drizzle-orm/pglite/migrator'
import { type ConstructorOptions, fromPglite } from 'pg-boss'
import { openEmbedded } from './embedded-client.ts'
import * as schema from './schema.ts'

export type Database = PgDatabase<PgQueryResultHKT, typeof schema>
/** What a transaction hands in. Inside one, never use the outer database: on PGlite it waits for the transaction's end. */
export type Transaction = Parameters<Parameters<Database['transaction']>[0]>[0]

export interface Engine {
  readonly name: 'embedded' | 'postgres'
  /** For requests. */
  readonly db: Database
  /** For work: the same database by connections of its own, so that neither waits for the other's. */
  readonly workDb: Database
  /** How pg-boss reaches the same database. */
  readonly queue: ConstructorOptions
  /** Calls back with the payload of each NOTIFY. A lost connection is made again; what was missed is missed. */
  listen(channel: string, heard: (payload: string) => void): Promise<void>
  close(): Promise<void>
}

export const migrationsFolder = fileURLToPath(new URL('migrations', import.meta.url))

export async function embedded(directory: string): Promise<Engine> {
  const client = await openEmbedded(join(directory, 'database'))
  const db = drizzlePglite({ client: client as PGlite, schema })
  await migratePglite(db, { migrationsFolder })
  return {
    name: 'embedded',
    db,
    workDb: db,
    queue: { db: fromPglite(client), backend: 'pglite' },
    async listen(channel, heard) {
      await client.listen(channel, heard)
    },
    close: () => client.close(),
  }
}
