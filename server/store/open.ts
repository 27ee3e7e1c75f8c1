/** Opens the database and the bytes beside it. */
import { chmod } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Problem } from '../../shared/problem.ts'
import { type Blobs, createBlobs } from './blobs.ts'
import { type Engine, embedded } from './engine.ts'
import { INCOMING, fileShelf, sweepParts } from './file-shelf.ts'
import { beforeDatabase, notOpened, standOn, unusable } from './ground.ts'
import { lockDirectory } from './lock.ts'
import { type S3Options, objectShelf } from './object-shelf.ts'
import { postgres } from './postgres.ts'

export interface Store extends Engine {
  readonly blobs: Blobs
  /** A folder for what is on its way in; made when it is needed. */
  readonly incoming: string
  /** Tells an administrator what nobody who is answered can mend. */
  readonly log: StoreOptions['log']
}

export interface StoreOptions {
  /** Where the embedded engine and local files live. */
  readonly directory: string
  /** `postgres://…`; absent: embedded. */
  readonly databaseUrl?: string | undefined
  readonly s3?: S3Options | undefined
  readonly log: (message: string, facts?: Record<string, unknown>) => void
}

/**
 * @throws Problem `data-in-use` when another process holds the directory, `invalid-configuration` when several servers
 *   would share a database but not the pictures.
 */
export async function openStore({ directory, databaseUrl, s3, log }: StoreOptions): Promise<Store> {
  if (databaseUrl !== undefined && !s3)
    throw new Problem(
      'invalid-configuration',
      'DATABASE_URL is set, but there is no store for pictures that all servers share: a worker could not read what another server took in.',
      'Set S3_ENDPOINT, S3_BUCKET, S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY, or unset DATABASE_URL.',
    )
  if (databaseUrl !== undefined && s3)
    return {
      ...(await postgres(databaseUrl, log)),
      blobs: createBlobs(objectShelf(s3)),
      incoming: join(tmpdir(), 'token-pipeline-incoming'),
      log,
    }
  await standOn(directory)
  const unlock = await lockDirectory(directory)
  try {
    await chmod(directory, 0o700)
    const stands = await beforeDatabase(directory)
    const files = join(directory, 'blobs')
    await sweepParts(files)
    const engine = await embedded(directory).catch(async (cause: unknown) => {
      throw await notOpened(directory, cause)
    })
    await stands()
    return {
      ...engine,
      blobs: createBlobs(s3 ? objectShelf(s3) : fileShelf(files)),
      incoming: join(files, INCOMING),
      log,
      async close() {
        await engine.close()
        await unlock()
      },
    }
  } catch (error) {
    await unlock()
    throw error instanceof Problem ? error : unusable(directory, error as Error)
  }
}
