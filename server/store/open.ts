/** Opens the embedded database and the bytes beside it, in one directory. */
import { chmod, mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { PGlite } from '@electric-sql/pglite'
import { type PgliteDatabase, drizzle } from 'drizzle-orm/pglite'
import { migrate } from 'drizzle-orm/pglite/migrator'
import { type Blobs, createBlobs } from './blobs.ts'
import { lockDirectory } from './lock.ts'
import * as schema from './schema.ts'

export type Database = PgliteDatabase<typeof schema>
/** What a transaction hands in. Inside one, never use the outer database: it waits for the transaction's end. */
export type Transaction = Parameters<Parameters<Database['transaction']>[0]>[0]

export interface Store {
  readonly db: Database
  readonly blobs: Blobs
  close(): Promise<void>
}

const migrationsFolder = fileURLToPath(new URL('migrations', import.meta.url))

/** @throws Problem `data-in-use` when another process holds the directory. */
export async function openStore(directory: string): Promise<Store> {
  await mkdir(directory, { recursive: true, mode: 0o700 })
  await chmod(directory, 0o700)
  const unlock = await lockDirectory(directory)
  try {
    const client = await PGlite.create(join(directory, 'database'))
    const db = drizzle({ client, schema })
    await migrate(db, { migrationsFolder })
    return {
      db,
      blobs: createBlobs(join(directory, 'blobs')),
      async close() {
        await client.close()
        await unlock()
      },
    }
  } catch (error) {
    await unlock()
    throw error
  }
}
